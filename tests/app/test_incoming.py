"""Where requests end, however their bytes arrive."""

import pytest

from app.incoming import MOST_CHUNKS, MOST_OF_A_BODY, MOST_OF_A_HEAD, Incoming, Request, TooLarge

GET = b"GET /scopes?level=user HTTP/1.1\r\nHost: bot\r\n\r\n"
POST = b"POST /webhook HTTP/1.1\r\ncontent-LENGTH: 5\r\n\r\nhello"
CHUNKED_HEAD = b"POST /webhook HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
CHUNKED = CHUNKED_HEAD + b"5\r\nhello\r\n6;name=value\r\n\r\n\r\nyo\r\n0\r\n\r\n"
TRAILED = CHUNKED_HEAD + b"1\r\nx\r\n0\r\nTrailer: value\r\n\r\n"
WHOLE = pytest.mark.parametrize("request_", [GET, POST, CHUNKED, TRAILED])


def arrived(*pieces: bytes) -> Incoming:
    incoming = Incoming()
    for piece in pieces:
        incoming.feed(piece)
    return incoming


@WHOLE
def test_a_request_is_there_with_its_last_byte_and_not_before(request_: bytes) -> None:
    incoming = Incoming()
    for number in range(len(request_) - 1):
        incoming.feed(request_[number : number + 1])
        assert incoming.take() is None

    incoming.feed(request_[-1:])

    assert incoming.take() == request_
    assert len(incoming) == 0


@WHOLE
def test_requests_that_come_together_are_taken_one_by_one(request_: bytes) -> None:
    incoming = arrived(request_ + GET + request_)

    assert [incoming.take() for _ in range(4)] == [request_, GET, request_, None]


@pytest.mark.parametrize("line", [b"hello", b"-5", b"0x5", b"1_0", b"", b"f" * 17, b"5" * 9000])
def test_a_malformed_chunk_ends_the_request_for_gunicorn_to_refuse(line: bytes) -> None:
    assert arrived(CHUNKED_HEAD, line, b"\r\n").take()


@pytest.mark.parametrize(
    ("pieces", "status"),
    [
        ([b"GET / HTTP/1.1\r\nA: ", b"x" * MOST_OF_A_HEAD], 431),
        ([b"POST / HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % (MOST_OF_A_BODY + 1)], 413),
        ([b"POST / HTTP/1.1\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n"], 413),
        ([CHUNKED_HEAD, b"%x\r\n" % (MOST_OF_A_BODY + 1)], 413),
        ([CHUNKED_HEAD, b"80000\r\n" + b"x" * 0x80000 + b"\r\n", b"80001\r\n"], 413),
        ([CHUNKED_HEAD, b"1\r\nx\r\n" * (MOST_CHUNKS + 1)], 413),
    ],
)
def test_what_is_too_large_is_refused_before_it_has_arrived(
    pieces: list[bytes], status: int
) -> None:
    with pytest.raises(TooLarge) as refused:
        arrived(*pieces).take()

    assert refused.value.status == status


def test_a_client_that_asks_before_it_sends_a_body_is_noticed_once() -> None:
    head = b"POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
    incoming = arrived(head)

    assert incoming.take() is None
    assert incoming.awaits_consent
    incoming.feed(b"x")
    assert incoming.take() is None
    assert not incoming.awaits_consent


@pytest.mark.parametrize(
    ("data", "path", "forwarded_for"),
    [
        (GET, "/scopes", ""),
        (b"nonsense\r\n\r\n", "", ""),
        (b"GET / HTTP/1.1\r\nX-Forwarded-For: 192.0.2.1, 192.0.2.2\r\n\r\n", "/", "192.0.2.2"),
        (b"POST / HTTP/1.1\r\n\r\n\r\nX-Forwarded-For: 192.0.2.1\r\n", "/", ""),
    ],
)
def test_what_a_request_says_of_itself(data: bytes, path: str, forwarded_for: str) -> None:
    request = Request(data, ("127.0.0.1", 1), ("127.0.0.1", 2))

    assert (request.path, request.forwarded_for) == (path, forwarded_for)
