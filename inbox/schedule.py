"""Run upkeep at regular times, each time in one of all the processes."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import structlog

from inbox.process_lock import ProcessLock
from store.checkpoints import Checkpoints

LOOK_SECONDS = 5.0
RETRY_SECONDS = 20
"""How soon a task that failed is tried again."""
STOP_SECONDS = 1.0

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Task:
    """Something to do every so many seconds; `at_start` also once processes have started.

    After a failure it is tried again in `retry_seconds`.
    """

    name: str
    seconds: int
    run: Callable[[], None]
    at_start: bool = False
    retry_seconds: int = RETRY_SECONDS


class Schedule:
    """Looks from a thread of its own what is to be done, from `start` to `stop`.

    When a task was last done is noted for all processes; whoever does it holds its lock meanwhile.
    """

    def __init__(
        self,
        lock: ProcessLock,
        checkpoints: Checkpoints,
        tasks: Sequence[Task],
        now: Callable[[], float] = time.time,
        look_seconds: float = LOOK_SECONDS,
    ) -> None:
        """`now` tells the seconds since 1970; it is looked every `look_seconds`."""
        self._lock = lock
        self._checkpoints = checkpoints
        self._tasks = tasks
        self._now = now
        self._look_seconds = look_seconds
        self._started = int(now())
        self._begun: set[str] = set()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="upkeep", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Stop looking; a task that does not end in time is left behind."""
        self._stopping.set()
        self._thread.join(STOP_SECONDS)

    def look(self) -> None:
        """Do what is to be done now, unless another process is doing it."""
        for task in self._tasks:
            try:
                self._do_if_due(task)
            except Exception as error:
                # The next time may go better; upkeep answers nobody, so the reason can be told.
                log.error("maintenance_failed", task=task.name, why=f"{_kind(error)}: {error}")

    def _do_if_due(self, task: Task) -> None:
        if not self._is_due(task):
            return
        with self._lock.try_acquire(f"upkeep-{task.name}") as is_free:
            if is_free and self._is_due(task):
                self._do(task)

    def _is_due(self, task: Task) -> bool:
        """Return whether it is time; a time that lies ahead is one of a clock that was wrong."""
        last = self._checkpoints.get(_done(task))
        if last is None or not 0 <= self._now() - last < task.seconds:
            return True
        return task.at_start and task.name not in self._begun and last < self._started

    def _do(self, task: Task) -> None:
        self._begun.add(task.name)
        try:
            task.run()
        except Exception:
            self._checkpoints.set(_done(task), self._now() - task.seconds + task.retry_seconds)
            self._checkpoints.set(failed_name(task.name), self._now())
            raise
        self._checkpoints.set(_done(task), self._now())
        self._checkpoints.forget(failed_name(task.name))

    def _run(self) -> None:
        while True:
            self.look()
            if self._stopping.wait(self._look_seconds):
                return


def failed_name(task: str) -> str:
    """Return under which name it is noted when a task failed, as long as it did not succeed."""
    return f"failed {task}"


def _done(task: Task) -> str:
    return f"done {task.name}"


def _kind(error: Exception) -> str:
    return type(error).__name__
