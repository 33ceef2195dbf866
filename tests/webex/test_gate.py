from collections.abc import Iterator
from pathlib import Path

import pytest

from store.database import open_database
from store.rate_limits import Counters
from webex.access_policy import Access
from webex.gate import DAY, MINUTE, Gate, Limits
from webex.records import Person
from wording import talk

FRIEND, STRANGER = "FRIEND", "STRANGER"
PEOPLE = {
    FRIEND: Person(FRIEND, "friend@example.com", "Friend", "OURS"),
    STRANGER: Person(STRANGER, "stranger@example.org", "Stranger", "THEIRS"),
}


class Clock:
    """A clock that a test sets, at the begin of a day."""

    now = 1000.0 * DAY


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def counters(tmp_path: Path, clock: Clock) -> Iterator[Counters]:
    engine = open_database(f"sqlite:///{tmp_path}/bot.db")
    yield Counters(engine, lambda: clock.now)
    engine.dispose()


def gate(counters: Counters, per_person: int = 3, per_space: int = 5) -> Gate:
    access = Access(frozenset(["OURS"]), frozenset(), PEOPLE.__getitem__)
    return Gate(access, counters, Limits(per_person, per_space))


def test_who_is_allowed_and_asks_slowly_is_answered(counters: Counters) -> None:
    assert gate(counters).refusal(FRIEND, "R1") is None


def test_a_stranger_is_told_once_a_day(counters: Counters, clock: Clock) -> None:
    door = gate(counters)

    first_day = [door.refusal(STRANGER, room) for room in ("R1", "R1", "R2")]
    clock.now += DAY

    assert first_day == [talk.not_allowed(), "", ""]
    assert door.refusal(STRANGER, "R1") == talk.not_allowed()


def test_who_asks_too_fast_is_told_once_a_minute(counters: Counters, clock: Clock) -> None:
    door = gate(counters, per_person=2)

    first_minute = [door.refusal(FRIEND, f"R{n}") for n in range(4)]
    clock.now += MINUTE

    assert first_minute == [None, None, talk.too_fast(), ""]
    assert door.refusal(FRIEND, "R1") is None


def test_a_space_has_a_limit_for_all_its_people(counters: Counters) -> None:
    door = Gate(Access(frozenset(), frozenset(), PEOPLE.__getitem__), counters, Limits(9, 2))

    said = [door.refusal(f"P{n}", "R1") for n in range(4)]

    assert said == [None, None, talk.too_fast(), ""]


def test_zero_means_no_limit(counters: Counters) -> None:
    door = gate(counters, per_person=0, per_space=0)

    assert {door.refusal(FRIEND, "R1") for _ in range(50)} == {None}


def test_a_repeated_try_counts_nothing_but_lets_no_stranger_in(counters: Counters) -> None:
    door = gate(counters, per_person=1)

    answered = [door.refusal(FRIEND, "R1", is_repeat=True) for _ in range(3)]

    assert answered == [None, None, None]
    assert door.refusal(STRANGER, "R1", is_repeat=True) == talk.not_allowed()
