"""Take up the jobs of processes that are gone.

DBOS begins unfinished jobs again when a process with the same executor id starts. When that never
happens, because the host is gone for good, they would wait forever: this thread, one in each
process, looks every two seconds whose jobs wait while nobody holds that executor's lock.
"""

import threading

import sqlalchemy as sa
import structlog
from dbos import DBOS
from dbos import error as dbos_error

from inbox.presence import Presence

PERIOD = 2.0
SETTLING = 4.0
"""Seconds after the locks were lost, for every process that lives to take its own again."""
MOST = 10_000

log = structlog.get_logger(__name__)


class Takeover:
    """Watches the other executors from a thread of its own, from `start` to `stop`.

    `presence` must hold the lock of this process before its first job begins.
    """

    def __init__(self, presence: Presence, executor: str, period: float = PERIOD) -> None:
        self._presence = presence
        self._executor = executor
        self._period = period
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="takeover", daemon=True)

    def start(self) -> None:
        """Begin to look after the others."""
        self._thread.start()

    def stop(self) -> None:
        """Stop looking."""
        self._stopping.set()
        self._thread.join()

    def look(self) -> int:
        """Resume the waiting jobs of the dead; return how many there were."""
        waiting: dict[str, list[str]] = {}
        for job in DBOS.list_workflows(
            status="PENDING", load_input=False, load_output=False, limit=MOST
        ):
            if job.executor_id and job.executor_id != self._executor:
                waiting.setdefault(job.executor_id, []).append(job.workflow_id)
        return sum(self._resume(executor, jobs) for executor, jobs in waiting.items())

    def _resume(self, executor: str, jobs: list[str]) -> int:
        with self._presence.seize(executor) as is_dead:
            if not is_dead:
                return 0
            DBOS.resume_workflows(jobs)
        log.warning("jobs of a dead process taken over", executor=executor, jobs=len(jobs))
        return len(jobs)

    def _run(self) -> None:
        pause = SETTLING
        while not self._stopping.wait(pause):
            pause = self._period
            try:
                if self._presence.hold_own():
                    pause = SETTLING
                else:
                    self.look()
            except (sa.exc.SQLAlchemyError, dbos_error.DBOSException, OSError) as error:
                log.warning("the other processes cannot be seen", why=type(error).__name__)
