from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from inbox.process_lock import FileLock, PostgreSQLLock, ProcessLock
from store.database import open_database

Newcomer = Callable[[], ProcessLock]


@pytest.fixture
def newcomer(any_database: str, tmp_path: Path) -> Iterator[Newcomer]:
    """Make one more process of the same host, as far as locks are concerned."""
    made: list[tuple[sa.Engine, ProcessLock]] = []

    def make() -> ProcessLock:
        engine = open_database(any_database)
        lock: ProcessLock = FileLock(tmp_path, "host")
        if engine.dialect.name == "postgresql":
            lock = PostgreSQLLock(engine, FileLock(tmp_path, "host"))
        made.append((engine, lock))
        return lock

    yield make
    for engine, lock in made:
        lock.close()
        engine.dispose()


def test_every_process_gets_a_name_of_its_own(newcomer: Newcomer) -> None:
    assert [newcomer().acquire() for _ in range(3)] == ["host_0", "host_1", "host_2"]


def test_a_name_is_free_again_when_its_process_is_gone(newcomer: Newcomer) -> None:
    first, second = newcomer(), newcomer()
    first.acquire()
    second.acquire()

    first.close()

    assert newcomer().acquire() == "host_0"


def test_the_lock_of_the_living_cannot_be_seized(newcomer: Newcomer) -> None:
    name = newcomer().acquire()
    other = newcomer()

    with other.try_acquire(name) as is_dead:
        assert not is_dead


def test_the_lock_of_the_dead_can_be_seized_by_one_at_a_time(newcomer: Newcomer) -> None:
    gone = newcomer()
    name = gone.acquire()
    gone.close()

    with newcomer().try_acquire(name) as first, newcomer().try_acquire(name) as second:
        assert (first, second) == (True, False)
    with newcomer().try_acquire(name) as again:
        assert again


def test_a_lock_that_is_held_is_not_taken_anew(newcomer: Newcomer) -> None:
    lock = newcomer()
    lock.acquire()

    assert not lock.ensure_held()


@pytest.mark.integration
@pytest.mark.parametrize("any_database", ["postgresql"], indirect=True)
def test_a_lock_lost_with_its_session_is_taken_anew(
    newcomer: Newcomer, any_engine: sa.Engine
) -> None:
    lock, other = newcomer(), newcomer()
    name = lock.acquire()
    with any_engine.connect() as connection:
        connection.execute(
            sa.text("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")
        )

    is_anew = lock.ensure_held()

    assert is_anew
    with other.try_acquire(name) as is_dead:
        assert not is_dead


@pytest.mark.parametrize("host", ["a/b", "../../etc", "ab c", "höst"])
def test_an_odd_name_of_the_machine_names_files_safely(tmp_path: Path, host: str) -> None:
    lock = FileLock(tmp_path, host)

    name = lock.acquire()

    lock.close()
    assert "/" not in name
    assert [file.parent for file in tmp_path.iterdir()] == [tmp_path]
