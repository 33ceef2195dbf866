"""What lies in the inbox, for the operator and for the metrics."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from inbox.queue import ANSWERED, FAILED, OPEN, WAITING
from store.database import transaction
from store.tables import EVENTS

KEPT_DAYS = 7
"""How long finished events are remembered; must exceed the window of the backfill."""
STALLED_SECONDS = 60
DAY = 86_400


@dataclass(frozen=True)
class ListedEvent:
    """An event in the inbox; `age` is in seconds, `why` says what went wrong, if it did."""

    key: str
    age: float
    why: str = ""


@dataclass(frozen=True)
class Progress:
    """How many events wait, for how many seconds the oldest has, and whether work goes on.

    `is_going_on` says that an event was finished within the last `STALLED_SECONDS`; `failed` is
    how many were given up.
    """

    waiting: int
    oldest: float
    is_going_on: bool
    failed: int

    @property
    def is_stalled(self) -> bool:
        """Whether events wait and nothing becomes of them."""
        return self.oldest > STALLED_SECONDS and not self.is_going_on


class UnknownEvent(Exception):
    """There is no failed event under that key."""


class Overview:
    """The inbox seen from outside, also while no bot runs. Every method raises `StoreError`."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def progress(self) -> Progress:
        """Return how much there is of what, and whether the work goes on."""
        now = time.time()
        counted = (
            sa.select(EVENTS.c.state, sa.func.count(), sa.func.min(EVENTS.c.stored))
            .where(EVENTS.c.state.in_((*OPEN, FAILED)))
            .group_by(EVENTS.c.state)
        )
        finished = sa.select(EVENTS.c.key).where(EVENTS.c.ended >= now - STALLED_SECONDS).limit(1)
        with transaction(self._engine) as connection:
            rows = connection.execute(counted).all()
            is_going_on = connection.execute(finished).first() is not None
        of_open = [(count, oldest) for state, count, oldest in rows if state in OPEN]
        return Progress(
            waiting=sum(count for count, _ in of_open),
            oldest=max((now - oldest for _, oldest in of_open if oldest < now), default=0.0),
            is_going_on=is_going_on,
            failed=sum(count for state, count, _ in rows if state == FAILED),
        )

    def waiting(self) -> list[ListedEvent]:
        """Return the events without a reply so far, the oldest first."""
        return self._events(OPEN)

    def failed(self) -> list[ListedEvent]:
        """Return the events that were given up, the oldest first."""
        return self._events((FAILED,))

    def retry(self, key: str) -> None:
        """Retry an event that was given up; raise `UnknownEvent` when there is none."""
        failed = EVENTS.update().where(EVENTS.c.key == key, EVENTS.c.state == FAILED)
        again = failed.values(state=WAITING, due=0, failures=0, waits=0, deaths=0, ended=0)
        with transaction(self._engine) as connection:
            if not connection.execute(again).rowcount:
                raise UnknownEvent(key)

    def prune(self, days: float = KEPT_DAYS) -> int:
        """Forget what ended more than so many days ago; return how much that was."""
        old = EVENTS.delete().where(
            EVENTS.c.state.in_((ANSWERED, FAILED)), EVENTS.c.ended < time.time() - days * DAY
        )
        with transaction(self._engine) as connection:
            return connection.execute(old).rowcount

    def _events(self, states: Sequence[str]) -> list[ListedEvent]:
        found = sa.select(EVENTS.c.key, EVENTS.c.stored, EVENTS.c.why)
        ordered = found.where(EVENTS.c.state.in_(states)).order_by(EVENTS.c.stored)
        with transaction(self._engine) as connection:
            rows = connection.execute(ordered).all()
        return [ListedEvent(row.key, max(time.time() - row.stored, 0), row.why) for row in rows]
