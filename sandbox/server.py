"""Serving a sandbox over HTTP, on this machine only."""

import socket
import sys
import threading
import traceback
from collections.abc import Iterable
from types import TracebackType
from wsgiref.types import StartResponse, WSGIEnvironment

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from sandbox.app import Sandbox

LOOPBACK = ("127.0.0.1", "localhost")
ACCEPT_SECONDS = 1.0
STOP_SECONDS = 20.0
RESPONSE = "sandbox.response"


class _Handler(WSGIRequestHandler):
    """Keeps connections open and logs nothing."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing about requests that were served."""

    def connection_dropped(
        self, error: BaseException, environ: WSGIEnvironment | None = None
    ) -> None:
        """Close what a response holds, such as a file, whose reader breaks the connection off.

        The server of Werkzeug closes it only when there is nothing wrong with the connection.
        """
        if environ and RESPONSE in environ:
            environ[RESPONSE].close()


def serve_in_thread(server: BaseWSGIServer) -> threading.Thread:
    """Serve until `stop`, in the thread that is returned."""
    # A connection may be gone again when it is accepted: whoever waits for the next one without a
    # limit does not see that it is to stop.
    server.socket.settimeout(ACCEPT_SECONDS)
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    )
    thread.start()
    return thread


def stop(server: BaseWSGIServer, thread: threading.Thread) -> None:
    """End what `serve_in_thread` began; `TimeoutError` says where a server is that goes on."""
    threading.Thread(target=server.shutdown, daemon=True).start()
    thread.join(STOP_SECONDS)
    frame = sys._current_frames().get(thread.ident or 0)
    if thread.is_alive() and frame:
        where = "".join(traceback.format_stack(frame))
        raise TimeoutError(f"the server did not stop within {STOP_SECONDS} s; it is at\n{where}")
    server.server_close()


class SandboxServer:
    """A sandbox that listens from ``__enter__`` to ``__exit__``; port 0 means any free one."""

    def __init__(self, sandbox: Sandbox, host: str = "127.0.0.1", port: int = 0) -> None:
        if host not in LOOPBACK:
            raise ValueError(f"the sandbox listens on 127.0.0.1 only, not on {host}")
        self._sandbox = sandbox
        with socket.create_server(("127.0.0.1", port)) as listener:
            self._server = make_server(
                "127.0.0.1",
                listener.getsockname()[1],
                self._answer,
                threaded=True,
                request_handler=_Handler,
                fd=listener.fileno(),
            )

    @property
    def url(self) -> str:
        """Where the chat page is."""
        return f"http://127.0.0.1:{self._server.port}"

    @property
    def api_url(self) -> str:
        """What to give to a Webex client library as its base URL."""
        return f"{self.url}/v1/"

    def _answer(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        response: Iterable[bytes] = self._sandbox.app(environ, start_response)
        environ[RESPONSE] = response
        return response

    def __enter__(self) -> "SandboxServer":
        self._thread = serve_in_thread(self._server)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            stop(self._server, self._thread)
        finally:
            self._sandbox.close()
