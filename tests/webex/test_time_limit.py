"""A call ends in time, however slowly its answer comes."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest
import requests

from sandbox.app import Sandbox
from sandbox.server import SandboxServer
from webex.client import Webex
from webex.errors import WebexError
from webex.time_limit import TimeLimitAdapter

pytestmark = pytest.mark.integration

SECONDS = 0.5
DRIP_SECONDS = 0.05


@contextmanager
def server_that(answers: Callable[[socket.socket, threading.Event], None]) -> Iterator[str]:
    """Run a server that takes one connection; its event says that the caller is gone."""
    is_over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(65_536)
                answers(connection, is_over)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
        finally:
            is_over.set()
            thread.join(60)


def get(url: str) -> requests.Response:
    with requests.Session() as session:
        session.mount("http://", TimeLimitAdapter(SECONDS))
        return session.get(url, timeout=60)


def drip_head(connection: socket.socket, is_over: threading.Event) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Long: ")
    with suppress(OSError):
        while not is_over.wait(DRIP_SECONDS):
            connection.send(b"x")


def test_a_head_that_drips_ends_in_time() -> None:
    with server_that(drip_head) as url, pytest.raises(requests.Timeout):
        get(url)


def test_a_body_that_drips_ends_in_time(sandbox: Sandbox, server: SandboxServer) -> None:
    sandbox.store.fail_next("GET", "/people/me", 200, ending="drip")

    with pytest.raises(WebexError, match="cannot be reached"):
        Webex(sandbox.bot_token, server.api_url, seconds=SECONDS).me()


def test_a_silent_server_ends_in_time(sandbox: Sandbox, server: SandboxServer) -> None:
    sandbox.store.fail_next("GET", "/people/me", 200, ending="silence")

    with pytest.raises(WebexError, match="ReadTimeout"):
        Webex(sandbox.bot_token, server.api_url, seconds=SECONDS).me()


def test_an_answer_in_time_is_read_to_its_end() -> None:
    body = b"x" * 100_000

    def answer(connection: socket.socket, is_over: threading.Event) -> None:
        connection.sendall(b"HTTP/1.0 200 OK\r\n\r\n" + body)

    with server_that(answer) as url:
        assert get(url).content == body


def test_a_proxy_that_drips_ends_in_time() -> None:
    with server_that(drip_head) as url, requests.Session() as session:
        session.mount("http://", TimeLimitAdapter(SECONDS))
        with pytest.raises(requests.Timeout):
            session.get("http://webex.example/", proxies={"http": url}, timeout=60)


def test_a_connection_is_used_again(webex: Webex, sandbox: Sandbox) -> None:
    assert [webex.me().id, webex.me().id] == [sandbox.bot.id] * 2
