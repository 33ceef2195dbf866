from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from inbox.process_lock import FileLock
from inbox.schedule import RETRY_SECONDS, Schedule, Task, failed_name
from store.checkpoints import Checkpoints

PERIOD = 120


class Clock:
    """A clock that a test sets."""

    now = 1_800_000_000.0


class Done:
    """A task that notes how often it was done, and fails when told to."""

    def __init__(self) -> None:
        self.times = 0
        self.fails = False

    def __call__(self) -> None:
        self.times += 1
        if self.fails:
            raise ValueError("it failed")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def checkpoints(engine: sa.Engine) -> Checkpoints:
    return Checkpoints(engine)


@pytest.fixture
def lock(tmp_path: Path) -> Iterator[FileLock]:
    lock = FileLock(tmp_path, "host")
    yield lock
    lock.close()


def schedule(
    lock: FileLock, checkpoints: Checkpoints, clock: Clock, done: Done, at_start: bool = False
) -> Schedule:
    task = Task("backfill", PERIOD, done, at_start)
    return Schedule(lock, checkpoints, [task], lambda: clock.now)


def test_a_task_is_done_once_in_its_time_whoever_looks(
    lock: FileLock, checkpoints: Checkpoints, clock: Clock
) -> None:
    done = Done()
    processes = [schedule(lock, checkpoints, clock, done) for _ in range(2)]

    for process in processes:
        process.look()
    clock.now += PERIOD
    for process in processes:
        process.look()

    assert done.times == 2


def test_a_task_for_every_start_is_done_at_every_start(
    lock: FileLock, checkpoints: Checkpoints, clock: Clock
) -> None:
    done = Done()

    for _ in range(2):
        process = schedule(lock, checkpoints, clock, done, at_start=True)
        process.look()
        process.look()
        clock.now += 1

    assert done.times == 2


def test_of_processes_that_start_together_one_does_it(
    lock: FileLock, checkpoints: Checkpoints, clock: Clock
) -> None:
    done = Done()
    processes = [schedule(lock, checkpoints, clock, done, at_start=True) for _ in range(2)]

    for process in processes:
        clock.now += 1
        process.look()

    assert done.times == 1


def test_what_another_process_is_doing_is_left_to_it(
    lock: FileLock, checkpoints: Checkpoints, clock: Clock
) -> None:
    done = Done()
    with lock.try_acquire("upkeep-backfill"):
        schedule(lock, checkpoints, clock, done).look()

    assert done.times == 0


def test_a_task_that_fails_is_done_again_soon_and_the_failure_noted_until_then(
    lock: FileLock, checkpoints: Checkpoints, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    done = Done()
    process = schedule(lock, checkpoints, clock, done, at_start=True)
    done.fails = True
    process.look()
    process.look()
    failed = checkpoints.get(failed_name("backfill"))
    done.fails = False
    clock.now += RETRY_SECONDS
    process.look()

    assert "it failed" in caplog.text
    assert failed == clock.now - RETRY_SECONDS
    assert done.times == 2
    assert checkpoints.get(failed_name("backfill")) is None


def test_a_clock_that_was_ahead_keeps_no_task_from_being_done(
    lock: FileLock, checkpoints: Checkpoints, clock: Clock
) -> None:
    done = Done()
    process = schedule(lock, checkpoints, clock, done)
    process.look()

    clock.now -= 86_400
    process.look()

    assert done.times == 2


def test_it_looks_by_itself_until_it_is_stopped(
    lock: FileLock, checkpoints: Checkpoints, clock: Clock
) -> None:
    done = Done()
    process = schedule(lock, checkpoints, clock, done, at_start=True)

    process.start()
    process.stop()

    assert done.times == 1
