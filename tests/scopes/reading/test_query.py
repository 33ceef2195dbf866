from scopes.reading.query import MOST_CHARACTERS, Query, query_of
from tests.support.pasted import access_token


def test_a_question_is_kept_as_it_was_put() -> None:
    assert query_of("  what scopes for CDR?\n") == Query("what scopes for CDR?")


def test_a_secret_is_never_kept() -> None:
    query = query_of(f"GET /rooms with Bearer {access_token()}")

    assert query and access_token() not in query.text


def test_what_is_empty_or_too_long_is_not_kept() -> None:
    assert query_of(" \n") is None
    assert query_of("x" * (MOST_CHARACTERS + 1)) is None
