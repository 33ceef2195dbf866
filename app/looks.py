"""What was seen by the last look, so that nobody who asks waits for the one who looks."""

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import replace

import structlog

from app.findings import Finding
from wording import health as say

PATIENCE = 1.0
"""Seconds for which the first ones to ask wait for a look that has just begun."""

log = structlog.get_logger(__name__)


class LastLook:
    """Looks from a thread of its own when somebody asks and the last look is not fresh.

    There is never more than one look at a time. One that takes too long is a problem itself.
    """

    def __init__(
        self,
        look: Callable[[], Iterable[Finding]],
        fresh: float,
        late: float,
        when_late: Finding,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """`fresh` and `late` are in seconds.

        `when_late` is found when a look takes too long; one that fails or has not ended yet weighs
        as much.
        """
        self._look = look
        self._fresh = fresh
        self._late = late
        self._when_late = when_late
        self._now = now
        self._changed = threading.Condition()
        self._seen: tuple[Finding, ...] = ()
        self._seen_at: float | None = None
        self._begun_at: float | None = None

    def found(self, patience: float = PATIENCE) -> tuple[Finding, ...]:
        """Return what the last look found, after so many seconds at the latest."""
        with self._changed:
            if self._begun_at is None and not self._is_fresh:
                self._begin()
            if self._begun_at is not None:
                left = patience - (self._now() - self._begun_at)
                self._changed.wait_for(lambda: self._begun_at is None, max(left, 0))
            return self._as_of_now()

    @property
    def _is_fresh(self) -> bool:
        return self._seen_at is not None and self._now() - self._seen_at < self._fresh

    def _as_of_now(self) -> tuple[Finding, ...]:
        if self._begun_at is not None and self._now() - self._begun_at >= self._late:
            return (self._when_late,)
        return self._seen if self._seen_at is not None else (self._instead(say.NOT_LOOKED_YET),)

    def _instead(self, words: str) -> Finding:
        return replace(self._when_late, words=words)

    def _begin(self) -> None:
        self._begun_at = self._now()
        threading.Thread(target=self._run, name="look", daemon=True).start()

    def _run(self) -> None:
        try:
            seen = tuple(self._look())
        except Exception as error:
            # Nobody waits for this thread: who asks next must hear that it failed.
            log.error("look_failed", why=type(error).__name__)
            seen = (self._instead(say.LOOK_FAILED),)
        with self._changed:
            self._seen, self._seen_at, self._begun_at = seen, self._now(), None
            self._changed.notify_all()
