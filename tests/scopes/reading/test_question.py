"""A raw message becomes a typed question, whatever it holds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scopes.knowledge import Knowledge
from scopes.reading.cleaning import MAX_CHARACTERS, clean
from scopes.reading.names import MOST_NAMES
from scopes.reading.question import MOST_CALLS, MOST_WORDS, Question
from scopes.reading.reader import Reader
from tests.support.known import known

KNOWLEDGE = known()


@pytest.fixture(scope="module")
def reader(knowledge: Knowledge) -> Reader:
    return knowledge.reader


def weight(question: Question, *terms: str) -> float:
    return max(question.terms.get(term, 0.0) for term in terms)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("  list rooms \n", "list rooms"),
        ("list\x00rooms\x07", "list rooms"),
        ("\u202elist\u202c rooms", "list  rooms"),
        ("list\u200brooms", "list rooms"),
        ("\ufefflist rooms", "list rooms"),
        ("list\nrooms", "list\nrooms"),
        ("list\trooms", "list rooms"),
        ("ｌｉｓｔ ｒｏｏｍｓ", "list rooms"),
        ("list\u00a0rooms", "list rooms"),
        ("\ud800list", "list"),
        ("", ""),
        (f"list{' ' * 8}rooms", f"list{' ' * 8}rooms"),
        (f"list{' ' * 500}rooms", f"list{' ' * 8}rooms"),
        ("list\u2003\u2028\u3000" * 2 + "\n\n  rooms", "list   list   \n\n  rooms"),
        ("list\n\nrooms", "list\n\nrooms"),
        ("list\r\n\r\n\r\nrooms", "list \n\nrooms"),
        ("list\n \n\t\n  rooms", "list\n\n  rooms"),
    ],
)
def test_invisible_characters_are_taken_out(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_a_message_is_read_up_to_a_bound() -> None:
    assert len(clean("a" * (MAX_CHARACTERS + 500))) == MAX_CHARACTERS == 10_000


def test_characters_that_unfold_do_not_make_a_message_longer() -> None:
    assert len(clean("\ufdfa" * MAX_CHARACTERS)) <= MAX_CHARACTERS


@given(st.text(alphabet="a \n\t\u2028", max_size=300))
def test_no_gap_is_long(text: str) -> None:
    assert not re.search(r"[^\S\n]{9}|\n\s*\n\s*\n", clean(text))
    assert clean(text).split() == text.split()


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("a" * MAX_CHARACTERS, set()),
        ("a" * MAX_CHARACTERS + " ", set()),
        ("a" * MAX_CHARACTERS + "a", {"characters"}),
        ("room " * MOST_WORDS, set()),
        ("room " * (MOST_WORDS + 1), {"words"}),
        ("GET /people\n" * 99, set()),
        ("GET /people\n" * (4 * MOST_CALLS + 1), {"calls"}),
        ("".join(f"GET /people/{n}\n" for n in range(MOST_CALLS)), set()),
        ("".join(f"GET /people/{n}\n" for n in range(MOST_CALLS + 1)), {"calls"}),
        ("".join(f"api.people{n}.list()\n" for n in range(MOST_CALLS + 1)), {"calls"}),
        (" ".join(f"a:b{n}" for n in range(MOST_NAMES)), {"words"}),
        (" ".join(f"a:b{n}" for n in range(MOST_NAMES + 1)), {"words", "names"}),
    ],
)
def test_what_was_not_read_to_its_end_is_told(reader: Reader, text: str, cut: set[str]) -> None:
    question = reader.read(text)

    assert question.cut == cut
    assert len(question.endpoints) <= MOST_CALLS
    assert len(question.calls) <= MOST_CALLS
    assert len(question.scopes) <= MOST_NAMES


@pytest.mark.parametrize(
    "message",
    [
        "list <b>call</b> queues",
        "<spark-mention data-object-id='1'>Bot</spark-mention> list call queues",
        "<p>list call queues</p><script>delete('rooms')</script>",
        "list call queues<style>p{color:red}</style>",
        "LIST CALL QUEUES",
        "list call queues " + " " * 500,
        "List the call queues, please!",
        "list call-queues",
        "list callqueues",
        "list call queues\u200f",
    ],
)
def test_dress_does_not_change_what_is_asked(reader: Reader, message: str) -> None:
    question = reader.read(message)

    assert weight(question, "call") == weight(question, "queue") == 1.0
    assert weight(question, "room", "delete", "red") == 0.0


@pytest.mark.parametrize(
    ("misspelt", "terms"),
    [
        ("list call qeues", ["queue"]),
        ("voicemial greeting", ["voicemail"]),
        ("recieve mesages", ["messag"]),
        ("autoattendant", ["auto", "attend"]),
        ("show workspacs", ["workspac"]),
    ],
)
def test_misspelt_words_are_read_as_what_was_meant(
    reader: Reader, misspelt: str, terms: list[str]
) -> None:
    assert set(terms) <= set(reader.read(misspelt).terms)


def test_a_word_of_another_world_is_not_bent_into_ours(reader: Reader) -> None:
    assert weight(reader.read("chocolate cakes"), "chocol") >= 1.0


@pytest.mark.parametrize(
    "message",
    [
        'create a hunt group "Sales Team Rooms"',
        "create a hunt group 'Sales Team Rooms'",
        "create a hunt group “Sales Team Rooms”",
        "create a hunt group:\n- name: Sales Team Rooms\n- extension: 4000",
    ],
)
def test_names_and_details_weigh_little(reader: Reader, message: str) -> None:
    question = reader.read(message)

    assert weight(question, "hunt") == weight(question, "group") == 1.0
    assert 0 < weight(question, "team", "room", "sale") < 0.5


def test_the_name_of_a_person_weighs_little(reader: Reader) -> None:
    question = reader.read("add Anna Smith to a space")

    assert weight(question, "anna", "smith") < weight(question, "room")


@pytest.mark.parametrize(
    "message", ["find user ann@example.com", "find the user ann.very-long.name@sub.example.co.uk"]
)
def test_an_address_stands_for_a_person_and_nothing_else(reader: Reader, message: str) -> None:
    singles = {term for term in reader.read(message).terms if " " not in term}

    assert singles == {"find", "person"}


def test_a_verb_that_says_only_that_something_changes_weighs_little(reader: Reader) -> None:
    change = reader.read("manage the locations")

    assert weight(change, "locat") > weight(change, "updat") > 0
    assert weight(change, "manag") == 0
    assert weight(reader.read("list the locations I manage"), "manag") > 0


def test_words_that_tell_where_weigh_less_than_what(reader: Reader) -> None:
    question = reader.read("delete a device from the organization inventory")

    assert weight(question, "devic") > weight(question, "inventori") > 0


@pytest.mark.parametrize(
    "frame",
    ["which scopes do I need to {}?", "Hi, {} please", "{}", "what permission to {}, thanks!"],
)
def test_the_frame_of_a_question_carries_no_weight(reader: Reader, frame: str) -> None:
    plain = reader.read("create a call queue").terms

    assert reader.read(frame.format("create a call queue")).terms == plain


@pytest.mark.parametrize(
    ("message", "names_another"),
    [
        ("which scopes for Zoom meetings?", True),
        ("post a message in slack", True),
        ("google calendar scopes", True),
        ("webex meetings like those of zoom", False),
        ("push CDR into Salesforce", False),
        ("send my recording to slack", False),
        ("zooming in on call quality", False),
        ("list my rooms", False),
    ],
)
def test_another_product_is_recognized_unless_it_is_the_other_end(
    reader: Reader, message: str, names_another: bool
) -> None:
    assert reader.read(message).names_another_product is names_another


@pytest.mark.parametrize(
    ("message", "has_subject"),
    [
        ("list rooms", True),
        ("rooms", True),
        ("create", False),
        ("for everyone", False),
        ("as an admin", False),
        ("and then", False),
        ("", False),
    ],
)
def test_an_action_alone_is_no_need(reader: Reader, message: str, has_subject: bool) -> None:
    assert reader.has_subject(reader.read(message)) is has_subject


def test_a_call_of_an_sdk_is_not_read_as_a_scope(reader: Reader) -> None:
    question = reader.read("api.people.list()")

    assert question.scopes == ()
    assert [call.written for call in question.calls] == ["api.people.list"]


def test_endpoints_scopes_and_words_are_read_side_by_side(reader: Reader) -> None:
    question = reader.read("GET /v1/rooms with spark:rooms_read as an admin")

    assert [str(endpoint) for endpoint in question.endpoints] == ["GET /v1/rooms"]
    assert [named.written for named in question.scopes] == ["spark:rooms_read"]
    assert question.level == "admin"


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    question = KNOWLEDGE.reader.read(text)

    assert all(0 < value <= 2 for value in question.terms.values())
    assert KNOWLEDGE.reader.read(text) == question


@pytest.mark.parametrize("text", ["a" * 10_000, "list rooms " * 1000, "<" * 10_000, "'" * 10_000])
def test_the_longest_message_can_be_read(reader: Reader, text: str) -> None:
    assert len(reader.read(text).text) <= MAX_CHARACTERS
