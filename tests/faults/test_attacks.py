"""Clients without a login do what they can to a real bot."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
import requests

from tests.faults.conftest import PATIENCE, Trial
from tests.support.bots import BotProcess

CLIENTS = 40
ATTACKS = {
    "silence": b"",
    "half a head": b"POST /webhook HTTP/1.1\r\nHost: bot\r\nContent-",
    "half a body": b"POST /webhook HTTP/1.1\r\nContent-Length: 1000\r\n\r\n{",
    "a chunk without an end": b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n400\r\n{",
    "pages nobody reads": b"GET /scopes HTTP/1.1\r\n\r\n" * 20,
    "questions about health": b"GET /readyz HTTP/1.1\r\n\r\n" * 20,
}


@contextmanager
def clients(bot: BotProcess, sent: bytes) -> Iterator[None]:
    """Have many clients send something and then neither send nor read."""
    with ExitStack() as connections:
        for _ in range(CLIENTS):
            client = socket.create_connection(("127.0.0.1", bot.port), PATIENCE)
            connections.enter_context(client)
            client.sendall(sent)
        yield


def test_events_are_taken_whatever_clients_without_a_login_do(trial: Trial) -> None:
    """All of them at the same time, while Webex hangs."""
    bot = trial.bot()
    trial.webex.latency = 20

    with ExitStack() as attacks:
        for sent in ATTACKS.values():
            attacks.enter_context(clients(bot, sent))
        trial.ask(8)

    assert trial.sent.statuses == [200] * 8


def test_no_client_decides_where_the_links_of_a_page_lead(trial: Trial) -> None:
    bot = trial.bot()
    attack = (
        b"GET //evil.example/areas HTTP/1.1\r\nHost: bot\r\nSCRIPT_NAME: //evil.example\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", bot.port), PATIENCE) as client:
        client.sendall(attack)
        client.recv(100)

    page = requests.get(f"{bot.url}/areas", timeout=PATIENCE).text

    assert "evil.example" not in page


@pytest.mark.parametrize("body", [b"not-a-size-but-secret\r\n", b"5\r\nhello but secret\r\n"])
def test_what_a_client_sends_does_not_get_into_the_log(trial: Trial, body: bytes) -> None:
    bot = trial.bot(LOG_LEVEL="DEBUG")
    head = b"POST /webhook HTTP/1.1\r\nTransfer-Encoding: chunked\r\nX-A: secret\r\n\r\n"
    with socket.create_connection(("127.0.0.1", bot.port), PATIENCE) as client:
        client.sendall(head + body)
        status = client.recv(100).split(b" ")[1]

    bot.terminate()

    assert status == b"400"
    assert "but secret" not in bot.log
    assert "Traceback" not in bot.log
