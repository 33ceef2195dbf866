"""Clients that are slow, silent, greedy or many, at a door of the test's own."""

import os
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import pytest

from app.door import CONSENT, Door, Patience
from app.incoming import MOST_OF_A_BODY, Request
from app.replies import Reply

pytestmark = pytest.mark.integration

PATIENT = Patience(request=60, reply=60, idle=60, farewell=60, look=0.02)
HURRIED = Patience(request=0.1, reply=0.1, idle=0.1, farewell=0.1, look=0.02)
WAIT = 20
ASKED = b"GET /%d HTTP/1.1\r\n\r\n"
HALVES = {
    "nothing": b"",
    "half a head": b"POST /webhook HTTP/1.1\r\nHost: bot\r\nContent-",
    "half a body": b"POST /webhook HTTP/1.1\r\nContent-Length: 1000\r\n\r\n{",
    "a chunk without an end": b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n400\r\n{",
}
half = pytest.mark.parametrize("sent", HALVES.values(), ids=HALVES.keys())


def path_of(request: Request) -> Reply:
    """Reply with the path that was asked for, and let the connection open."""
    return Reply(request.path.encode() + b";", stays_open=True)


@dataclass
class AtTheDoor:
    """A door that is open, and those who stand before it."""

    port: int
    clients: ExitStack
    stop: Callable[[], None]

    def client(self, sent: bytes = b"") -> socket.socket:
        """Return a client that has sent something."""
        client = socket.create_connection(("127.0.0.1", self.port), WAIT)
        self.clients.enter_context(client)
        client.sendall(sent)
        return client


@contextmanager
def door(
    serve: Callable[[Request], Reply] = path_of, patience: Patience = PATIENT
) -> Iterator[AtTheDoor]:
    """Open a door whose requests are served in a thread."""
    wake, is_over, is_stopping = os.pipe(), threading.Event(), threading.Event()
    with ExitStack() as clients, ThreadPoolExecutor() as pool:
        listener = clients.enter_context(socket.create_server(("127.0.0.1", 0)))

        def take(request: Request) -> "Future[Reply]":
            return pool.submit(serve, request)

        def run() -> None:
            door = Door([listener], wake, take, patience)
            while not is_over.is_set():
                door.turn(0.01)
                if is_stopping.is_set():
                    is_stopping.clear()
                    door.stop()
            door.close()

        thread = threading.Thread(target=run)
        thread.start()
        try:
            yield AtTheDoor(listener.getsockname()[1], clients, is_stopping.set)
        finally:
            is_over.set()
            thread.join(WAIT)
    for end in wake:
        os.close(end)


def read(client: socket.socket, size: int) -> bytes:
    """Read so many bytes, fewer when the connection ends before."""
    data = b""
    while len(data) < size and (piece := client.recv(size - len(data))):
        data += piece
    return data


def is_gone(client: socket.socket) -> bool:
    """Return whether a connection is over; one with something unread in it ends with a reset."""
    try:
        return client.recv(1) == b""
    except ConnectionResetError:
        return True


@half
def test_forty_clients_that_do_not_finish_hold_nobody_up(sent: bytes) -> None:
    with door() as at:
        for _ in range(40):
            at.client(sent)

        assert read(at.client(ASKED % 1), 3) == b"/1;"


@half
def test_a_client_that_does_not_finish_is_sent_away(sent: bytes) -> None:
    with door(patience=HURRIED) as at:
        assert is_gone(at.client(sent))


def test_a_client_that_sends_a_little_now_and_then_is_sent_away() -> None:
    with door(patience=HURRIED) as at:
        client = at.client(HALVES["half a body"])
        client.settimeout(0.02)
        with pytest.raises(OSError, match="reset|pipe"):
            while True:
                client.sendall(b"x")
                try:
                    if not client.recv(1):
                        client.sendall(b"x")
                except TimeoutError:
                    continue


def endless(request: Request) -> Reply:
    """Reply with more than any buffer of the system takes, to all but one path."""
    return path_of(request) if request.path == "/1" else Reply(b"x" * 30_000_000, stays_open=True)


def test_clients_that_do_not_read_hold_nobody_up() -> None:
    with door(endless) as at:
        for _ in range(5):
            at.client((ASKED % 2) * 10)

        assert read(at.client(ASKED % 1), 3) == b"/1;"


def test_a_client_that_does_not_read_is_sent_away() -> None:
    with door(endless, HURRIED) as at:
        waiting = at.client(ASKED % 2)
        assert waiting.recv(1)  # its reply has begun
        other = at.client()
        assert other.recv(1) == b""  # its time began later, so the first one's is over, too

        assert len(read(waiting, 30_000_000)) < 29_999_999


def test_what_is_kept_for_all_clients_together_is_bounded() -> None:
    with door(endless, Patience(request=0.1, look=0.02, held_bytes=10_000_000)) as at:
        unread = at.client(ASKED % 2)
        assert unread.recv(1)
        assert at.client().recv(1) == b""  # by now what is kept was looked at

        assert len(read(unread, 30_000_000)) < 29_999_999


def test_requests_that_come_together_are_answered_in_their_order() -> None:
    with door() as at:
        client = at.client(b"".join(ASKED % number for number in range(9)))

        assert read(client, 27) == b"/0;/1;/2;/3;/4;/5;/6;/7;/8;"


def test_a_client_may_wait_for_consent_before_it_sends_its_body() -> None:
    with door() as at:
        client = at.client(b"POST /1 HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
        assert read(client, len(CONSENT)) == CONSENT
        client.sendall(b"{}")

        assert read(client, 3) == b"/1;"


def test_who_sends_too_much_can_read_that_it_is() -> None:
    with door() as at:
        length = b"Content-Length: %d\r\n\r\n" % (MOST_OF_A_BODY + 1)
        client = at.client(b"POST / HTTP/1.1\r\n" + length)
        client.sendall(b"x" * 500_000)

        assert read(client, 2000).startswith(b"HTTP/1.1 413 ")


def test_when_all_places_are_taken_the_client_whose_time_is_over_first_makes_room() -> None:
    with door(patience=Patience(connections=3, look=0.02)) as at:
        first, *_ = [at.client(ASKED[:5]) for _ in range(3)]

        assert read(at.client(ASKED % 1), 3) == b"/1;"
        assert is_gone(first)


def test_a_fault_while_a_request_is_served_is_told_and_hurts_nobody_else() -> None:
    def serve(request: Request) -> Reply:
        if request.path == "/2":
            raise RuntimeError
        return path_of(request)

    with door(serve) as at:
        assert read(at.client(ASKED % 2), 2000).startswith(b"HTTP/1.1 500 ")
        assert read(at.client(ASKED % 1), 3) == b"/1;"


def test_what_was_begun_is_finished_before_the_end() -> None:
    is_begun, may_end = threading.Event(), threading.Event()

    def serve(request: Request) -> Reply:
        is_begun.set()
        may_end.wait(WAIT)
        return path_of(request)

    with door(serve, Patience(farewell=0.1, look=0.02)) as at:
        silent, client = at.client(), at.client(ASKED % 1)
        is_begun.wait(WAIT)
        at.stop()
        assert silent.recv(1) == b""
        may_end.set()

        assert read(client, 10) == b"/1;"
