"""`GET /metrics`: what is counted, in the form Prometheus reads."""

import os
from collections.abc import Iterator

from flask import Blueprint, Response
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from inbox.overview import Overview
from monitoring import SHARED_FOLDER
from store.database import StoreError


def create_metrics(overview: Overview) -> Blueprint:
    """Return the route; it holds counts only."""
    blueprint = Blueprint("metrics", __name__)

    @blueprint.get("/metrics")
    def metrics() -> Response:
        inbox = CollectorRegistry()
        inbox.register(InboxCollector(overview))
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
    """Looks into the inbox when asked; while the database is away it tells nothing."""

    def __init__(self, overview: Overview) -> None:
        """`overview` is asked each time."""
        self._overview = overview

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield what is measured."""
        try:
            progress = self._overview.progress()
        except StoreError:
            return
        jobs = GaugeMetricFamily(
            "scope_bot_inbox_events", "Events in the inbox, all processes.", labels=["state"]
        )
        jobs.add_metric(["waiting"], progress.waiting)
        jobs.add_metric(["failed"], progress.failed)
        yield jobs
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
