import socket
import struct
import threading
from collections.abc import Iterator

import pytest
from flask import Flask, Response
from werkzeug.serving import BaseWSGIServer, make_server

from sandbox import server as module
from sandbox.app import create_sandbox
from sandbox.server import SandboxServer, serve_in_thread, stop

pytestmark = pytest.mark.integration


@pytest.fixture
def server() -> Iterator[BaseWSGIServer]:
    server = make_server("127.0.0.1", 0, Flask("app"))
    yield server
    server.server_close()


def test_a_server_that_serves_nobody_stops(server: BaseWSGIServer) -> None:
    thread = serve_in_thread(server)

    stop(server, thread)

    assert not thread.is_alive()


def test_a_connection_that_is_gone_when_it_is_accepted_is_not_waited_for(
    server: BaseWSGIServer,
) -> None:
    thread = serve_in_thread(server)

    with pytest.raises(TimeoutError):
        server.get_request()

    stop(server, thread)


def test_a_server_that_does_not_stop_is_told_with_its_place(
    server: BaseWSGIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "STOP_SECONDS", 0.1)
    go_on, is_stuck = threading.Event(), threading.Event()

    def get_stuck() -> None:
        is_stuck.set()
        go_on.wait()

    monkeypatch.setattr(server, "service_actions", get_stuck)
    thread = serve_in_thread(server)
    assert is_stuck.wait(60)

    with pytest.raises(TimeoutError, match="get_stuck"):
        stop(server, thread)

    go_on.set()
    thread.join(60)


def test_what_a_response_holds_is_closed_though_its_reader_breaks_off() -> None:
    sandbox, closed = create_sandbox(), threading.Event()

    @sandbox.app.get("/held")
    def held() -> Response:
        response = Response("words")
        response.call_on_close(closed.set)
        return response

    with SandboxServer(sandbox) as server:
        address = server.url.removeprefix("http://").split(":")
        with socket.create_connection((address[0], int(address[1]))) as reader:
            reader.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            reader.sendall(b"GET /held HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            received = b""
            while not received.endswith(b"words"):
                received += reader.recv(1000)
        assert closed.wait(10)
    sandbox.close()
