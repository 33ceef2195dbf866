import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

from inbox import orphan_recovery as module
from inbox.bell import Bell
from inbox.orphan_recovery import OrphanRecovery
from inbox.process_lock import FileLock
from inbox.queue import EventQueue
from tests.inbox.conftest import PATIENCE, event


@pytest.fixture
def queue(engine: sa.Engine) -> EventQueue:
    """The events as host_0 sees them; host_7 works on one."""
    other = EventQueue(engine, "host_7")
    other.add([event()])
    other.claim(0, 1, {})
    return EventQueue(engine, "host_0")


def recovery(folder: Path, queue: EventQueue, owner: str = "host_0") -> OrphanRecovery:
    return OrphanRecovery(FileLock(folder, "host"), owner, queue, Bell())


def test_the_event_of_a_dead_process_is_taken_up(queue: EventQueue, tmp_path: Path) -> None:
    assert recovery(tmp_path, queue).look() == 1

    _, (queued,) = queue.claim(0, 1, {})
    assert queued.attempt.is_recovered


def test_the_event_of_a_process_that_lives_is_left_to_it(queue: EventQueue, tmp_path: Path) -> None:
    alive = FileLock(tmp_path, "host")
    alive.take("host_7")

    recovered = recovery(tmp_path, queue).look()

    alive.close()
    assert recovered == 0
    assert queue.claim(0, 1, {}) == ([], [])


def test_an_own_event_is_left_alone(queue: EventQueue, tmp_path: Path) -> None:
    assert recovery(tmp_path, queue, "host_7").look() == 0


def test_a_look_that_waits_for_a_lost_database_does_not_keep_the_bot_from_stopping(
    queue: EventQueue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SETTLING", 0.0)
    monkeypatch.setattr(module, "STOP_SECONDS", 0.1)
    is_looking, go_on = threading.Event(), threading.Event()

    class Lost(FileLock):
        def ensure_held(self) -> bool:
            is_looking.set()
            return go_on.wait(PATIENCE)

    recovery = OrphanRecovery(Lost(tmp_path, "host"), "host_0", queue, Bell())
    recovery.start()
    assert is_looking.wait(PATIENCE)

    recovery.stop()

    assert recovery._thread.is_alive()
    go_on.set()
