"""What stands behind a word of a table in order is found."""

import pytest

from scopes.text.table import Table


@pytest.mark.parametrize(
    ("word", "behind"),
    [("call", "7"), ("calls", "9\tx"), ("room", ""), ("cal", None), ("zoo", None), ("", None)],
)
def test_a_word_is_found_as_a_whole(word: str, behind: str | None) -> None:
    assert Table("call\t7\ncalls\t9\tx\nroom\t").find(word) == behind


def test_an_empty_table_holds_nothing() -> None:
    assert Table("").find("call") is None
