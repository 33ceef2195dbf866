"""Where verified events wait until somebody works on them."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from queue import SimpleQueue
from typing import Protocol

from webex.client import RateLimited
from webex.events import Event

WORKERS = 8
WAITING = 1000
REMEMBERED = 10_000
TRIES = 4
GRACE_SECONDS = 8

log = logging.getLogger(__name__)


class InboxFull(Exception):
    """The event cannot be kept; Webex must be told so."""


class Inbox(Protocol):
    """Takes events and has each worked on once."""

    def put(self, event: Event) -> bool:
        """Keep an event; return False for one that was taken before.

        Raises `InboxFull` when it cannot be kept.
        """

    def close(self) -> None:
        """Finish what is being worked on and stop."""


class WorkerPool:
    """An inbox in memory: a bounded queue and a few threads. A restart loses what waits."""

    def __init__(self, work: Callable[[Event], None], workers: int = WORKERS) -> None:
        self._work = work
        self._waiting: SimpleQueue[Event | None] = SimpleQueue()
        self._taken: OrderedDict[str, None] = OrderedDict()
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._unfinished = 0
        self._idle = threading.Condition(self._lock)
        self._threads = [
            threading.Thread(target=self._run, name=f"inbox-{n}", daemon=True)
            for n in range(workers)
        ]
        for thread in self._threads:
            thread.start()

    def put(self, event: Event) -> bool:
        """Queue an event unless it was taken before; see `Inbox.put`."""
        with self._lock:
            if event.key in self._taken:
                return False
            if self._waiting.qsize() >= WAITING:
                raise InboxFull
            self._waiting.put(event)
            self._unfinished += 1
            self._taken[event.key] = None
            if len(self._taken) > REMEMBERED:
                self._taken.popitem(last=False)
        return True

    def drain(self, timeout: float) -> bool:
        """Wait until every event taken so far is worked on; return False when time runs out."""
        with self._idle:
            return self._idle.wait_for(lambda: self._unfinished == 0, timeout)

    def close(self) -> None:
        """Finish what was taken, within bounds, and stop the threads."""
        self.drain(GRACE_SECONDS)
        self._closed.set()
        for _ in self._threads:
            self._waiting.put(None)
        for thread in self._threads:
            thread.join(timeout=1)

    def _run(self) -> None:
        while (event := self._waiting.get()) and not self._closed.is_set():
            self._work_on(event)
            with self._idle:
                self._unfinished -= 1
                self._idle.notify_all()

    def _work_on(self, event: Event) -> None:
        for attempt in range(1, TRIES + 1):
            try:
                return self._work(event)
            except RateLimited as error:
                log.info("%s: %s, attempt %d", event.key, error, attempt)
                self._closed.wait(error.delay)
            except Exception as error:
                # The one broad catch: a bug in one answer must not stop the others. The message
                # is left out because it could quote what somebody wrote.
                log.error("%s failed: %s", event.key, type(error).__name__)
                return None
        log.error("%s given up: Webex kept asking to wait", event.key)
        return None
