"""Answer events: a bounded number at a time, the rest waits in the database.

One thread claims events for as many others as are free. Half of the places are for fresh ones, the
newest first, so that who asks now is answered now, whatever lies behind; the other half take what
has waited longest, so that nothing waits forever. Nobody sleeps in a place: what must wait for its
next try goes back into the database.
"""

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

import structlog

from inbox.bell import Bell, listen
from inbox.pauses import pause_after_failure, pause_as_asked
from inbox.queue import EventQueue, QueuedEvent
from inbox.work import GiveUp, NothingPossible, TryAgain, Work
from monitoring.counters import FAILED_TRIES, TRY_SECONDS
from store.database import StoreError

FRESH, ANY = "fresh", "any"
PLACES = {FRESH: 24, ANY: 24}
LOOK_SECONDS = 0.2
"""How often to look for what has become due, or was stored by another host."""
CHECK_SECONDS = 5.0
"""How often to ask whether work is possible again."""
NOTE_SECONDS = 1.0
"""How long to wait before what became of an event is noted once more, if the database is away."""
CLAIM_SECONDS = 2
"""How long a claim may take to end when the process stops, should the database be lost."""
GRACE_SECONDS = 8

log = structlog.get_logger(__name__)

Note = Callable[[], None]


class Workers:
    """The threads of one process that answer, from `start` to `close`."""

    def __init__(self, queue: EventQueue, work: Work, delays: Sequence[float], bell: Bell) -> None:
        """`bell` rings when something was stored; `delays` are the seconds before further tries."""
        self._queue = queue
        self._work = work
        self._delays = delays
        self._stored = bell
        self._done = Bell()
        self._changed = threading.Condition()
        self._running: dict[str, tuple[str, QueuedEvent]] = {}
        self._is_unsure = False
        self._is_held_up = threading.Event()
        self._closing = threading.Event()
        self._pool = ThreadPoolExecutor(sum(PLACES.values()), thread_name_prefix="answer")
        self._thread = threading.Thread(target=self._run, name="claim", daemon=True)

    def start(self) -> None:
        """Begin to answer what waits."""
        self._thread.start()

    def close(self) -> None:
        """Begin nothing more, and finish what is being answered within bounds."""
        self._closing.set()
        self._done.ring()
        self._thread.join(CLAIM_SECONDS)
        with self._changed:
            self._changed.wait_for(lambda: not self._running, GRACE_SECONDS)
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                self._wait_until_possible()
                is_idle = self._begin_some() == 0
            except Exception as error:
                # Not only for a lost database: if a bug ended this thread, all would stand still.
                why = str(error) if isinstance(error, StoreError) else type(error).__name__
                log.warning("events_not_claimed", why=why)
                self._is_unsure = True
                self._closing.wait(NOTE_SECONDS)
                continue
            if is_idle:
                heard = [self._stored, self._done] if any(self._free().values()) else [self._done]
                listen(*heard, seconds=LOOK_SECONDS)

    def _wait_until_possible(self) -> None:
        """Wait while nothing can be answered."""
        while self._is_held_up.is_set() and not self._closing.wait(CHECK_SECONDS):
            if self._work.is_possible():
                self._is_held_up.clear()
                log.warning("work_resumed")

    def _begin_some(self) -> int:
        """Begin as many events as there are places for; return how many."""
        free = self._free()
        if self._closing.is_set() or not any(free.values()):
            return 0
        with self._changed:
            own = set(self._running)
            busy = Counter(queued.space for _, queued in self._running.values())
        if self._is_unsure:
            self._queue.release(own)
            self._is_unsure = False
        newest, oldest = self._queue.claim(free[FRESH], free[ANY], busy)
        if self._closing.is_set():
            self._queue.release(own)
            return 0
        for place, events in ((FRESH, newest), (ANY, oldest)):
            for queued in events:
                with self._changed:
                    self._running[queued.key] = (place, queued)
                self._pool.submit(self._answer, queued)
        return len(newest) + len(oldest)

    def _free(self) -> dict[str, int]:
        with self._changed:
            taken = Counter(place for place, _ in self._running.values())
        return {place: most - taken[place] for place, most in PLACES.items()}

    def _answer(self, queued: QueuedEvent) -> None:
        try:
            self._write(queued, self._try(queued))
        finally:
            with self._changed:
                del self._running[queued.key]
                self._changed.notify_all()
            self._done.ring()

    def _write(self, queued: QueuedEvent, note: Note) -> None:
        """Note what became of an event, as soon as the database takes it."""
        while True:
            try:
                return note()
            except StoreError as error:
                log.warning("result_not_noted", key=queued.key, why=str(error))
            if self._closing.wait(NOTE_SECONDS):
                return None  # the next process finds the event as one that this one died over

    def _try(self, queued: QueuedEvent) -> Note:
        """Try to answer; return how to note what came of it."""
        try:
            with TRY_SECONDS.time():
                reply = self._work.answer(queued.event, queued.attempt)
        except NothingPossible as error:
            self._hold_up(str(error))
            return partial(self._queue.give_back, replace(queued, sent=error.sent), str(error))
        except TryAgain as error:
            return self._put_off(replace(queued, sent=error.sent), error)
        except GiveUp as error:
            return self._give_up(queued, str(error))
        except Exception as error:
            # The one broad catch: a bug in one answer must not stop the others. Its message is
            # left out because it could quote what somebody wrote.
            log.error("attempt_failed", key=queued.key, why=type(error).__name__)
            return self._give_up(queued, type(error).__name__)
        return partial(self._queue.answered, queued, reply)

    def _put_off(self, queued: QueuedEvent, error: TryAgain) -> Note:
        """Let an event wait for its next try, if it has one left."""
        if error.delay is None:
            queued = replace(queued, failures=queued.failures + 1)
            pause = pause_after_failure(queued.failures, self._delays)
        else:
            queued = replace(queued, waits=queued.waits + 1)
            pause = pause_as_asked(error.delay, queued.waits)
        if pause is None:
            return self._give_up(queued, str(error))
        FAILED_TRIES.labels("tried again").inc()
        log.warning("retry_scheduled", key=queued.key, why=str(error), seconds=pause)
        return partial(self._queue.put_off, queued, pause, str(error))

    def _give_up(self, queued: QueuedEvent, why: str) -> Note:
        FAILED_TRIES.labels("given up").inc()
        self._work.apologize(queued.event)
        log.error("event_given_up", key=queued.key, why=why)
        return partial(self._queue.give_up, queued, why)

    def _hold_up(self, why: str) -> None:
        if not self._is_held_up.is_set():
            self._is_held_up.set()
            log.error("work_suspended", why=why)
