"""Things before verbs: each verb is a need of its own for each of the things."""

import pytest

from scopes.finding.headed import headed_lines
from scopes.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("Floors: list, add and remove.", ["list Floors", "add Floors", "remove Floors"]),
        ("| rooms | read, delete |", ["read rooms", "delete rooms"]),
        ("call queues, hunt groups: read", ["read call queues", "read hunt groups"]),
        ("webhooks (create / delete)", ["create webhooks", "delete webhooks"]),
        ("devices - list", ["list devices"]),
        ("Rooms: create. Memberships: add, remove.",
         ["create Rooms", "add Memberships", "remove Memberships"]),
        ("Rooms: create, frobnicate, delete",
         ["create Rooms", "frobnicate Rooms", "delete Rooms"]),
        ("Users: read; call queues: update", ["read Users", "update call queues"]),
        ("rooms: with their members", []),
        ("What it does: list", []),
        ("we need: list", []),
        ("list rooms: read", []),
        ("Our app reads rooms, then it posts", []),
    ],
)  # fmt: skip
def test_verbs_after_things_are_done_to_each_of_these(
    knowledge: Knowledge, text: str, texts: list[str]
) -> None:
    lines = headed_lines(text, knowledge.reader, knowledge.reader.read)

    assert [found for line in lines for found in line.texts] == texts


def test_a_line_is_where_it_stands_in_the_text(knowledge: Knowledge) -> None:
    text = "For our app:\nrooms: list\nThanks"

    (found,) = headed_lines(text, knowledge.reader, knowledge.reader.read)

    assert text[found.line.start : found.line.end] == "rooms: list"
