"""Looking one person up is told from listing the people of an organization."""

import pytest

from scopes.reading.lookups import looks_up_one


@pytest.mark.parametrize(
    ("text", "is_meant"),
    [
        ("find a colleague", True),
        ("show the selected user", True),
        ("get_person", True),
        ("look up a person by email", True),
        ("show somebody's name", True),
        ("person by mail", True),
        ("list users", False),
        ("list people for our user directory", False),
        ("list people who report to him", False),
        ("get all people", False),
        ("get a users list", False),
        ("show a user's licenses", True),
        ("the user account of everybody", False),
    ],
)
def test_who_is_looked_up(text: str, is_meant: bool) -> None:
    assert looks_up_one(text) is is_meant
