"""Who works on the inbox: a name for every process, and locks that only the living hold.

The name of the process that works on an event stands in its row. For another process to take up
the events of a dead one it must know who is dead. So each process holds a lock in its own name as
long as it lives: the kernel, or PostgreSQL, lets go of it at its death.
"""

import fcntl
import os
import re
import socket
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Protocol

import sqlalchemy as sa

from inbox.private_folder import private_folder

FAMILY = 0x5C09EB07  # any number of our own; it sets our advisory locks apart from others
MOST_PROCESSES = 1000
LOCK_SECONDS = 10
"""How long to wait for the own lock while others look whether its holder is dead."""


class ProcessLock(Protocol):
    """The locks of all processes, as one of them sees them."""

    def acquire(self) -> str:
        """Take the first free name of this host and its lock; return the name.

        The names are the same after a restart, so that a process finds its unfinished events again.
        """

    def ensure_held(self) -> bool:
        """Make sure the own lock is still held; return whether it had to be taken anew."""

    def try_acquire(self, name: str) -> AbstractContextManager[bool]:
        """Try to hold another lock meanwhile; False in the context while its holder lives."""

    def close(self) -> None:
        """Let go of the own lock."""


class FileLock:
    """A lock by files, for processes of one machine."""

    def __init__(self, folder: Path, host: str | None = None) -> None:
        """`folder` holds the lock files; `host` is by default the name of this machine."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder
        self._host = re.sub(r"[^A-Za-z0-9.-]", "-", host or socket.gethostname())
        self._file: int | None = None

    def acquire(self) -> str:
        """See `ProcessLock.acquire`."""
        return next(name for name in self.names() if self.take(name))

    def names(self) -> Iterator[str]:
        """Yield the names processes of this host may have."""
        for number in range(MOST_PROCESSES):
            yield f"{self._host}_{number}"
        raise RuntimeError(f"more than {MOST_PROCESSES} processes use {self._folder}")

    def take(self, name: str) -> bool:
        """Take a lock as the own one, if it is free."""
        file = _open(self._folder, name)
        if _lock(file):
            self._file = file
            return True
        os.close(file)
        return False

    def ensure_held(self) -> bool:
        """Do nothing: a lock on a file is not lost before the process ends."""
        return False

    @contextmanager
    def try_acquire(self, name: str) -> Iterator[bool]:
        """See `ProcessLock.try_acquire`."""
        file = _open(self._folder, name)
        try:
            yield _lock(file)
        finally:
            os.close(file)

    def close(self) -> None:
        """See `ProcessLock.close`."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


class PostgreSQLLock:
    """A lock by advisory locks of a session, for processes on any number of hosts.

    Needs connections that stay with one session: none through a pooler in transaction mode. The
    name is locked on the machine as well, since a session, unlike a file, may be lost for a while.
    """

    def __init__(self, engine: sa.Engine, machine: FileLock) -> None:
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._machine = machine
        self._name = ""
        self._session: sa.Connection | None = None

    def acquire(self) -> str:
        """See `ProcessLock.acquire`."""
        session = self._engine.connect()
        for name in self._machine.names():
            if self._machine.take(name):
                if _try_lock(session, name):
                    self._name, self._session = name, session
                    break
                self._machine.close()
        return self._name

    def ensure_held(self) -> bool:
        """See `ProcessLock.ensure_held`; raises SQLAlchemy's errors while the server is away."""
        if self._session and not _is_alive(self._session):
            self._drop_session()
        if self._session:
            return False
        session = self._engine.connect()
        try:
            session.execute(sa.text(f"SET lock_timeout = '{LOCK_SECONDS}s'"))
            session.execute(_advisory("pg_advisory_lock"), _names(self._name))
        except BaseException:
            session.invalidate()
            session.close()
            raise
        self._session = session
        return True

    @contextmanager
    def try_acquire(self, name: str) -> Iterator[bool]:
        """See `ProcessLock.try_acquire`."""
        with self._engine.connect() as session:
            is_acquired = _try_lock(session, name)
            try:
                yield is_acquired
            finally:
                if is_acquired:
                    session.execute(_advisory("pg_advisory_unlock"), _names(name))

    def close(self) -> None:
        """See `ProcessLock.close`; a server that is away lets go of the lock with the session."""
        if self._session:
            with suppress(sa.exc.SQLAlchemyError):
                self._session.execute(_advisory("pg_advisory_unlock"), _names(self._name))
        self._drop_session()
        self._machine.close()

    def _drop_session(self) -> None:
        if self._session:
            self._session.invalidate()
            self._session.close()
            self._session = None


def lock_for(engine: sa.Engine) -> ProcessLock:
    """Return the locks that fit the database."""
    path = engine.url.database
    if engine.dialect.name == "sqlite" and path:
        return FileLock(Path(path).parent)
    return PostgreSQLLock(engine, FileLock(private_folder()))


def _open(folder: Path, name: str) -> int:
    return os.open(folder / f"{name}.lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)


def _lock(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _try_lock(session: sa.Connection, name: str) -> bool:
    return bool(session.execute(_advisory("pg_try_advisory_lock"), _names(name)).scalar())


def _is_alive(session: sa.Connection) -> bool:
    try:
        session.execute(sa.text("SELECT 1"))
    except sa.exc.SQLAlchemyError:
        return False
    return True


def _advisory(function: str) -> sa.TextClause:
    return sa.text(f"SELECT {function}(:family, hashtext(:name))")


def _names(name: str) -> dict[str, object]:
    return {"family": FAMILY, "name": name}
