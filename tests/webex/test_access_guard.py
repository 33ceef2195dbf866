from collections.abc import Iterator
from pathlib import Path

import pytest

from inbox.events import Event
from inbox.work import Attempt
from store.database import open_database
from store.rate_limits import RateLimits
from tests.support.turns import turn_of
from webex.access_guard import DAY, MINUTE, AccessGuard, Limits
from webex.access_policy import AccessPolicy
from webex.records import Person
from webex.replies import Refusal
from webex.turn import Turn
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


def guard(rate_limits: RateLimits, per_person: int = 3, per_space: int = 5) -> AccessGuard:
    access = AccessPolicy(frozenset(["OURS"]), frozenset(), PEOPLE.__getitem__)
    return AccessGuard(access, rate_limits, Limits(per_person, per_space))


def asking(person: str, room: str = "R1", number: int = 1) -> Turn:
    return turn_of(Event("messages", "created", "M1", room, person, person), Attempt(number))


def test_who_is_allowed_and_asks_slowly_is_answered(rate_limits: RateLimits) -> None:
    assert guard(rate_limits).check(asking(FRIEND)) is None


def test_a_stranger_is_told_once_a_day(rate_limits: RateLimits, clock: Clock) -> None:
    door = guard(rate_limits)

    first_day = [door.check(asking(STRANGER, room)) for room in ("R1", "R1", "R2")]
    clock.now += DAY

    assert first_day == [Refusal(talk.not_allowed()), Refusal(), Refusal()]
    assert door.check(asking(STRANGER)) == Refusal(talk.not_allowed())


def test_who_asks_too_fast_is_told_once_a_minute(rate_limits: RateLimits, clock: Clock) -> None:
    door = guard(rate_limits, per_person=2)

    first_minute = [door.check(asking(FRIEND, f"R{n}")) for n in range(4)]
    clock.now += MINUTE

    assert first_minute == [None, None, Refusal(talk.too_fast()), Refusal()]
    assert door.check(asking(FRIEND)) is None


def everybody(rate_limits: RateLimits, per_person: int, per_space: int) -> AccessGuard:
    access = AccessPolicy(frozenset(), frozenset(), PEOPLE.__getitem__)
    return AccessGuard(access, rate_limits, Limits(per_person, per_space))


def test_a_space_has_a_limit_for_all_its_people_and_each_is_told(rate_limits: RateLimits) -> None:
    door = everybody(rate_limits, 9, 2)

    said = [door.check(asking(person)) for person in ("P1", "P2", "P3", "P4", "P4")]

    told = Refusal(talk.too_fast())
    assert said == [None, None, told, told, Refusal()]


def test_what_one_person_is_denied_does_not_count_for_the_others(rate_limits: RateLimits) -> None:
    door = everybody(rate_limits, 3, 5)
    for _ in range(50):
        door.check(asking("P1"))

    assert [door.check(asking("P2")) for _ in range(2)] == [None, None]


def test_who_was_told_is_silenced_before_anything_is_asked_of_webex(
    rate_limits: RateLimits, clock: Clock
) -> None:
    door = everybody(rate_limits, 1, 9)
    silenced = []
    for _ in range(3):
        silenced.append(door.is_silenced("P1", "R1"))
        door.check(asking("P1"))

    assert silenced == [False, False, True]
    assert not door.is_silenced("P2", "R1")
    clock.now += MINUTE
    assert not door.is_silenced("P1", "R1")


def test_who_was_told_in_a_full_space_is_not_silenced_elsewhere(rate_limits: RateLimits) -> None:
    door = everybody(rate_limits, 9, 1)
    for person in ("P1", "P2"):
        door.check(asking(person))

    assert door.is_silenced("P2", "R1")
    assert not door.is_silenced("P2", "R2")
    assert not door.is_silenced("P3", "R1")


def test_zero_means_no_limit(rate_limits: RateLimits) -> None:
    door = guard(rate_limits, per_person=0, per_space=0)

    assert {door.check(asking(FRIEND)) for _ in range(50)} == {None}


def test_a_repeated_try_counts_nothing_but_lets_no_stranger_in(rate_limits: RateLimits) -> None:
    door = guard(rate_limits, per_person=1)

    answered = [door.check(asking(FRIEND, number=2)) for _ in range(3)]

    assert answered == [None, None, None]
    assert door.check(asking(STRANGER, number=2)) == Refusal(talk.not_allowed())
