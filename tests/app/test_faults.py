import json

from app.faults import told_in_one_line


def caught(text: str) -> Exception:
    try:
        json.loads(text)
    except ValueError as error:
        return error
    raise AssertionError


def test_a_fault_is_told_by_the_last_place_in_our_own_code() -> None:
    assert "JSONDecodeError in test_faults.py, line " in told_in_one_line(caught("words"))


def test_the_words_of_an_error_are_left_out() -> None:
    error = ValueError("first line\nwhat somebody wrote")

    assert told_in_one_line(error) == "This is a fault of the bot: ValueError"
