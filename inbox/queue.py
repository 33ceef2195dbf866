"""The events in the database: which wait, who works on which, and how each ended.

An event belongs to the process whose name stands in its row. Only `claim` writes a name there, and
only while the event waits; only the owner, or who found it dead, takes it out again.
"""

import time
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import msgspec
import sqlalchemy as sa

from inbox.events import Event
from inbox.pauses import LONGEST_WAIT
from inbox.work import Attempt
from store.database import transaction
from store.tables import EVENTS, upsert

WAITING, CLAIMED, ANSWERED, FAILED = "waiting", "claimed", "answered", "failed"
OPEN = (WAITING, CLAIMED)
MOST_OF_A_SPACE = 8
"""How many events of one space a process answers at a time: a space in trouble delays no other."""
MOST_DEATHS = 20
"""How often a process may die over an event before it counts as the one that kills them."""


@dataclass(frozen=True)
class QueuedEvent:
    """An event to be answered, and how its tries have gone so far; see `store.tables.EVENTS`."""

    key: str
    event: Event
    space: str
    tries: int
    failures: int
    waits: int
    deaths: int
    sent: int

    @property
    def attempt(self) -> Attempt:
        """The try that begins now."""
        return Attempt(self.tries, self.sent, self.deaths > 0)


class EventQueue:
    """The events as the process `owner` sees them. Every method raises `StoreError`."""

    def __init__(
        self, engine: sa.Engine, owner: str = "", now: Callable[[], float] = time.time
    ) -> None:
        """`now` tells the seconds since 1970."""
        self._engine = engine
        self._owner = owner
        self._now = now

    def add(self, events: Sequence[Event]) -> set[str]:
        """Store events; return the keys of those that were not there before."""
        insert = upsert(self._engine, EVENTS).on_conflict_do_nothing().returning(EVENTS.c.key)
        with transaction(self._engine) as connection:
            turns = self._turns(connection, {event.room for event in events})
            rows = [self._row(event, turns) for event in events]
            return set(connection.execute(insert, rows).scalars())

    def claim(
        self, fresh: int, any_: int, busy: Mapping[str, int]
    ) -> tuple[list[QueuedEvent], list[QueuedEvent]]:
        """Take events for this process: fresh ones, the newest first, and any, the oldest first.

        Fresh are those that were never put off. Among them spaces take turns. `busy` says how many
        events of each space this process answers already.
        """
        full = [space for space, count in busy.items() if count >= MOST_OF_A_SPACE]
        room = {space: MOST_OF_A_SPACE - count for space, count in busy.items()}
        with transaction(self._engine) as connection:
            newest = self._take(connection, _newest(), fresh, full, room)
            oldest = self._take(connection, self._oldest(), any_, full, room)
        return newest, oldest

    def answered(self, queued: QueuedEvent, reply: str) -> None:
        """Note that an event was answered, with the id of its reply."""
        self._note(queued, state=ANSWERED, reply=reply, ended=self._now())

    def give_up(self, queued: QueuedEvent, why: str) -> None:
        """Note that an event ended without a reply."""
        self._note(queued, state=FAILED, why=why, ended=self._now())

    def put_off(self, queued: QueuedEvent, seconds: float, why: str) -> None:
        """Let an event wait so many seconds for its next try."""
        self._note(queued, state=WAITING, due=self._now() + seconds, why=why)

    def give_back(self, queued: QueuedEvent, why: str) -> None:
        """Let an event wait for any process to take it at once."""
        self._note(queued, state=WAITING, why=why)

    def release(self, working_on: Collection[str]) -> int:
        """Give back what this process owns without working on it; return how much that was.

        That is left over when the database fails just as it is told who owns what.
        """
        forgotten = self._owned_by(self._owner).where(EVENTS.c.key.not_in(working_on))
        with transaction(self._engine) as connection:
            return connection.execute(forgotten.values(state=WAITING, owner="")).rowcount

    def owners(self) -> set[str]:
        """Return the processes that work on something, or did when they died."""
        named = sa.select(EVENTS.c.owner).where(EVENTS.c.state == CLAIMED).distinct()
        with transaction(self._engine) as connection:
            return set(connection.execute(named).scalars())

    def recover(self, dead: str) -> int:
        """Let the events of a dead process be tried again; return how many there are."""
        deaths = EVENTS.c.deaths + 1
        is_last = deaths > MOST_DEATHS
        recovered = self._owned_by(dead).values(
            state=sa.case((is_last, FAILED), else_=WAITING),
            why=sa.case((is_last, "the process died over it again and again"), else_=EVENTS.c.why),
            ended=sa.case((is_last, self._now()), else_=EVENTS.c.ended),
            deaths=deaths,
            due=0,
            owner="",
        )
        with transaction(self._engine) as connection:
            return connection.execute(recovered).rowcount

    def _turns(self, connection: sa.Connection, spaces: Collection[str]) -> Counter[str]:
        """Return how many events of each space are open."""
        counted = (
            sa.select(EVENTS.c.space, sa.func.count())
            .where(EVENTS.c.space.in_(spaces), EVENTS.c.state.in_(OPEN))
            .group_by(EVENTS.c.space)
        )
        return Counter({row.space: row.count for row in connection.execute(counted)})

    def _row(self, event: Event, turns: Counter[str]) -> dict[str, object]:
        turns[event.room] += 1
        return {
            "key": event.key,
            "event": msgspec.json.encode(asdict(event)).decode(),
            "space": event.room,
            "state": WAITING,
            "turn": turns[event.room] - 1,
            "stored": self._now(),
        }

    def _take(
        self,
        connection: sa.Connection,
        ordered: sa.Select[Any],
        most: int,
        full: Collection[str],
        room: dict[str, int],
    ) -> list[QueuedEvent]:
        """Claim the first events of an order, from no space more than it has room for."""
        if not most:
            return []
        wanted = ordered.where(EVENTS.c.state == WAITING, EVENTS.c.space.not_in(full))
        found = connection.execute(wanted.limit(most).with_for_update(skip_locked=True))
        free = [queued for queued in map(_queued, found) if _has_room(queued.space, room)]
        if not free:
            return []
        # With SQLite the transaction begins here, so that others may have claimed some meanwhile.
        mine = EVENTS.update().where(
            EVENTS.c.key.in_([queued.key for queued in free]), EVENTS.c.state == WAITING
        )
        values = {"state": CLAIMED, "owner": self._owner, "tries": EVENTS.c.tries + 1}
        claimed = set(connection.execute(mine.values(values).returning(EVENTS.c.key)).scalars())
        return [queued for queued in free if queued.key in claimed]

    def _oldest(self) -> sa.Select[Any]:
        """Return what is due; one further off than any pause is of a wrong clock."""
        now = self._now()
        is_due = sa.or_(EVENTS.c.due <= now, EVENTS.c.due > now + LONGEST_WAIT)
        return sa.select(EVENTS).where(is_due).order_by(EVENTS.c.stored)

    def _owned_by(self, owner: str) -> sa.Update:
        return EVENTS.update().where(EVENTS.c.state == CLAIMED, EVENTS.c.owner == owner)

    def _note(self, queued: QueuedEvent, **values: object) -> None:
        """Write what became of an event, unless it was taken from this process meanwhile."""
        progress = {"failures": queued.failures, "waits": queued.waits, "sent": queued.sent}
        mine = self._owned_by(self._owner).where(EVENTS.c.key == queued.key)
        with transaction(self._engine) as connection:
            connection.execute(mine.values(owner="", **progress, **values))


def _newest() -> sa.Select[Any]:
    return (
        sa.select(EVENTS).where(EVENTS.c.due == 0).order_by(EVENTS.c.turn, EVENTS.c.stored.desc())
    )


def _has_room(space: str, room: dict[str, int]) -> bool:
    """Take one place of a space, if it has any left."""
    left = room.get(space, MOST_OF_A_SPACE)
    room[space] = left - 1
    return left > 0


def _queued(row: Any) -> QueuedEvent:
    return QueuedEvent(
        row.key,
        msgspec.json.decode(row.event, type=Event),
        row.space,
        row.tries + 1,
        row.failures,
        row.waits,
        row.deaths,
        row.sent,
    )
