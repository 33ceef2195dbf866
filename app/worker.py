"""A process of gunicorn that serves its requests through the door."""

import ipaddress
import os
import time
from io import BytesIO
from typing import Any

import structlog
from gunicorn.http import errors, get_parser, wsgi
from gunicorn.workers.base import Worker

from app.door import Door
from app.incoming import Request
from app.lanes import Lanes
from app.replies import Reply, refusal

TURN_SECONDS = 1.0
_STATUSES = {errors.LimitRequestLine: 414, errors.LimitRequestHeaders: 431}
"""What is answered to requests that are refused for another reason than that they are malformed."""

log = structlog.get_logger(__name__)


class DoorWorker(Worker):  # type: ignore[misc]  # gunicorn has no types
    """Reads and writes in one thread, serves in others; see `app.door` and `app.lanes`."""

    def run(self) -> None:
        """Serve until the process is to end, then what was begun, within gunicorn's time limit."""
        lanes = Lanes(self.serve, self._is_proxy)
        door = Door(self.sockets, tuple(self.PIPE), lanes.take)
        while self.alive and self.ppid == os.getppid():
            self.notify()
            door.turn(TURN_SECONDS)
        door.stop()
        deadline = time.monotonic() + self.cfg.graceful_timeout
        while door.is_busy and time.monotonic() < deadline:
            self.notify()
            door.turn(TURN_SECONDS)
        door.close()
        lanes.close()

    def serve(self, request: Request) -> Reply:
        """Have the app answer a whole request; say in the log what is wrong, without its words."""
        exchange = _Exchange(request.data)
        try:
            return self._serve(request, exchange)
        except (errors.ParseException, errors.NoMoreData) as error:
            log.info("malformed_request", why=type(error).__name__)
            return refusal(_STATUSES.get(type(error), 400))
        except Exception as error:
            log.error("request_failed", why=type(error).__name__)
            return refusal(500)

    def _serve(self, request: Request, exchange: "_Exchange") -> Reply:
        parsed = next(get_parser(self.cfg, exchange, request.client))
        body = parsed.body.read()
        response, environ = wsgi.create(parsed, exchange, request.client, request.server, self.cfg)
        _hold(environ, body)
        if not self.alive:
            response.force_close()
        pieces = self.wsgi(environ, response.start_response)
        try:
            for piece in pieces:
                response.write(piece)
            response.close()
        finally:
            if hasattr(pieces, "close"):
                pieces.close()
        return Reply(bytes(exchange.reply), not response.should_close())

    def _is_proxy(self, host: str) -> bool:
        if "*" in self.cfg.forwarded_allow_ips:
            return True
        try:
            address = ipaddress.ip_address(host)
        except ValueError:
            return False
        return any(address in network for network in self.cfg.forwarded_allow_networks())


class _Exchange:
    """Stands for the socket where gunicorn wants one: what was received, and what is to be sent."""

    def __init__(self, request: bytes) -> None:
        self._request = BytesIO(request)
        self.reply = bytearray()

    def recv(self, size: int) -> bytes:
        return self._request.read(size)

    def sendall(self, data: bytes) -> None:
        self.reply += data

    def send(self, data: bytes) -> int:
        self.reply += data
        return len(data)


def _hold(environ: dict[str, Any], body: bytes) -> None:
    """Give the app the body as one piece, however it came: so its length is known."""
    environ["wsgi.input"] = BytesIO(body)
    environ["wsgi.multithread"] = True
    environ["CONTENT_LENGTH"] = str(len(body))
    environ.pop("HTTP_TRANSFER_ENCODING", None)
