"""A limit for the whole of a call: requests only limits the time between two bytes.

Without it an answer that comes a byte at a time would hold its caller for minutes.
"""

import http.client
import io
import socket
import time
from contextvars import ContextVar
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection

CONNECT_SECONDS = 3.0

_deadline: ContextVar[float] = ContextVar("deadline")
"""When the call of this thread has to be over, in seconds of `time.monotonic`."""


class _LimitedReader(io.RawIOBase):
    """Reads an answer from a socket up to the deadline of the call that it belongs to."""

    def __init__(self, sock: socket.socket, raw: io.RawIOBase) -> None:
        self._sock = sock
        self._raw = raw
        self._deadline = _deadline.get()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("the time for the whole call is over")
        self._sock.settimeout(left)
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


class _LimitedResponse(http.client.HTTPResponse):
    def __init__(self, sock: socket.socket, *args: Any, **options: Any) -> None:
        super().__init__(sock, *args, **options)
        self.fp = io.BufferedReader(_LimitedReader(sock, self.fp.detach()))


class _Connection(HTTPConnection):
    response_class = _LimitedResponse


class _SecureConnection(HTTPSConnection):
    response_class = _LimitedResponse


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


class TimeLimitAdapter(HTTPAdapter):
    """Ends each call, retries included, after so many seconds, with a timeout of requests."""

    def __init__(self, seconds: float, **options: Any) -> None:
        self._seconds = seconds
        super().__init__(**options)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        """Use connections that know the limit."""
        super().init_poolmanager(*args, **options)
        _limit(self.poolmanager)

    def proxy_manager_for(self, proxy: str, **options: Any) -> PoolManager:
        """Use such connections through a proxy, too."""
        manager: PoolManager = super().proxy_manager_for(proxy, **options)
        _limit(manager)
        return manager

    def send(
        self, request: requests.PreparedRequest, *args: Any, **options: Any
    ) -> requests.Response:
        """Send a request; its answer has to be read in the same thread."""
        _deadline.set(time.monotonic() + self._seconds)
        limits = (min(CONNECT_SECONDS, self._seconds), self._seconds)
        return super().send(request, *args, **{**options, "timeout": limits})


def _limit(manager: PoolManager) -> None:
    manager.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}
