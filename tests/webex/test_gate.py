from collections.abc import Iterator
from pathlib import Path

import pytest

from store.database import open_database
from store.rate_limits import RateLimits
from webex.access_policy import AccessPolicy
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
def rate_limits(tmp_path: Path, clock: Clock) -> Iterator[RateLimits]:
    engine = open_database(f"sqlite:///{tmp_path}/bot.db")
    yield RateLimits(engine, lambda: clock.now)
    engine.dispose()


def gate(rate_limits: RateLimits, per_person: int = 3, per_space: int = 5) -> Gate:
    access = AccessPolicy(frozenset(["OURS"]), frozenset(), PEOPLE.__getitem__)
    return Gate(access, rate_limits, Limits(per_person, per_space))


def test_who_is_allowed_and_asks_slowly_is_answered(rate_limits: RateLimits) -> None:
    assert gate(rate_limits).refusal(FRIEND, "R1") is None


def test_a_stranger_is_told_once_a_day(rate_limits: RateLimits, clock: Clock) -> None:
    door = gate(rate_limits)

    first_day = [door.refusal(STRANGER, room) for room in ("R1", "R1", "R2")]
    clock.now += DAY

    assert first_day == [talk.not_allowed(), "", ""]
    assert door.refusal(STRANGER, "R1") == talk.not_allowed()


def test_who_asks_too_fast_is_told_once_a_minute(rate_limits: RateLimits, clock: Clock) -> None:
    door = gate(rate_limits, per_person=2)

    first_minute = [door.refusal(FRIEND, f"R{n}") for n in range(4)]
    clock.now += MINUTE

    assert first_minute == [None, None, talk.too_fast(), ""]
    assert door.refusal(FRIEND, "R1") is None


def test_a_space_has_a_limit_for_all_its_people(rate_limits: RateLimits) -> None:
    door = Gate(
        AccessPolicy(frozenset(), frozenset(), PEOPLE.__getitem__), rate_limits, Limits(9, 2)
    )

    said = [door.refusal(f"P{n}", "R1") for n in range(4)]

    assert said == [None, None, talk.too_fast(), ""]


def test_zero_means_no_limit(rate_limits: RateLimits) -> None:
    door = gate(rate_limits, per_person=0, per_space=0)

    assert {door.refusal(FRIEND, "R1") for _ in range(50)} == {None}


def test_a_repeated_try_counts_nothing_but_lets_no_stranger_in(rate_limits: RateLimits) -> None:
    door = gate(rate_limits, per_person=1)

    answered = [door.refusal(FRIEND, "R1", is_repeat=True) for _ in range(3)]

    assert answered == [None, None, None]
    assert door.refusal(STRANGER, "R1", is_repeat=True) == talk.not_allowed()
