"""How a message was read can be told: its parts, their candidates, and what spoke for each."""

import pytest

from scopes.data.kinds import KINDS
from scopes.finding.explain import SHOWN_CANDIDATES, SHOWN_KINDS, Explanation, explain
from scopes.finding.signals import MEANINGS
from scopes.knowledge import Knowledge
from tests.support.pasted import access_token


def explained(text: str, knowledge: Knowledge) -> Explanation:
    question = knowledge.reader.read(text)
    return explain(question, knowledge.learned, knowledge.matcher, knowledge.resolver)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("list devices, then create a hunt group", ["list devices", "create a hunt group"]),
        ("1. list devices\n2. create a hunt group", ["list devices", "create a hunt group"]),
        ("GET /v1/rooms and create a hunt group", ["create a hunt group"]),
        ("spark:people_read and create a hunt group", ["create a hunt group"]),
        ("GET /v1/rooms", []),
        ("", []),
    ],
)
def test_parts_stand_where_their_words_do(
    knowledge: Knowledge, text: str, parts: list[str]
) -> None:
    found = explained(text, knowledge)

    assert [found.text[part.start : part.end] for part in found.parts] == parts


def test_a_message_of_one_need_is_one_part(knowledge: Knowledge) -> None:
    (part,) = explained("hello, which scope lists the hunt groups?", knowledge).parts

    assert "list" in part.said


def test_the_likeliest_kinds_and_candidates_come_first(knowledge: Knowledge) -> None:
    found = explained("create a hunt group", knowledge)
    shares = [share for _, share in found.kinds]
    *considered, undocumented, nothing = found.parts[0].considered
    probabilities = [each.probability for each in considered]

    assert len(shares) == SHOWN_KINDS
    assert {kind for kind, _ in found.kinds} <= set(KINDS)
    assert shares == sorted(shares, reverse=True)
    assert len(considered) == SHOWN_CANDIDATES
    assert probabilities == sorted(probabilities, reverse=True)
    assert (undocumented.scopes, undocumented.operation is None) == ((), False)
    assert (nothing.scopes, nothing.operation) == ((), None)
    assert {tuple(each.signals) for each in found.parts[0].considered} == {tuple(MEANINGS)}


def test_what_the_message_needs_as_a_whole_is_told_likeliest_first(knowledge: Knowledge) -> None:
    text = "list devices, then create a hunt group"
    whole = explained(text, knowledge).whole
    chances = [each.chance for each in whole]

    assert chances == sorted(chances, reverse=True)
    assert {each.label[0] for each in whole[:2]} == {
        ("spark-admin:devices_read",),
        ("spark-admin:telephony_config_write",),
    }
    assert {text[each.at :].split()[0] for each in whole[:2]} <= set(text.replace(",", "").split())
    assert explained("GET /v1/rooms", knowledge).whole == ()


def test_no_secret_is_told(knowledge: Knowledge) -> None:
    found = explained(f"create a hunt group with {access_token()}", knowledge)

    assert access_token() not in repr(found)


def test_words_of_another_language_are_shown_as_they_were_read(knowledge: Knowledge) -> None:
    found = explained("Räume löschen, dann Aufzeichnungen auflisten", knowledge)

    assert [found.text[p.start : p.end] for p in found.parts] == [
        "Räume löschen",
        "Aufzeichnungen auflisten",
    ]
    assert [part.said for part in found.parts] == ["rooms delete", "recordings list"]


def test_a_message_that_is_read_whole_shows_where_its_need_is(knowledge: Knowledge) -> None:
    found = explained("full control of rooms please, thanks", knowledge)

    assert [found.text[p.start : p.end] for p in found.parts] == ["full control of rooms"]
