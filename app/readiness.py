"""Whether the bot is fit to answer: what the database, the inbox and the upkeep say."""

import threading
import time
from collections import deque
from collections.abc import Callable

import structlog

from inbox.overview import Progress
from inbox.schedule import failed_name
from monitoring.counters import NOT_STORED
from store.checkpoints import Checkpoints
from store.database import StoreError
from wording import health as say

WRITTEN = "readiness written"
"""The checkpoint that tells when a look has last written."""
BACKFILL, POLL = "backfill", "poll"
"""The tasks of the upkeep whose failures are told."""
REMEMBERED_SECONDS = 300
MOST_REMEMBERED = 1000

log = structlog.get_logger(__name__)


class Refusals:
    """The events that this process had to refuse lately, because it could not store them."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """`now` is in seconds."""
        self._now = now
        self._lock = threading.Lock()
        self._times: deque[float] = deque(maxlen=MOST_REMEMBERED)

    def note(self) -> None:
        """Note one more."""
        NOT_STORED.inc()
        with self._lock:
            self._times.append(self._now())

    def problems(self) -> tuple[str, ...]:
        """Return how many there were in the last minutes, in words; nothing for none."""
        since = self._now() - REMEMBERED_SECONDS
        with self._lock:
            recent = sum(at >= since for at in self._times)
        return (say.not_stored(recent),) if recent else ()


def look_at_store(checkpoints: Checkpoints, progress_of: Callable[[], Progress]) -> list[str]:
    """Write to the database and look whether the work in it goes on; return what is wrong."""
    problems = []
    try:
        checkpoints.set(WRITTEN, time.time())
        progress = progress_of()
        if progress.is_stalled:
            problems.append(say.stalled(progress.waiting, progress.oldest))
        if checkpoints.get(failed_name(BACKFILL)) is not None:
            problems.append(say.BACKFILL_FAILED)
        if checkpoints.get(failed_name(POLL)) is not None:
            problems.append(say.POLL_FAILED)
    except StoreError as error:
        log.error("database_failed", why=str(error))
        return [say.NOT_WRITABLE]
    return problems
