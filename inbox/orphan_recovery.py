"""Let the events of processes that are gone be tried again.

A process takes up its own events when it starts again. When that never happens, because the host is
gone for good, they would wait forever: this thread, one in each process that answers, looks every
two seconds which owners of events no longer hold their lock.
"""

import threading

import sqlalchemy as sa
import structlog

from inbox.bell import Bell
from inbox.process_lock import ProcessLock
from inbox.queue import EventQueue
from store.database import StoreError

PERIOD = 2.0
SETTLING = 4.0
"""Seconds after the locks were lost, for every process that lives to take its own again."""
STOP_SECONDS = 5.0
"""How long a look may take to end, should the database be lost."""

log = structlog.get_logger(__name__)


class OrphanRecovery:
    """Watches the other processes from a thread of its own, from `start` to `stop`.

    `lock` must hold the lock of this process before its first event begins.
    """

    def __init__(
        self, lock: ProcessLock, owner: str, queue: EventQueue, bell: Bell, period: float = PERIOD
    ) -> None:
        """`owner` names this process; `period` is in seconds."""
        self._lock = lock
        self._owner = owner
        self._queue = queue
        self._bell = bell
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
        """Recover the events of every owner that is dead; return how many there were."""
        others = self._queue.owners() - {self._owner}
        return sum(self._recover_if_dead(owner) for owner in sorted(others))

    def _recover_if_dead(self, owner: str) -> int:
        with self._lock.try_acquire(owner) as is_dead:
            resumed = self._queue.recover(owner) if is_dead else 0
        if resumed:
            self._bell.ring()
            log.warning("orphaned_events_resumed", executor=owner, events=resumed)
        return resumed

    def _run(self) -> None:
        pause = SETTLING
        while not self._stopping.wait(pause):
            pause = self._period
            try:
                if self._lock.ensure_held():
                    pause = SETTLING
                else:
                    self.look()
            except (sa.exc.SQLAlchemyError, StoreError, OSError) as error:
                log.warning("orphan_recovery_failed", why=type(error).__name__)
