"""Open the inbox of this process, with its place among all processes."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import sqlalchemy as sa

from inbox.inbox import Inbox
from inbox.orphan_recovery import OrphanRecovery
from inbox.private_folder import private_folder
from inbox.process_lock import FileLock, PostgreSQLLock, ProcessLock
from inbox.work import Work


@contextmanager
def open_inbox(engine: sa.Engine, work: Work) -> Iterator[Inbox]:
    """Open the inbox, take up what this place left unfinished, and look after the others.

    Raises SQLAlchemy's errors when the database fails.
    """
    with ExitStack() as closing:
        lock = lock_for(engine)
        executor = lock.acquire()
        closing.callback(lock.close)
        inbox = Inbox(engine, executor, work)
        closing.callback(inbox.close)
        recovery = OrphanRecovery(lock, executor, inbox.has_open)
        recovery.start()
        closing.callback(recovery.stop)
        yield inbox


def lock_for(engine: sa.Engine) -> ProcessLock:
    """Return the locks that fit the database."""
    path = engine.url.database
    if engine.dialect.name == "sqlite" and path:
        return FileLock(Path(path).parent)
    return PostgreSQLLock(engine, FileLock(private_folder()))
