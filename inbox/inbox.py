"""Keep events and have each answered once, across restarts, crashes and hosts."""

import time
from collections.abc import Sequence

import sqlalchemy as sa

from inbox.bell import Bell
from inbox.events import Event
from inbox.intake import Intake
from inbox.overview import Overview
from inbox.pauses import DELAYS
from inbox.queue import EventQueue
from inbox.work import Work
from inbox.workers import Workers

DRAIN_SECONDS = 0.02


class Inbox:
    """The inbox as one process sees it: each may store events, those with `work` answer them.

    `put` returns once the event is in the database. It is answered by whichever process claims
    it; when that one dies, by its successor or by another host.
    """

    def __init__(
        self,
        engine: sa.Engine,
        owner: str = "",
        work: Work | None = None,
        delays: Sequence[float] = DELAYS,
        bell: Bell | None = None,
    ) -> None:
        """`owner` names this process; `bell` is the one of all processes of this host."""
        self._overview = Overview(engine)
        queue = EventQueue(engine, owner)
        bell = bell or Bell()
        self._intake = Intake(engine, queue, bell)
        self._workers = Workers(queue, work, delays, bell) if work else None
        if self._workers:
            queue.recover(owner)
            self._workers.start()

    def put(self, event: Event) -> bool:
        """Store an event to be answered; return False for one that was stored before.

        Raises `InboxClosed` when it could not be stored in time.
        """
        return self._intake.put(event)

    def drain(self, timeout: float) -> bool:
        """Wait until all that was stored is answered; return False when time runs out."""
        deadline = time.monotonic() + timeout
        while self._overview.progress().waiting:
            if time.monotonic() > deadline:
                return False
            time.sleep(DRAIN_SECONDS)
        return True

    def close(self) -> None:
        """Take nothing more, finish what is being answered within bounds, and stop.

        What waits stays in the database for the next process.
        """
        self._intake.close()
        if self._workers:
            self._workers.close()
