"""Open the inbox of this process, with its place among all processes."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import sqlalchemy as sa

from inbox.inbox import Inbox
from inbox.orphan_recovery import Takeover
from inbox.process_lock import InPostgreSQL, OnThisMachine, Presence
from inbox.work import Work


@contextmanager
def open_inbox(engine: sa.Engine, work: Work) -> Iterator[Inbox]:
    """Open the inbox, take up what this place left unfinished, and look after the others.

    Raises SQLAlchemy's errors when the database fails.
    """
    with ExitStack() as closing:
        presence = presence_of(engine)
        executor = presence.settle()
        closing.callback(presence.close)
        inbox = Inbox(engine, executor, work)
        closing.callback(inbox.close)
        takeover = Takeover(presence, executor, inbox.has_open)
        takeover.start()
        closing.callback(takeover.stop)
        yield inbox


def presence_of(engine: sa.Engine) -> Presence:
    """Return the locks that fit the database."""
    path = engine.url.database
    if engine.dialect.name == "sqlite" and path:
        return OnThisMachine(Path(path).parent)
    for_all_folders = Path(tempfile.gettempdir()) / f"webex-scope-bot-{os.getuid()}"
    return InPostgreSQL(engine, OnThisMachine(for_all_folders))
