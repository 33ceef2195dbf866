import threading
from collections.abc import Iterator

import pytest

from app.findings import NOTE, Finding, stop
from app.looks import LastLook
from wording import health as say

WAIT = 10
LATE = stop("too slow")


class Clock:
    """A time that passes only when a test says so."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


class Looker:
    """Looks as often as it is asked to, each time until it may end, and counts that."""

    def __init__(self) -> None:
        self.may_end = threading.Event()
        self.times = 0

    def __call__(self) -> list[Finding]:
        self.times += 1
        self.may_end.wait(WAIT)
        return [look_number(self.times)]


def look_number(number: int) -> Finding:
    return stop(f"look {number}")


@pytest.fixture
def looker() -> Iterator[Looker]:
    looker = Looker()
    yield looker
    looker.may_end.set()


@pytest.fixture
def clock() -> Clock:
    return Clock()


def last_look(looker: Looker, clock: Clock) -> LastLook:
    return LastLook(looker, fresh=30, late=15, when_late=LATE, now=clock)


def test_who_asks_first_waits_for_the_look(looker: Looker, clock: Clock) -> None:
    looker.may_end.set()

    assert last_look(looker, clock).found(WAIT) == (look_number(1),)


def test_a_look_counts_until_it_is_no_longer_fresh(looker: Looker, clock: Clock) -> None:
    looker.may_end.set()
    look = last_look(looker, clock)
    seen: list[Finding] = []
    for seconds in (0, 29, 1):
        clock.now += seconds
        seen += look.found(WAIT)

    assert seen == [look_number(number) for number in (1, 1, 2)]


def test_nobody_waits_long_for_a_look_and_nobody_begins_another(
    looker: Looker, clock: Clock
) -> None:
    look = last_look(looker, clock)

    seen = [look.found(0.01) for _ in range(16)]

    assert set(seen) == {(stop(say.NOT_LOOKED_YET),)}
    assert looker.times == 1


def test_while_somebody_looks_what_was_seen_before_counts(looker: Looker, clock: Clock) -> None:
    looker.may_end.set()
    look = last_look(looker, clock)
    look.found(WAIT)
    looker.may_end.clear()
    clock.now += 30

    assert look.found(0.01) == (look_number(1),)


def test_a_look_that_does_not_end_is_a_problem(looker: Looker, clock: Clock) -> None:
    look = last_look(looker, clock)
    look.found(0.01)
    clock.now += 15

    assert look.found(0) == (LATE,)


def test_a_look_that_fails_is_a_problem_and_told_without_its_words(
    clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> list[Finding]:
        raise RuntimeError("words")

    assert LastLook(fail, 30, 15, LATE, clock).found(WAIT) == (stop(say.LOOK_FAILED),)
    assert "RuntimeError" in caplog.text
    assert "words" not in caplog.text


def test_a_look_that_stops_nothing_stops_nothing_by_its_lateness(
    looker: Looker, clock: Clock
) -> None:
    look = LastLook(looker, 30, 15, Finding(NOTE, "slow"), clock)

    (at_first,) = look.found(0.01)

    assert (at_first.words, at_first.stops) == (say.NOT_LOOKED_YET, False)
