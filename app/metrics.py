"""`GET /metrics`: what is counted, in the form Prometheus reads."""

import os
import threading
import time
from collections.abc import Callable, Iterator

from flask import Blueprint, Response
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from inbox.overview import Overview, Progress
from monitoring import SHARED_FOLDER
from store.database import StoreError

FRESH_SECONDS = 1.0


def create_metrics(overview: Overview) -> Blueprint:
    """Return the route; it holds counts only."""
    blueprint = Blueprint("metrics", __name__)
    waiting = InboxCollector(overview)

    @blueprint.get("/metrics")
    def metrics() -> Response:
        inbox = CollectorRegistry()
        inbox.register(waiting)
        text = generate_latest(_counted()) + generate_latest(inbox)
        return Response(text, content_type=CONTENT_TYPE_LATEST)

    return blueprint


def _counted() -> CollectorRegistry:
    if SHARED_FOLDER not in os.environ:
        return REGISTRY
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # the library has no type here
    return registry


class InboxCollector(Collector):
    """Looks into the inbox when asked; while the database is away it tells nothing.

    However many ask, it counts once a second: events wait for the same connection.
    """

    def __init__(self, overview: Overview, now: Callable[[], float] = time.monotonic) -> None:
        """`now` is in seconds."""
        self._overview = overview
        self._now = now
        self._lock = threading.Lock()
        self._seen: tuple[float, Progress] | None = None

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield what is measured."""
        try:
            progress = self._progress()
        except StoreError:
            return
        events = GaugeMetricFamily(
            "scope_bot_inbox_events", "Events in the inbox, all processes.", labels=["state"]
        )
        events.add_metric(["waiting"], progress.waiting)
        events.add_metric(["failed"], progress.failed)
        yield events
        yield GaugeMetricFamily(
            "scope_bot_inbox_oldest_seconds",
            "Age of the oldest event without a reply.",
            value=progress.oldest,
        )
        yield GaugeMetricFamily(
            "scope_bot_stalled",
            "1 while events wait and none was finished within the last minute.",
            value=int(progress.is_stalled),
        )

    def _progress(self) -> Progress:
        with self._lock:
            if self._seen is None or self._now() - self._seen[0] >= FRESH_SECONDS:
                self._seen = self._now(), self._overview.progress()
            return self._seen[1]
