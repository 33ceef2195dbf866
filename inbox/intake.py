"""Store events before they are acknowledged, all that wait at the same time together."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future

import sqlalchemy as sa
import structlog

from inbox.bell import Bell
from inbox.events import Event
from inbox.queue import EventQueue
from store.database import StoreError, reason
from store.durability import flush

STORE_SECONDS = 4
"""How long Webex may have to wait for its event to be stored."""
MOST_AT_ONCE = 100

log = structlog.get_logger(__name__)

_Waiting = tuple[Event, "Future[bool]"]


class InboxClosed(Exception):
    """The event cannot be kept; Webex must be told so. The message says why."""


class Intake:
    """Writes events into the database from a thread of its own.

    A transaction and a wait for the disk cost as much for one event as for a hundred.
    """

    def __init__(self, engine: sa.Engine, queue: EventQueue, bell: Bell) -> None:
        self._engine = engine
        self._queue = queue
        self._bell = bell
        self._changed = threading.Condition()
        self._waiting: list[_Waiting] = []
        self._is_closed = False
        self._thread = threading.Thread(target=self._run, name="intake", daemon=True)
        self._thread.start()

    def put(self, event: Event) -> bool:
        """Return once an event is on the disk: True, or False for one that was there before.

        Raises `InboxClosed` when it could not be stored in time.
        """
        stored: Future[bool] = Future()
        with self._changed:
            if self._is_closed:
                raise InboxClosed("stopping")
            self._waiting.append((event, stored))
            self._changed.notify()
        try:
            return stored.result(STORE_SECONDS)
        except TimeoutError:
            stored.cancel()
            raise InboxClosed("the database does not take it in time") from None

    def close(self) -> None:
        """Take nothing more, and end once what was begun is stored or refused."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()
        self._thread.join(STORE_SECONDS)

    def _run(self) -> None:
        while batch := self._next():
            wanted = [(event, stored) for event, stored in batch if _begin(stored)]
            try:
                is_new = self._store([event for event, _ in wanted])
            except (StoreError, OSError) as error:
                _refuse(wanted, f"the database does not take it: {reason(error)}")
                continue
            except Exception as error:
                # A bug must not end this thread: nothing could be stored any more.
                _refuse(wanted, f"a fault of the bot: {type(error).__name__}")
                continue
            for event, stored in wanted:
                stored.set_result(is_new(event.key))

    def _next(self) -> Sequence[_Waiting]:
        """Return what waits, nothing when there will be nothing more."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._is_closed)
            batch = self._waiting[:MOST_AT_ONCE]
            del self._waiting[:MOST_AT_ONCE]
            return batch

    def _store(self, events: Sequence[Event]) -> Callable[[str], bool]:
        """Store events; return what says, once for each key, that it was new."""
        new = self._queue.add(events) if events else set()
        flush(self._engine)
        if new:
            self._bell.ring()

        def is_new(key: str) -> bool:
            was_new = key in new
            new.discard(key)
            return was_new

        return is_new


def _begin(stored: "Future[bool]") -> bool:
    """Return whether somebody still waits for an event to be stored."""
    return stored.set_running_or_notify_cancel()


def _refuse(batch: Sequence[_Waiting], why: str) -> None:
    for _, stored in batch:
        stored.set_exception(InboxClosed(why))
