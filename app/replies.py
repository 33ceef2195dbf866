"""Replies as bytes, for what is refused before the app sees it."""

import json
from dataclasses import dataclass
from http import HTTPStatus

from wording import edge as say

_WORDS = {
    400: say.malformed(),
    413: say.too_large(),
    414: say.head_too_large(),
    431: say.head_too_large(),
    500: say.failed(),
}


@dataclass(frozen=True)
class Reply:
    """All bytes of a reply, and whether the client may send its next request afterwards."""

    data: bytes
    stays_open: bool = False


def refusal(status: int) -> Reply:
    """Return a refusal in plain words, after which the connection is closed."""
    words = _WORDS.get(status) or HTTPStatus(status).phrase
    return Reply(_bytes(status, words, "text/plain"))


def too_busy(seconds: int, as_json: bool) -> Reply:
    """Return that a client must wait so many seconds."""
    words = say.too_busy(seconds)
    text = json.dumps({"error": words, "status": 429}) if as_json else words
    kind = "application/json" if as_json else "text/plain"
    return Reply(_bytes(429, text, kind, f"Retry-After: {seconds}\r\n"))


def _bytes(status: int, text: str, kind: str, more: str = "") -> bytes:
    body = f"{text}\n".encode()
    head = (
        f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\n"
        f"Content-Type: {kind}; charset=utf-8\r\n"
        f"Content-Length: {len(body)}\r\n"
        "X-Content-Type-Options: nosniff\r\n"
        "Cache-Control: no-store\r\n"
        f"{more}"
        "Connection: close\r\n\r\n"
    )
    return head.encode() + body
