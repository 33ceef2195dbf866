import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scopes.reading.query import MOST_ADDED, MOST_CHARACTERS, Query
from scopes.reading.secrets import find_secrets
from tests.support.pasted import access_token

SAID = f"GET /rooms with Bearer {access_token()}"


def test_a_question_stays_as_it_was_put() -> None:
    assert Query("  what scopes for CDR?\n").text == "what scopes for CDR?"


def test_there_is_no_way_to_a_query_with_a_secret() -> None:
    made = (Query(SAID), msgspec.convert({"text": SAID}, Query), Query(SAID, "admin"))

    assert {query.text for query in made} == {"GET /rooms with Bearer ***"}
    assert Query("help", added=(SAID,)).added == ("GET /rooms with Bearer ***",)


@given(st.text(max_size=40))
def test_no_query_holds_a_secret(around: str) -> None:
    assert find_secrets(Query(f"{around} Bearer {access_token()} {around}").text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("help", True), ("x" * MOST_CHARACTERS, True), (" \n", False), ("x" * 2001, False)],
    ids=["short", "longest", "empty", "too long"],
)
def test_what_is_empty_or_too_long_is_not_kept(text: str, expected: bool) -> None:
    assert Query(text).can_be_kept is expected


@pytest.mark.parametrize(("number", "expected"), [(MOST_ADDED, True), (MOST_ADDED + 1, False)])
def test_what_grew_too_often_is_not_kept(number: int, expected: bool) -> None:
    assert Query("help", added=("x",) * number).can_be_kept is expected


def test_an_address_holds_all_that_is_not_empty() -> None:
    changed = Query("GET /people", "admin", ("read CDRs", "list rooms"), (1, 3))

    assert Query("help").parameters == {"q": ["help"]}
    assert changed.parameters == {
        "q": ["GET /people"],
        "level": ["admin"],
        "add": ["read CDRs", "list rooms"],
        "without": ["1", "3"],
    }
