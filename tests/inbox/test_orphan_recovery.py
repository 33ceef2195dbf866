import threading
from pathlib import Path

import pytest
import sqlalchemy as sa
from dbos import DBOS

from inbox import engine as engine_module
from inbox import inbox as inbox_module
from inbox import orphan_recovery as module
from inbox.events import Event
from inbox.orphan_recovery import OrphanRecovery
from inbox.process_lock import FileLock
from inbox.work import Attempt
from tests.inbox.conftest import PATIENCE, Begin, Worker, event


class Answered(Worker):
    """Work that can be waited for."""

    def __init__(self) -> None:
        super().__init__(self._note)
        self.again = threading.Event()

    def _note(self, _event: Event, attempt: Attempt) -> str:
        if attempt.is_recovered:
            self.again.set()
        return "a reply"


@pytest.fixture
def worker(begin: Begin) -> Answered:
    """An inbox in which one event was answered."""
    worker = Answered()
    inbox = begin(worker)
    inbox.put(event())
    inbox.drain(PATIENCE)
    return worker


def leave_unfinished(engine: sa.Engine, executor: str) -> None:
    """Let the database say that an executor has begun the event and not finished it."""
    with engine.begin() as connection:
        connection.execute(
            sa.text(
                "UPDATE workflow_status SET status = 'PENDING', output = NULL, "
                "executor_id = :executor"
            ),
            {"executor": executor},
        )
        connection.execute(sa.text("DELETE FROM operation_outputs"))


def of_host_0(folder: Path, is_open: bool = False) -> OrphanRecovery:
    return OrphanRecovery(FileLock(folder, "host"), "host_0", lambda _key: is_open)


def test_the_job_of_a_dead_process_is_taken_up(
    worker: Answered, engine: sa.Engine, tmp_path: Path
) -> None:
    leave_unfinished(engine, "host_7")

    assert of_host_0(tmp_path).look() == 1
    assert worker.again.wait(PATIENCE)


def test_the_job_of_a_process_that_lives_is_left_to_it(
    worker: Answered, engine: sa.Engine, tmp_path: Path
) -> None:
    leave_unfinished(engine, "host_7")
    alive = FileLock(tmp_path, "host")
    alive.take("host_7")

    taken = of_host_0(tmp_path).look()

    alive.close()
    assert taken == 0


def test_an_own_job_that_is_worked_on_is_left_alone(
    worker: Answered, engine: sa.Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FORGOTTEN", -1)
    leave_unfinished(engine, "host_0")

    assert of_host_0(tmp_path, is_open=True).look() == 0


def test_an_own_job_that_nobody_works_on_is_taken_up_after_a_while(
    worker: Answered, engine: sa.Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_unfinished(engine, "host_0")
    at_once = of_host_0(tmp_path).look()
    monkeypatch.setattr(module, "FORGOTTEN", -1)

    later = of_host_0(tmp_path).look()

    assert (at_once, later) == (0, 1)
    assert worker.again.wait(PATIENCE)


def test_a_job_that_ended_is_left_alone(worker: Answered, tmp_path: Path) -> None:
    assert of_host_0(tmp_path).look() == 0
    assert [job.status for job in DBOS.list_workflows(name="answer")] == ["SUCCESS"]


def test_jobs_that_wait_for_a_thread_are_not_left_behind(
    begin: Begin,
    engine: sa.Engine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    go_on: threading.Event,
) -> None:
    monkeypatch.setattr(engine_module, "THREADS", 2)
    monkeypatch.setattr(inbox_module, "THREADS", 2)
    monkeypatch.setattr(module, "FORGOTTEN", -1)
    started = threading.Semaphore(0)

    def wait(_event: Event, _attempt: Attempt) -> str:
        started.release()
        return "a reply" if go_on.wait(PATIENCE) else ""

    worker = Worker(wait)
    inbox = begin(worker)
    for number in range(6):
        inbox.put(event(number))
    for _ in range(2):
        assert started.acquire(timeout=PATIENCE)
    for key in [f"messages/created/M{number}" for number in range(2, 6)]:
        inbox._open.pop(key)  # as for jobs that DBOS took up at the start of the process

    taken = OrphanRecovery(FileLock(tmp_path, "host"), "host_0", inbox.has_open).look()

    assert taken == 0


def test_a_look_that_waits_for_a_lost_database_does_not_keep_the_bot_from_stopping(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, go_on: threading.Event
) -> None:
    monkeypatch.setattr(module, "SETTLING", 0.0)
    monkeypatch.setattr(module, "STOP_SECONDS", 0.1)
    is_looking = threading.Event()

    class Lost(FileLock):
        def ensure_held(self) -> bool:
            is_looking.set()
            return go_on.wait(PATIENCE)

    recovery = OrphanRecovery(Lost(tmp_path, "host"), "host_0", lambda _key: False)
    recovery.start()
    assert is_looking.wait(PATIENCE)

    recovery.stop()

    assert recovery._thread.is_alive()
