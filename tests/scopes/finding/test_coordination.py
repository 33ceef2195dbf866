"""What one part of a message says of several things."""

import pytest

from scopes.finding.coordination import LONGEST, divided
from scopes.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("read rooms and messages", ["read rooms", "read messages"]),
        ("create and delete rooms", ["create rooms", "delete rooms"]),
        ("hold and hang up calls", ["hold calls", "hang up calls"]),
        ("list rooms, create teams", ["list rooms", "create teams"]),
        ("rooms and messages", ["rooms", "messages"]),
        ("read rooms", []),
        ("read rooms and messages, admin", ["read rooms", "read messages"]),
        (", ".join(["rooms"] * 7), []),
        ("listar usuarios y licencias", ["listar usuarios", "listar licencias"]),
        (
            "aufzeichnungen und transkripte herunterladen",
            ["aufzeichnungen herunterladen", "transkripte herunterladen"],
        ),
        ("管理者として会議を一覧", []),
        ("ユーザーごとに録画を一覧", []),
        ("set up rooms and devices", ["set up rooms", "set up devices"]),
        ("会議を作成して録画をダウンロードする", ["会議を作成", "録画をダウンロードする"]),
    ],
)
def test_each_thing_has_the_verb_it_shares(
    text: str, things: list[str], knowledge: Knowledge
) -> None:
    assert divided(text, knowledge.reader, knowledge.reader.read) == things


def test_what_is_too_long_for_a_sentence_is_not_divided(knowledge: Knowledge) -> None:
    text = f"read {'very ' * (LONGEST // 5)}old rooms and messages"

    assert divided(text, knowledge.reader, knowledge.reader.read) == []
