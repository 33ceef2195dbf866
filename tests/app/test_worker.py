"""What a worker makes of whole requests, without a process of its own."""

import logging
import os
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask, Response, request
from gunicorn.config import Config
from gunicorn.glogging import Logger

from app.incoming import Request
from app.worker import DoorWorker

SECRET = b"0123456789-not-for-the-log"


@pytest.fixture
def worker() -> Iterator[DoorWorker]:
    app = Flask(__name__, static_folder=None)

    @app.post("/echo")
    def echo() -> Response:
        return Response(request.get_data(), mimetype="text/plain")

    @app.get("/broken")
    def broken() -> Response:
        return Response(status=299, response=["no bytes"], direct_passthrough=True)

    config = Config()
    config.set("forwarder_headers", "")
    worker = DoorWorker(1, os.getppid(), [], None, 30, config, Logger(config))
    worker.wsgi = app
    yield worker
    worker.tmp.close()


def reply_to(worker: DoorWorker, head: bytes, body: bytes = b"") -> bytes:
    data = head.replace(b"\n", b"\r\n") + b"\r\n\r\n" + body
    return worker.serve(Request(data, ("127.0.0.1", 1), ("127.0.0.1", 2))).data


CHUNKED = b"POST /echo HTTP/1.1\nHost: bot\nTransfer-Encoding: chunked"


def test_a_body_in_chunks_reaches_the_app_in_one_piece(worker: DoorWorker) -> None:
    reply = reply_to(worker, CHUNKED, b"5\r\nhello\r\n2\r\n!!\r\n0\r\n\r\n")

    assert reply.startswith(b"HTTP/1.1 200 ")
    assert reply.endswith(b"hello!!")


@pytest.mark.parametrize(
    ("head", "body", "status"),
    [
        (CHUNKED, SECRET + b"\r\n", 400),
        (CHUNKED, b"5\r\n" + SECRET, 400),
        (CHUNKED, b"5\r\nhello\r\n0\r\n" + SECRET + b"\r\n\r\n", 400),
        (SECRET, b"", 400),
        (b"POST /echo HTTP/1.1\n" + SECRET, b"", 400),
        (b"POST /echo HTTP/1.1\nTransfer-Encoding: chunked\nContent-Length: 3", SECRET, 400),
        (b"GET /" + SECRET * 400 + b" HTTP/1.1", b"", 414),
        (b"GET / HTTP/1.1" + b"\nA: 1" * 101, b"", 431),
        (b"GET /broken HTTP/1.1", b"", 500),
    ],
)
def test_what_is_malformed_is_refused_without_a_traceback_and_without_its_words(
    worker: DoorWorker, caplog: pytest.LogCaptureFixture, head: bytes, body: bytes, status: int
) -> None:
    with caplog.at_level(logging.DEBUG):
        reply = reply_to(worker, head, body)

    assert reply.startswith(b"HTTP/1.1 %d " % status)
    assert SECRET not in reply
    assert SECRET.decode() not in caplog.text
    assert "Traceback" not in caplog.text


def test_no_client_says_where_the_app_is_mounted(worker: DoorWorker) -> None:
    seen: dict[str, Any] = {}

    def app(environ: dict[str, Any], start: Any) -> list[bytes]:
        seen.update(environ)
        start("204 No Content", [])
        return []

    worker.wsgi = app
    reply_to(worker, b"GET //evil.example/areas HTTP/1.1\nHost: bot\nSCRIPT_NAME: //evil.example")

    assert (seen["SCRIPT_NAME"], seen["PATH_INFO"]) == ("", "//evil.example/areas")
