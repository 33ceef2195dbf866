"""Serving a sandbox over HTTP, on this machine only."""

import socket
import threading
from types import TracebackType

from werkzeug.serving import WSGIRequestHandler, make_server

from sandbox.app import Sandbox

LOOPBACK = ("127.0.0.1", "localhost")


class _Handler(WSGIRequestHandler):
    """Keeps connections open and logs nothing."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing about requests that were served."""


class SandboxServer:
    """A sandbox that listens from ``__enter__`` to ``__exit__``; port 0 means any free one."""

    def __init__(self, sandbox: Sandbox, host: str = "127.0.0.1", port: int = 0) -> None:
        if host not in LOOPBACK:
            raise ValueError(f"the sandbox listens on 127.0.0.1 only, not on {host}")
        with socket.create_server(("127.0.0.1", port)) as listener:
            self._server = make_server(
                "127.0.0.1",
                listener.getsockname()[1],
                sandbox.app,
                threaded=True,
                request_handler=_Handler,
                fd=listener.fileno(),
            )
        self._sandbox = sandbox
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        )

    @property
    def url(self) -> str:
        """Where the chat page is."""
        return f"http://127.0.0.1:{self._server.port}"

    @property
    def api_url(self) -> str:
        """What to give to a Webex client library as its base URL."""
        return f"{self.url}/v1/"

    def __enter__(self) -> "SandboxServer":
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        self._sandbox.close()
