"""Which threads a request is served by, and which requests are refused before they cost anything.

Events of Webex and questions about the bot's health have threads of their own, so that whoever
keeps the pages busy keeps only the pages busy.
"""

import ipaddress
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from math import ceil

from app.budget import Budget
from app.incoming import Request
from app.replies import Reply, too_busy

EVENTS, STATUS, PAGES = "events", "status", "pages"
_LANES = {
    "/webhook": EVENTS,
    "/healthz": STATUS,
    "/readyz": STATUS,
    "/metrics": STATUS,
}
_THREADS = {EVENTS: 16, STATUS: 2, PAGES: 2}
MOST_OPEN = {EVENTS: 500, STATUS: 32, PAGES: 32}
"""The most requests of a lane at the same time, those that wait for a thread included."""
_IPV6_NETWORK = 64
"""The bits that stand for one client: who has one address of IPv6 has the rest of them, too."""

Serve = Callable[[Request], Reply]


class Lanes:
    """Serves requests in threads, each kind in its own, and keeps pages and API to a budget."""

    def __init__(
        self,
        serve: Serve,
        is_proxy: Callable[[str], bool] = lambda _host: False,
        budget: Budget | None = None,
    ) -> None:
        """`is_proxy` tells of an address whether to believe whom it forwards a request for."""
        self._serve = serve
        self._is_proxy = is_proxy
        self._budget = budget or Budget()
        self._open = dict.fromkeys(_THREADS, 0)
        self._lock = threading.Lock()
        self._pools = {
            lane: ThreadPoolExecutor(threads, thread_name_prefix=lane)
            for lane, threads in _THREADS.items()
        }

    def take(self, request: Request) -> "Future[Reply]":
        """Return the reply to come; one that refuses is there at once."""
        lane = _LANES.get(request.path, PAGES)
        client = self._client_of(request)
        wait = self._budget.wait(client) if lane == PAGES else 0.0
        if wait or not self._enter(lane):
            refused: Future[Reply] = Future()
            refused.set_result(too_busy(max(ceil(wait), 1), request.path.startswith("/api/")))
            return refused
        future = self._pools[lane].submit(self._work, lane, client, request)
        future.add_done_callback(lambda _: self._leave(lane))
        return future

    def close(self) -> None:
        """Begin nothing any more."""
        for pool in self._pools.values():
            pool.shutdown(wait=False, cancel_futures=True)

    def _work(self, lane: str, client: str, request: Request) -> Reply:
        began = time.thread_time()
        try:
            return self._serve(request)
        finally:
            if lane == PAGES:
                self._budget.charge(client, time.thread_time() - began)

    def _enter(self, lane: str) -> bool:
        with self._lock:
            has_room = self._open[lane] < MOST_OPEN[lane]
            self._open[lane] += has_room
            return has_room

    def _leave(self, lane: str) -> None:
        with self._lock:
            self._open[lane] -= 1

    def _client_of(self, request: Request) -> str:
        host, _ = request.client
        named = request.forwarded_for if self._is_proxy(host) else ""
        try:
            address = ipaddress.ip_address(named or host)
        except ValueError:
            return host
        if address.version == 4:
            return str(address)
        return str(ipaddress.ip_network((address, _IPV6_NETWORK), strict=False))
