"""Open the inbox of this process, with its place among all processes."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import sqlalchemy as sa

from inbox.inbox import Inbox
from inbox.presence import InPostgreSQL, OnThisMachine, Presence, Slot
from inbox.takeover import Takeover
from inbox.work import Work

LOCKS = Path("var")


@contextmanager
def open_inbox(engine: sa.Engine, work: Work) -> Iterator[Inbox]:
    """Open the inbox, take up what this place left unfinished, and look after the others.

    Raises SQLAlchemy's errors when the database fails.
    """
    with ExitStack() as closing:
        slot = Slot(lock_folder(engine))
        closing.callback(slot.release)
        presence = presence_of(engine, slot.executor)
        presence.hold_own()
        closing.callback(presence.close)
        inbox = Inbox(engine, slot.executor, work)
        closing.callback(inbox.close)
        takeover = Takeover(presence, slot.executor)
        takeover.start()
        closing.callback(takeover.stop)
        yield inbox


def presence_of(engine: sa.Engine, executor: str) -> Presence:
    """Return the locks that fit the database."""
    if engine.dialect.name == "sqlite":
        return OnThisMachine(lock_folder(engine))
    return InPostgreSQL(engine, executor)


def lock_folder(engine: sa.Engine) -> Path:
    """Return where the lock files of this host lie: beside an SQLite file, else in `var`."""
    if engine.dialect.name == "sqlite" and engine.url.database:
        return Path(engine.url.database).parent
    return LOCKS
