from inbox.pauses import LONGEST_WAIT, MOST_WAITS, pause_after_failure, pause_as_asked


def test_after_failures_the_pauses_are_those_given_then_none() -> None:
    assert [pause_after_failure(number, (1, 2)) for number in (1, 2, 3)] == [1, 2, None]


def test_what_webex_asks_for_is_kept_up_to_a_bound() -> None:
    assert [pause_as_asked(seconds, 1) for seconds in (7.0, 3600.0)] == [7.0, LONGEST_WAIT]


def test_webex_may_not_ask_without_end() -> None:
    assert pause_as_asked(1.0, MOST_WAITS) == 1.0
    assert pause_as_asked(1.0, MOST_WAITS + 1) is None
