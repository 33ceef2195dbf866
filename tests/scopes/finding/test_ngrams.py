"""N-grams of a text lead to rows of the net's table."""

from scopes.finding.ngrams import ROWS, rows_of


def test_rows_depend_on_words_and_their_order_not_on_case() -> None:
    assert rows_of("List Rooms") == rows_of("list rooms!")
    assert set(rows_of("list rooms")) != set(rows_of("rooms list"))
    assert all(0 <= row < ROWS for row in rows_of("list the rooms of a team"))
    assert rows_of("") == rows_of("?!")


def test_the_rows_are_those_the_weights_were_made_with() -> None:
    assert rows_of("a b")[:3] == [21163, 785, 20026]
