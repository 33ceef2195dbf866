"""Make what was committed survive a loss of power, at a price many can share."""

import os
import threading
from pathlib import Path

import sqlalchemy as sa


class Flush:
    """Brings committed transactions to the disk.

    PostgreSQL does so with each commit. SQLite would, at the cost of a wait for the disk in every
    transaction; it runs with `synchronous=NORMAL`, which never does harm to the file but may lose
    the last transactions with the power. So those that must not be lost are flushed here, all that
    wait at the same time with one write.
    """

    def __init__(self, engine: sa.Engine) -> None:
        path = engine.url.database if engine.dialect.name == "sqlite" else None
        self._log = Path(f"{path}-wal") if path else None
        self._counting = threading.Lock()
        self._flushing = threading.Lock()
        self._asked = 0
        self._flushed = 0

    def flush(self) -> None:
        """Return once all that this thread has committed is on the disk; raises `OSError`."""
        if not self._log:
            return
        with self._counting:
            self._asked += 1
            own = self._asked
        with self._flushing:
            if self._flushed < own:
                newest = self._asked
                self._write(self._log)
                self._flushed = newest

    @staticmethod
    def _write(log: Path) -> None:
        file = os.open(log, os.O_RDWR)
        try:
            os.fdatasync(file)
        finally:
            os.close(file)
