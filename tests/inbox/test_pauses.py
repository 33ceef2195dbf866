from inbox.pauses import LONGEST_WAIT, MOST_WAITS, Pauses


def test_after_failures_the_pauses_are_those_given_then_none() -> None:
    pauses = Pauses((1, 2))

    assert [pauses.next(None) for _ in range(3)] == [1, 2, None]


def test_what_webex_asks_for_is_kept_up_to_a_bound() -> None:
    pauses = Pauses(())

    assert [pauses.next(7.0), pauses.next(3600.0)] == [7.0, LONGEST_WAIT]


def test_webex_may_not_ask_without_end() -> None:
    pauses = Pauses(())

    assert [pauses.next(1.0) for _ in range(MOST_WAITS)] == [1.0] * MOST_WAITS
    assert pauses.next(1.0) is None


def test_waits_do_not_use_up_the_pauses_after_failures() -> None:
    pauses = Pauses((5,))
    for _ in range(MOST_WAITS):
        pauses.next(1.0)

    assert pauses.next(None) == 5
