"""A message is cut into the parts that may each name a need of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scopes.text.segments import is_numbered, listed, portions, sentences


@pytest.mark.parametrize(
    ("text", "head", "items"),
    [
        ("- read rooms\n- post messages", "", ["read rooms", "post messages"]),
        ("I need to:\n* read rooms\n* post", "I need to:", ["read rooms", "post"]),
        ("• read rooms\n• post", "", ["read rooms", "post"]),
        ("1. read rooms\n2. post", "", ["read rooms", "post"]),
        ("1) read rooms\n2) post", "", ["read rooms", "post"]),
        ("a) read rooms\nb) post", "", ["read rooms", "post"]),
        ("app: 1) read rooms 2) post", "app:", ["read rooms", "post"]),
        ("(a) read rooms (b) post", "", ["read rooms", "post"]),
        ("(1) read rooms, (2) post", "", ["read rooms,", "post"]),
        ("- \n- post\n-  ", "", ["post"]),
        ("+ read rooms\n+ post", "", ["read rooms", "post"]),
        ("– read rooms\n– post", "", ["read rooms", "post"]),
    ],
)
def test_a_list_has_a_head_and_items(text: str, head: str, items: list[str]) -> None:
    assert listed(text) == (head, items, "")


@pytest.mark.parametrize(
    ("text", "items", "after"),
    [
        ("- read\n- post\nThanks!", ["read", "post"], "Thanks!"),
        ("- read\n- post\n\nthx\nbye", ["read", "post"], "thx\nbye"),
        ("1) read 2) post\nnothing more", ["read", "post"], "nothing more"),
        ("- read\n- post\n  into them\nThanks!", ["read", "post\n  into them"], "Thanks!"),
        ("- read\nrooms\n- post\nto them", ["read\nrooms", "post\nto them"], ""),
    ],
)
def test_a_list_ends_with_the_line_of_its_last_item(
    text: str, items: list[str], after: str
) -> None:
    assert listed(text) == ("", items, after)


@pytest.mark.parametrize(
    "text", ["", "read rooms", "- only one", "read-only - yes", "v1.2 and 2.0"]
)
def test_what_is_no_list_has_no_items(text: str) -> None:
    assert listed(text) == (text, [], "")


@pytest.mark.parametrize(
    ("text", "numbered"),
    [
        ("1. read\n2. write", True),
        ("(a) read (b) write", True),
        ("a. read\nb. write", True),
        ("- read\n- write", False),
        ("read 2 rooms", False),
    ],
)
def test_steps_are_told_from_details(text: str, numbered: bool) -> None:
    assert is_numbered(text) == numbered


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("read rooms, post messages", ["read rooms", "post messages"]),
        ("read rooms and post messages", ["read rooms", "post messages"]),
        (
            "read rooms, post messages, and add people",
            ["read rooms", "post messages", "add people"],
        ),
        ("read rooms and then also post", ["read rooms", "post"]),
        ("read rooms as well as teams", ["read rooms", "teams"]),
        ("rooms + teams & people", ["rooms", "teams", "people"]),
        ("rooms plus teams", ["rooms", "teams"]),
        ("Rooms AND Teams", ["Rooms", "Teams"]),
        ("android and iOS", ["android", "iOS"]),
        ("1,000 rooms", ["1,000 rooms"]),
        ("sandbox", ["sandbox"]),
        ("", []),
    ],
)
def test_a_sentence_is_cut_where_it_is_joined(text: str, parts: list[str]) -> None:
    found = [text[start:end] for places in sentences(text) for start, end in places]
    assert found == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Read rooms. Post messages.", ["Read rooms", "Post messages."]),
        ("read rooms; post messages", ["read rooms", "post messages"]),
        ("read rooms incl. members", ["read rooms incl. members"]),
        ("read rooms\n\npost messages\n", ["read rooms", "post messages"]),
        ("call GET /v1.2/rooms now", ["call GET /v1.2/rooms now"]),
        ("", []),
    ],
)
def test_a_message_is_cut_into_sentences_and_lines(text: str, parts: list[str]) -> None:
    found = [text[places[0][0] : places[-1][1]].strip() for places in sentences(text)]
    assert found == parts


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Read rooms. Post messages.", ["Read rooms", "Post messages."]),
        ("Read. Post.", ["Read. Post."]),
        ("x" * 25, ["x" * 20, "x" * 5]),
        ("", []),
    ],
)
def test_sentences_come_together_in_portions(text: str, cut: list[str]) -> None:
    assert [text[start:end] for start, end in portions(text, 20)] == cut


@given(st.text(alphabet="ab 1.,;:-*()\n+&and", max_size=80))
def test_no_part_is_empty_or_invented(text: str) -> None:
    assert all(part.strip() == part and part and part in text for part in listed(text)[1])
    places = [place for each in sentences(text) for place in each]
    assert all(text[start:end].strip() for start, end in places)
    assert places == sorted(places)


@pytest.mark.parametrize("text", ["", " , , ", "1. , +\n,", "and"])
def test_what_holds_no_words_has_no_empty_sentence(text: str) -> None:
    assert all(sentences(text))
    assert all(start < end for start, end in portions(text, 700))
