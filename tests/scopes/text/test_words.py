"""Text becomes comparable words: noise is dropped, kinds of one word meet, others stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scopes.text.words import (
    REMEMBERED,
    _stem,
    name_words,
    normalized,
    phrase_words,
    singular,
    stem,
    words,
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("call ann@example.com", ["call"]),
        ("mail first.last+tag@sub.example.co.uk now", ["mail", "now"]),
        ("see https://example.com/a/b?list=rooms for CDR", ["see", "for", "cdr"]),
        ("[docs](https://example.com/rooms) here", ["docs", "here"]),
        ("dial +49 30 1234567 now", ["dial", "now"]),
        ("dial (555) 123-4567 now", ["dial", "now"]),
        ("phone 00:1a:2B:3c:4d:5e", ["phone"]),
        ("the user's phone", ["the", "user", "phone"]),
        ("20 users and 8851 phones", ["users", "and", "phones"]),
        ("12345 ### ???", []),
        ("", []),
    ],
)
def test_what_carries_no_meaning_is_dropped(text: str, left: list[str]) -> None:
    assert words(text) == left


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Post to the space “Sales”,\nthen leave!", "post to the space then leave"),
        ('{"title": "Sales team", "id": 5}', ""),
        ('what does "spark:people_read" do?', "what does spark people read do"),
        ('GET "https://example.com" and list rooms', "get and list rooms"),
        ('a "quote that\nnever ends', "a quote that never ends"),
        ("word " * 50, " ".join(["word"] * 40)),
    ],
)
def test_a_normalized_text_is_a_line_of_words_without_what_is_quoted(text: str, line: str) -> None:
    assert normalized(text) == line


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("getCallQueue", ["get", "call", "queue"]),
        ("callQueueID", ["call", "queue", "id"]),
        ("call_queue-list", ["call", "queue", "list"]),
        ("E911 and 911", ["e911", "and", "911"]),
        ("a 16digit code", ["a", "16digit", "code"]),
        ("List ALL Users", ["list", "all", "users"]),
        ("read/write", ["read", "write"]),
    ],
)
def test_words_are_lower_case_and_divided(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (
            "/telephony/config/locations/{locationId}/callQueues",
            ("telephony", "config", "locations", "location", "id", "call", "queues"),
        ),
        ("ListCallQueues", ("list", "call", "queues")),
        ("List Call Queues", ("list", "call", "queues")),
        ("", ()),
    ],
)
def test_a_name_is_divided_where_its_case_changes(name: str, found: tuple[str, ...]) -> None:
    assert name_words(name) == found


def test_a_phrase_of_our_own_keeps_all_its_words() -> None:
    assert phrase_words("on-hold music, E911") == ["on", "hold", "music", "e911"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("queues", "queue"),
        ("users", "user"),
        ("deleting", "delete"),
        ("scheduled", "schedule"),
        ("configuring", "configuration"),
        ("participants", "participant"),
        ("recordings", "recording"),
        ("recorded", "recording"),
        ("settings", "setting"),
        ("tags", "tag"),
        ("cdrs", "cdr"),
    ],
)
def test_kinds_of_one_word_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("recordings", "records"),
        ("recorded", "record"),
        ("settings", "set"),
        ("setting", "sets"),
        ("building", "build"),
        ("ani", "any"),
        ("did", "done"),
        ("dnis", "dni"),
        ("users", "use"),
        ("listen", "list"),
        ("general", "generate"),
    ],
)
def test_words_that_mean_something_else_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("users", "user"),
        ("queues", "queue"),
        ("tns", "tn"),
        ("bus", "bus"),
        ("class", "class"),
        ("analysis", "analysis"),
        ("as", "as"),
        ("s", "s"),
    ],
)
def test_a_plural_s_is_told_from_others(word: str, one: str) -> None:
    assert singular(word) == one


def test_an_overlong_word_is_left_as_it_is() -> None:
    assert stem("s" * 5000) == "s" * 5000


@given(st.text(max_size=300))
def test_any_text_gives_plain_words(text: str) -> None:
    found = words(text)

    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in found)
    assert all(stem(word) for word in found)


def test_words_of_strangers_do_not_pile_up() -> None:
    for number in range(REMEMBERED + 10):
        stem(f"stranger{number}")
    stem("x" * 10_000)

    assert _stem.cache_info().currsize <= REMEMBERED
