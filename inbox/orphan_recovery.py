"""Take up the jobs of processes that are gone.

DBOS begins unfinished jobs again when a process with the same executor id starts. When that never
happens, because the host is gone for good, they would wait forever: this thread, one in each
process, looks every two seconds whose jobs wait while nobody holds that executor's lock. Jobs of
its own that nobody works on, because the database failed under them, it takes up as well.
"""

import threading
import time
from collections.abc import Callable

import sqlalchemy as sa
import structlog
from dbos import DBOS, WorkflowStatus
from dbos import error as dbos_error

from inbox.engine import JOB
from inbox.process_lock import ProcessLock

PERIOD = 2.0
SETTLING = 4.0
"""Seconds after the locks were lost, for every process that lives to take its own again."""
FORGOTTEN = 30.0
"""Seconds after which an own job that nobody works on counts as left behind."""
STOP_SECONDS = 5.0
"""How long a look may take to end; DBOS itself would wait for a lost database without end."""
MOST = 10_000

log = structlog.get_logger(__name__)


class OrphanRecovery:
    """Watches the other executors from a thread of its own, from `start` to `stop`.

    `lock` must hold the lock of this process before its first job begins.
    """

    def __init__(
        self,
        lock: ProcessLock,
        executor: str,
        is_open: Callable[[str], bool],
        period: float = PERIOD,
    ) -> None:
        """`is_open` tells whether this process works on a job; `period` is in seconds."""
        self._lock = lock
        self._executor = executor
        self._is_open = is_open
        self._period = period
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="recovery", daemon=True)

    def start(self) -> None:
        """Begin to look after the others."""
        self._thread.start()

    def stop(self) -> None:
        """Stop looking; a look that waits for a lost database is left behind."""
        self._stopping.set()
        self._thread.join(STOP_SECONDS)
        if self._thread.is_alive():
            log.warning("orphan_recovery_left_behind")

    def look(self) -> int:
        """Resume the jobs nobody works on; return how many there were."""
        of_others: dict[str, list[str]] = {}
        left_behind: list[str] = []
        for job in DBOS.list_workflows(
            status="PENDING", name=JOB, load_input=False, load_output=False, limit=MOST
        ):
            if job.executor_id != self._executor:
                of_others.setdefault(job.executor_id or "", []).append(job.workflow_id)
            elif not self._is_open(job.workflow_id) and _rest(job) > FORGOTTEN:
                left_behind.append(job.workflow_id)
        if left_behind:
            self._resume(self._executor, left_behind)
        return len(left_behind) + sum(
            self._resume_if_dead(executor, jobs) for executor, jobs in of_others.items()
        )

    def _resume_if_dead(self, executor: str, jobs: list[str]) -> int:
        with self._lock.try_acquire(executor) as is_dead:
            return self._resume(executor, jobs) if is_dead else 0

    def _resume(self, executor: str, jobs: list[str]) -> int:
        DBOS.resume_workflows(jobs)
        log.warning("orphaned_jobs_resumed", executor=executor, jobs=len(jobs))
        return len(jobs)

    def _run(self) -> None:
        pause = SETTLING
        while not self._stopping.wait(pause):
            pause = self._period
            try:
                if self._lock.ensure_held():
                    pause = SETTLING
                else:
                    self.look()
            except (sa.exc.SQLAlchemyError, dbos_error.DBOSException, OSError) as error:
                log.warning("orphan_recovery_failed", why=type(error).__name__)


def _rest(job: WorkflowStatus) -> float:
    """Return the seconds since something was last noted of a job."""
    return time.time() - (job.updated_at or 0) / 1000
