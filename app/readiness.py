"""Whether the bot is fit to answer: what `/readyz` looks at, and the events that were refused."""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator

from app import checks
from app.findings import NOTE, Finding, stop
from app.looks import LastLook
from inbox.overview import Progress
from monitoring.counters import NOT_STORED
from settings import Settings
from store.checkpoints import Checkpoints
from webex.client import Webex
from wording import deployment as say
from wording import health

REMEMBERED_SECONDS = 300
MOST_REMEMBERED = 1000
STORE_FRESH, WEBEX_FRESH, LATE = 5.0, 30.0, 15.0
"""Seconds for which a look at the database or beyond counts, and after which it is too slow."""


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

    def found(self) -> tuple[Finding, ...]:
        """Return how many there were in the last minutes; nothing for none."""
        since = self._now() - REMEMBERED_SECONDS
        with self._lock:
            recent = sum(at >= since for at in self._times)
        return (stop(say.not_stored(recent)),) if recent else ()


class Readiness:
    """The checks of `/readyz`, each made by others than who asks, since it may take long."""

    def __init__(
        self,
        settings: Settings,
        webex: Webex,
        checkpoints: Checkpoints,
        progress_of: Callable[[], Progress],
    ) -> None:
        self._settings = settings
        self._webex = webex
        self._checkpoints = checkpoints
        self._progress_of = progress_of
        self.refusals = Refusals()

    def looks(self) -> list[Callable[[], tuple[Finding, ...]]]:
        """Return what to ask; each tells at once what was found last."""
        store = LastLook(self._store, STORE_FRESH, LATE, stop(health.DATABASE_SLOW))
        webex = LastLook(self._account, WEBEX_FRESH, LATE, stop(health.WEBEX_SLOW))
        network = LastLook(self._network, WEBEX_FRESH, LATE, Finding(NOTE, health.ADDRESS_SLOW))
        return [store.found, self.refusals.found, webex.found, network.found]

    def _store(self) -> Iterator[Finding]:
        return checks.of_store(self._settings, self._checkpoints, self._progress_of)

    def _account(self) -> Iterator[Finding]:
        return checks.of_account(self._settings, self._webex)

    def _network(self) -> Iterator[Finding]:
        return checks.of_network(self._settings, time.time)
