"""Who gets which event, on both databases."""

import threading
from typing import Any

import pytest
import sqlalchemy as sa

from inbox import queue as module
from inbox.overview import Overview
from inbox.queue import MOST_DEATHS, MOST_OF_A_SPACE, EventQueue, QueuedEvent
from inbox.work import Attempt
from store.database import open_database
from store.tables import EVENTS
from tests.inbox.conftest import PATIENCE, event


class Clock:
    """A clock that a test sets."""

    now = 1_800_000_000.0


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def queue(any_engine: sa.Engine, clock: Clock) -> EventQueue:
    return EventQueue(any_engine, "host_0", lambda: clock.now)


def add(queue: EventQueue, clock: Clock, *numbers: int, space: str = "") -> None:
    """Store events one after another, each in a space of its own unless one is named."""
    for number in numbers:
        clock.now += 1
        queue.add([event(number, space or f"R{number}")])


def ids(events: list[QueuedEvent]) -> list[str]:
    return [queued.event.id for queued in events]


def take(
    queue: EventQueue, fresh: int = 0, any_: int = 0, busy: dict[str, int] | None = None
) -> list[QueuedEvent]:
    newest, oldest = queue.claim(fresh, any_, busy or {})
    return newest + oldest


def test_only_what_was_not_there_before_is_new(queue: EventQueue) -> None:
    first = queue.add([event(1), event(2), event(1)])
    again = queue.add([event(2), event(3)])

    assert first == {event(1).key, event(2).key}
    assert again == {event(3).key}


def test_an_event_is_what_was_stored(queue: EventQueue) -> None:
    queue.add([event()])

    (queued,) = take(queue, any_=1)

    assert (queued.event, queued.attempt) == (event(), Attempt())


def test_the_newest_come_first_in_one_lane_and_the_oldest_in_the_other(
    queue: EventQueue, clock: Clock
) -> None:
    add(queue, clock, 1, 2, 3, 4, 5, 6)

    newest, oldest = queue.claim(2, 2, {})

    assert (ids(newest), ids(oldest)) == (["M6", "M5"], ["M1", "M2"])


def test_spaces_take_turns_among_the_fresh(queue: EventQueue, clock: Clock) -> None:
    add(queue, clock, 1, space="QUIET")
    add(queue, clock, 2, 3, 4, space="LOUD")

    assert ids(take(queue, fresh=4)) == ["M2", "M1", "M3", "M4"]


def test_a_space_has_no_more_than_its_share_of_places(queue: EventQueue, clock: Clock) -> None:
    add(queue, clock, *range(MOST_OF_A_SPACE + 4), space="LOUD")

    first = take(queue, fresh=20, busy={"LOUD": 1})
    add(queue, clock, 99, space="QUIET")
    second = take(queue, any_=20, busy={"LOUD": MOST_OF_A_SPACE})

    assert len(first) == MOST_OF_A_SPACE - 1
    assert ids(second) == ["M99"]


def test_an_event_has_one_owner(queue: EventQueue, any_engine: sa.Engine) -> None:
    queue.add([event(number, f"R{number}") for number in range(60)])
    taken: list[str] = []

    def claim(owner: EventQueue) -> None:
        while found := take(owner, fresh=2, any_=3):
            taken.extend(ids(found))

    others = [EventQueue(any_engine, f"host_{number}") for number in range(4)]
    threads = [threading.Thread(target=claim, args=(other,)) for other in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)

    assert sorted(taken) == sorted(f"M{number}" for number in range(60))


def test_what_another_process_claims_in_between_is_left_to_it(
    queue: EventQueue, any_engine: sa.Engine, any_database: str
) -> None:
    queue.add([event(number, f"R{number}") for number in range(4)])
    elsewhere = open_database(any_database)
    taken_there: list[str] = []

    @sa.event.listens_for(any_engine, "before_cursor_execute")
    def claim_first(*arguments: Any) -> None:
        if arguments[2].startswith("UPDATE") and not taken_there:
            taken_there.extend(ids(take(EventQueue(elsewhere, "host_1"), fresh=3)))

    taken_here = ids(take(queue, fresh=3))
    elsewhere.dispose()

    assert taken_there
    assert not set(taken_here) & set(taken_there)


def test_what_is_put_off_waits_until_it_is_due_and_is_not_fresh_then(
    queue: EventQueue, clock: Clock
) -> None:
    queue.add([event()])
    (queued,) = take(queue, any_=1)

    queue.put_off(queued, 8, "Webex answered 503")
    clock.now += 7
    too_early = take(queue, fresh=1, any_=1)
    clock.now += 1

    assert too_early == []
    assert take(queue, fresh=1) == []
    assert [queued.attempt for queued in take(queue, any_=1)] == [Attempt(2)]


def test_a_clock_that_was_ahead_delays_nothing(queue: EventQueue, clock: Clock) -> None:
    queue.add([event(1), event(2)])
    (queued,) = take(queue, any_=1)
    queue.put_off(queued, 8, "Webex answered 503")

    clock.now -= 86_400

    assert len(take(queue, any_=2)) == 2


def test_what_is_given_back_can_be_tried_at_once(queue: EventQueue) -> None:
    queue.add([event()])
    (queued,) = take(queue, any_=1)

    queue.give_back(queued, "Webex answered 401")

    assert [(again.attempt, again.failures) for again in take(queue, fresh=1)] == [(Attempt(2), 0)]


def test_the_events_of_a_dead_process_are_tried_again(
    queue: EventQueue, any_engine: sa.Engine
) -> None:
    queue.add([event(1), event(2)])
    take(queue, any_=1)
    other = EventQueue(any_engine, "host_1")

    assert queue.owners() == {"host_0"}
    assert other.recover("host_0") == 1
    assert sorted(queued.attempt.is_recovered for queued in take(other, any_=2)) == [False, True]


def test_an_event_over_which_every_process_dies_is_given_up(
    queue: EventQueue, any_engine: sa.Engine
) -> None:
    queue.add([event()])
    deaths = 0
    while take(queue, any_=1):
        deaths += queue.recover("host_0")

    assert deaths == MOST_DEATHS + 1
    assert "died" in Overview(any_engine).failed()[0].why


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_the_first_events_are_found_without_sorting_all(
    queue: EventQueue, clock: Clock, any_engine: sa.Engine, order: str
) -> None:
    queue.add([event(number, f"R{number}") for number in range(100)])
    is_sqlite = any_engine.dialect.name == "sqlite"
    explain = sa.text("EXPLAIN QUERY PLAN" if is_sqlite else "EXPLAIN")

    ordered = module._newest() if order == "newest" else queue._oldest()
    wanted = ordered.where(EVENTS.c.state == "waiting").limit(5)
    query = wanted.compile(any_engine, compile_kwargs={"literal_binds": True})
    with any_engine.begin() as connection:
        plan = connection.execute(sa.text(f"{explain} {query}")).all()

    assert f"scope_bot_events_{order}" in str(plan)
    assert "B-TREE" not in str(plan)
    assert "Sort" not in str(plan)


def test_what_became_of_an_event_is_noted_by_its_owner_only(
    queue: EventQueue, any_engine: sa.Engine
) -> None:
    queue.add([event()])
    (queued,) = take(queue, any_=1)
    other = EventQueue(any_engine, "host_1")
    other.recover("host_0")
    take(other, any_=1)

    queue.give_up(queued, "too late")

    assert other.owners() == {"host_1"}


def test_what_is_owned_without_being_worked_on_is_released(queue: EventQueue) -> None:
    queue.add([event(1), event(2)])
    working_on = take(queue, any_=1)
    forgotten = take(queue, any_=1)

    assert queue.release({queued.key for queued in working_on}) == 1
    assert ids(take(queue, any_=2)) == ids(forgotten)
