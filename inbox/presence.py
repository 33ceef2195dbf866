"""Who works on the inbox: a name for every process, and locks that only the living hold.

DBOS notes with each job the executor that has it. For another process to take up the jobs of a
dead one it must know who is dead, which DBOS leaves to a paid service. Here each process holds a
lock in its own name as long as it lives: the kernel, or PostgreSQL, lets go of it at its death.
"""

import fcntl
import os
import re
import socket
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

import sqlalchemy as sa

FAMILY = 0x5C09EB07  # any number of our own; it sets our advisory locks apart from others
MOST_PROCESSES = 1000
LOCK_SECONDS = 10
"""How long to wait for the own lock while others look whether its holder is dead."""


class Slot:
    """The place of this process among those of its host; held until the process ends.

    The name is the same after a restart, so that a process finds its own unfinished jobs again.
    """

    def __init__(self, folder: Path, host: str | None = None) -> None:
        """`folder` holds the lock files; `host` is by default the name of this machine."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = re.sub(r"[^A-Za-z0-9.-]", "-", host or socket.gethostname())
        for number in range(MOST_PROCESSES):
            file = _open(folder, f"{name}_{number}")
            if _lock(file):
                self.executor = f"{name}_{number}"
                self._file = file
                return
            os.close(file)
        raise RuntimeError(f"more than {MOST_PROCESSES} processes use {folder}")

    def release(self) -> None:
        """Let another process have this place."""
        os.close(self._file)


class Presence(Protocol):
    """The locks of all processes, as one of them sees them."""

    def hold_own(self) -> bool:
        """Hold the lock of this process; return whether it had to be taken anew."""

    def seize(self, executor: str) -> AbstractContextManager[bool]:
        """Try to hold the lock of another process meanwhile; False as long as that one lives."""

    def close(self) -> None:
        """Let go of the lock of this process."""


class OnThisMachine:
    """Presence by the lock files of the slots, for processes that share one SQLite file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def hold_own(self) -> bool:
        """Do nothing: the slot is the lock, and it cannot be lost."""
        return False

    @contextmanager
    def seize(self, executor: str) -> Iterator[bool]:
        """See `Presence.seize`."""
        file = _open(self._folder, executor)
        try:
            yield _lock(file)
        finally:
            os.close(file)

    def close(self) -> None:
        """Do nothing: the slot is released by its owner."""


class InPostgreSQL:
    """Presence by advisory locks of a session, for processes on any number of hosts.

    Needs connections that stay with one session: none through a pooler in transaction mode.
    """

    def __init__(self, engine: sa.Engine, executor: str) -> None:
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._executor = executor
        self._session: sa.Connection | None = None

    def hold_own(self) -> bool:
        """See `Presence.hold_own`; raises SQLAlchemy's errors while the server is away."""
        if self._session and not self._is_alive(self._session):
            self.close()
        if self._session:
            return False
        session = self._engine.connect()
        try:
            session.execute(sa.text(f"SET lock_timeout = '{LOCK_SECONDS}s'"))
            session.execute(_advisory("pg_advisory_lock"), _names(self._executor))
        except BaseException:
            session.invalidate()
            session.close()
            raise
        self._session = session
        return True

    @contextmanager
    def seize(self, executor: str) -> Iterator[bool]:
        """See `Presence.seize`."""
        with self._engine.connect() as session:
            is_seized = _try_lock(session, executor)
            try:
                yield is_seized
            finally:
                if is_seized:
                    _unlock(session, executor)

    def close(self) -> None:
        """See `Presence.close`."""
        if self._session:
            self._session.invalidate()
            self._session.close()
            self._session = None

    @staticmethod
    def _is_alive(session: sa.Connection) -> bool:
        try:
            session.execute(sa.text("SELECT 1"))
        except sa.exc.SQLAlchemyError:
            return False
        return True


def _open(folder: Path, executor: str) -> int:
    return os.open(folder / f"{executor}.lock", os.O_RDWR | os.O_CREAT, 0o600)


def _lock(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _try_lock(session: sa.Connection, executor: str) -> bool:
    return bool(session.execute(_advisory("pg_try_advisory_lock"), _names(executor)).scalar())


def _unlock(session: sa.Connection, executor: str) -> None:
    session.execute(_advisory("pg_advisory_unlock"), _names(executor))


def _advisory(function: str) -> sa.TextClause:
    return sa.text(f"SELECT {function}(:family, hashtext(:executor))")


def _names(executor: str) -> dict[str, object]:
    return {"family": FAMILY, "executor": executor}
