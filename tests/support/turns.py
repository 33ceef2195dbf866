"""Turns and their progress, for tests of the parts of a conversation."""

from functools import cache

import sqlalchemy as sa

from inbox.events import Event
from inbox.work import Attempt
from store.key_values import KeyValueStore
from store.tables import METADATA
from webex.posts import Place
from webex.progress import Progress
from webex.turn import Turn

ASKED = Event("messages", "created", "M1", "ROOM", "ALICE", "ALICE")


def memory_engine() -> sa.Engine:
    """Return a database in memory with all tables."""
    engine = sa.create_engine("sqlite://", poolclass=sa.StaticPool)
    METADATA.create_all(engine)
    return engine


@cache
def _values() -> KeyValueStore:
    return KeyValueStore(memory_engine())


def turn_of(
    event: Event = ASKED,
    attempt: Attempt | None = None,
    thread: str | None = "T1",
    is_direct: bool = False,
    values: KeyValueStore | None = None,
) -> Turn:
    """Return the turn of an event: its first try, unless another one is given."""
    progress = Progress(event.key, attempt or Attempt(), values or _values())
    return Turn(event, progress, event.person, 0.0, Place(event.room, thread), is_direct)
