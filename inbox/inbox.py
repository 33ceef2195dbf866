"""Keep events and have each answered once, across restarts, crashes and hosts."""

import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa
import structlog
from dbos import DBOS, SetWorkflowID

from inbox.engine import THREADS, launch
from inbox.events import Event
from inbox.pauses import DELAYS, Pauses
from inbox.work import Attempt, TryAgain, Work
from monitoring.counters import FAILED_TRIES, TRY_SECONDS
from store.database import StoreError, check, reason
from store.durability import Flush

STORE_SECONDS = 4
"""How long Webex may have to wait for its event to be stored."""
GRACE_SECONDS = 8
MOST_OPEN = 20_000
STARTERS = 64

log = structlog.get_logger(__name__)


class InboxClosed(Exception):
    """The event cannot be kept; Webex must be told so. The message says why."""


class GivenUp(Exception):
    """An event that ended without a reply; the message says why, for the operator."""


class Inbox:
    """Events as durable jobs of DBOS; one inbox a process.

    `put` returns once the event is in the database. Its job runs in this process at once; when
    the process dies, the job is taken up by its successor or by another host.
    """

    def __init__(
        self,
        engine: sa.Engine,
        executor: str,
        work: Work,
        delays: Sequence[float] = DELAYS,
    ) -> None:
        """`executor` names this process; `delays` are the seconds before each further try."""
        self._engine = engine
        self._work = work
        self._delays = delays
        self._lock = threading.Lock()
        self._changed = threading.Condition(self._lock)
        self._open: dict[str, Future[Any] | None] = {}
        self._answering = 0
        self._running = 0
        self._is_closed = False
        self._flush = Flush(engine)
        self._starters = ThreadPoolExecutor(STARTERS, thread_name_prefix="inbox-start")
        self._job = launch(engine, executor, self._answer)

    def put(self, event: Event) -> bool:
        """Store an event and begin to answer it; return False for one that was stored before.

        Raises `InboxClosed` when it could not be stored in time.
        """
        with self._lock:
            if self._is_closed or len(self._open) >= MOST_OPEN:
                raise InboxClosed("stopping" if self._is_closed else "too much to do")
            is_known = bool(self._open.get(event.key))
            self._open.setdefault(event.key, None)
        if is_known:
            self._flush.flush()  # the first delivery may still wait for this
            return False
        starting = self._starters.submit(self._start, event)
        try:
            return starting.result(STORE_SECONDS)
        except (TimeoutError, sa.exc.SQLAlchemyError, StoreError, OSError) as error:
            if starting.cancel():
                self._forget_unless_begun(event.key)
            raise InboxClosed(f"the database does not take it: {reason(error)}") from None

    def drain(self, timeout: float) -> bool:
        """Wait until all that was put here is answered; return False when time runs out."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._open, timeout)

    def close(self) -> None:
        """Take nothing more, finish what is being answered within bounds, and stop.

        What waits stays in the database for the next process.
        """
        with self._lock:
            self._is_closed = True
            waiting = [future for future in self._open.values() if future]
        for future in waiting:
            future.cancel()
        with self._changed:
            self._changed.wait_for(lambda: not self._answering, GRACE_SECONDS)
        self._starters.shutdown(wait=False, cancel_futures=True)
        DBOS.destroy(destroy_registry=True)

    def has_open(self, key: str) -> bool:
        """Return whether this process works on an event, has begun to store it, or may do so soon.

        While all threads of DBOS are busy, jobs it took up wait unseen in its queue.
        """
        with self._lock:
            return key in self._open or self._running >= THREADS

    def _start(self, event: Event) -> bool:
        """Store and begin a job; DBOS itself would wait for a lost database without end."""
        future: Future[Any] | None = None
        try:
            check(self._engine)
            with SetWorkflowID(event.key):
                handle = DBOS.start_workflow(self._job, asdict(event))
            future = getattr(handle, "future", None)  # none when DBOS had the job before
        finally:
            if future is None:
                self._forget_unless_begun(event.key)
        if future:
            with self._lock:
                self._open[event.key] = future
            future.add_done_callback(lambda _: self._forget(event.key))
        self._flush.flush()
        return future is not None

    def _forget_unless_begun(self, key: str) -> None:
        with self._changed:
            if self._open.get(key) is None:
                self._open.pop(key, None)
                self._changed.notify_all()

    def _forget(self, key: str) -> None:
        with self._changed:
            self._open.pop(key, None)
            self._changed.notify_all()

    def _answer(self, fields: dict[str, Any]) -> str:
        """Try until there is a reply; the job as DBOS runs and repeats it."""
        event = Event(**fields)
        with self._lock:
            is_recovered = event.key not in self._open
            self._open.setdefault(event.key, None)
            self._running += 1
        try:
            return self._try_until_done(event, is_recovered)
        finally:
            with self._lock:
                self._running -= 1
            if is_recovered:
                self._forget(event.key)

    def _try_until_done(self, event: Event, is_recovered: bool) -> str:
        attempt = Attempt(is_recovered=is_recovered)
        pauses = Pauses(self._delays)
        while True:
            result = DBOS.run_step({"name": "attempt"}, self._attempt, event, attempt)
            if "reply" in result:
                return str(result["reply"])
            delay = pauses.next(result["delay"])
            if delay is None:
                self._work.apologize(event)
                log.error("event_given_up", key=event.key, why=result["why"])
                raise GivenUp(result["why"])
            log.warning("retry_scheduled", key=event.key, why=result["why"], seconds=delay)
            DBOS.sleep(delay)
            attempt = Attempt(attempt.number + 1, result["sent"], is_recovered)

    def _attempt(self, event: Event, attempt: Attempt) -> dict[str, Any]:
        """Fetch, answer and post in one step, so that nobody's words are stored."""
        with self._changed:
            self._answering += 1
        try:
            with TRY_SECONDS.time():
                return {"reply": self._work.answer(event, attempt)}
        except TryAgain as again:
            FAILED_TRIES.labels("tried again").inc()
            return {"why": str(again), "delay": again.delay, "sent": again.sent}
        except Exception as error:
            # The one broad catch: a bug in one answer must not stop the others. Its message is
            # left out because it could quote what somebody wrote.
            FAILED_TRIES.labels("given up").inc()
            self._work.apologize(event)
            log.error("attempt_failed", key=event.key, why=type(error).__name__)
            raise GivenUp(type(error).__name__) from None
        finally:
            with self._changed:
                self._answering -= 1
                self._changed.notify_all()
