"""Open the inbox of this process, with its place among all processes."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import sqlalchemy as sa

from inbox.bell import Bell
from inbox.inbox import Inbox
from inbox.orphan_recovery import OrphanRecovery
from inbox.process_lock import ProcessLock
from inbox.queue import EventQueue
from inbox.work import Work


@contextmanager
def open_inbox(
    engine: sa.Engine, lock: ProcessLock, work: Work, bell: Bell | None = None
) -> Iterator[Inbox]:
    """Open the inbox, take up what this place left unfinished, and look after the others.

    Raises `StoreError` or SQLAlchemy's errors when the database fails.
    """
    with ExitStack() as closing:
        bell = bell or Bell()
        owner = lock.acquire()
        closing.callback(lock.close)
        inbox = Inbox(engine, owner, work, bell=bell)
        closing.callback(inbox.close)
        recovery = OrphanRecovery(lock, owner, EventQueue(engine, owner), bell)
        recovery.start()
        closing.callback(recovery.stop)
        yield inbox
