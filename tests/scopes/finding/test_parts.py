"""A message is divided into the parts that state a need, wherever they stand."""

from functools import cache

import pytest

from scopes.data.catalog import Level
from scopes.finding.message import Message, read_message
from scopes.finding.parts import Part, parts_of
from scopes.finding.spans import Span
from scopes.knowledge import Knowledge


def parts(knowledge: Knowledge, text: str) -> list[Part]:
    question, reader = knowledge.reader.read(text), knowledge.reader
    message = read_message(question.text, knowledge.learned)
    return parts_of(question, message, reader, cache(reader.read))


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("list rooms, post messages and read CDRs", ["list rooms", "post messages", "read CDRs"]),
        ("list rooms", ["list rooms"]),
        ("Hi all, I am new to Webex. Which scope do I need to export CDRs? Thanks, Ann",
         ["export CDRs"]),
        ("We must not delete messages. The app only has to list rooms.", ["list rooms"]),
        ("hello", []),
        ("Spaces: create, delete\nlist my teams",
         ["create Spaces", "delete Spaces", "list my teams"]),
    ],
)  # fmt: skip
def test_only_needs_are_parts(knowledge: Knowledge, text: str, texts: list[str]) -> None:
    assert [part.said.text for part in parts(knowledge, text)] == texts


def test_a_part_knows_its_place(knowledge: Knowledge) -> None:
    text = "please list rooms and post messages"
    places = [part.place for part in parts(knowledge, text)]

    assert [said[start:end] for said, start, end in filter(None, places)] == [
        "list rooms",
        "post messages",
    ]


def test_what_is_said_twice_is_one_part(knowledge: Knowledge) -> None:
    found = parts(knowledge, "I want to list rooms. Thanks! I want to list rooms.")
    assert [part.said.text for part in found] == ["list rooms"]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("as a compliance officer, read messages and list rooms", ["compliance"] * 2),
        ("read messages and list rooms as an admin", ["admin"] * 2),
        ("as an administrator: list recordings and list meetings", ["admin"] * 2),
        ("read my messages and list the licenses of all users", ["user", "admin"]),
        ("create a queue and list my rooms", [None, "user"]),
    ],
)
def test_a_level_named_as_a_role_holds_for_all(
    knowledge: Knowledge, text: str, levels: list[Level | None]
) -> None:
    assert [part.said.level for part in parts(knowledge, text)] == levels


def test_that_a_message_only_reads_holds_for_all_of_its_parts(knowledge: Knowledge) -> None:
    found = parts(knowledge, "hunt groups, voicemail groups and auto attendants. Reading only.")

    assert len(found) == 3
    assert {part.said.wanted for part in found} == {frozenset({"read"})}


@pytest.mark.parametrize(
    ("text", "word", "texts"),
    [
        ("Command-line tool that can list rooms", "Command", ["list rooms"]),
        ("Messages that it can list rooms for", "Messages", ["list rooms for"]),
        ("recordings, and it can list rooms", "recordings", ["recordings", "list rooms"]),
    ],
)
def test_the_first_word_of_a_longer_name_is_no_part(
    knowledge: Knowledge, text: str, word: str, texts: list[str]
) -> None:
    start = text.index("list rooms")
    spans = [Span(0, len(word)), Span(start, start + len("list rooms"))]
    message = Message(text, spans, [(0, len(text))])
    found = parts_of(knowledge.reader.read(text), message, knowledge.reader, knowledge.reader.read)

    assert [part.said.text for part in found] == texts


@pytest.mark.parametrize(
    ("before", "is_need"),
    [
        ("The app can't ", True),
        ("Since Monday it could not ", True),
        ("It looks who is inside, and if not ", True),
        ("We don't ", False),
        ("The app must not ", False),
        ("It shall never have to ", False),
    ],
)
def test_what_an_app_cannot_do_is_wanted_and_what_it_must_not_do_is_not(
    knowledge: Knowledge, before: str, is_need: bool
) -> None:
    text, reader = f"{before}create rooms", knowledge.reader
    message = Message(text, [Span(len(before), len(text))], [(0, len(text))])
    assert bool(parts_of(reader.read(text), message, reader, cache(reader.read))) is is_need


@pytest.mark.parametrize(
    ("last", "texts"),
    [
        ("make the report of the quarter on devices of all sites", 3),
        ("the report of the quarter on devices of all sites", 2),
    ],
)
def test_a_longer_step_in_which_no_need_was_seen_is_one_when_it_begins_with_a_verb(
    knowledge: Knowledge, last: str, texts: int
) -> None:
    text, reader = f"list rooms, post messages and {last}", knowledge.reader
    spans = [Span(0, 10), Span(12, 25)]
    message = Message(text, spans, [(0, len(text))])

    assert len(parts_of(reader.read(text), message, reader, cache(reader.read))) == texts


@pytest.mark.parametrize(
    ("spans", "texts"),
    [
        (["um Benutzer zu", "löschen"], ["um Benutzer zu löschen"]),
        (["as a host", "lock the meeting"], ["lock the meeting"]),
    ],
)
def test_a_verb_at_the_end_is_no_part_of_its_own_and_neither_is_a_role(
    knowledge: Knowledge, spans: list[str], texts: list[str]
) -> None:
    text, reader = " ".join(spans), knowledge.reader
    places = [Span(text.index(words), text.index(words) + len(words)) for words in spans]
    message = Message(text, places, [(0, len(text))])
    found = parts_of(reader.read(text), message, reader, cache(reader.read))

    assert [part.said.text for part in found] == texts


@pytest.mark.parametrize(
    ("text", "word", "is_part"),
    [("get_messages | recent ones", "get", False), ("get messages | recent ones", "get", True)],
)
def test_a_word_within_a_name_is_no_part(
    knowledge: Knowledge, text: str, word: str, is_part: bool
) -> None:
    start = text.index(word)
    message = Message(text, [Span(start, start + len(word))], [(0, len(text))])
    found = parts_of(knowledge.reader.read(text), message, knowledge.reader, knowledge.reader.read)

    assert bool(found) is is_part
