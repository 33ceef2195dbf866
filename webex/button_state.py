"""Sign what a button must remember, so that it works after a restart and nobody can forge it."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass

import msgspec
from itsdangerous import BadData, URLSafeSerializer

from scopes.reading.query import Query

MOST_BYTES = 2000
MOST_AGE = 30 * 86_400
"""Seconds for which a button works."""
_VERSION = 2
_PARTS = ("text", "level", "added", "without")
"""What is signed of a query, in order; the last two only when it was changed."""


@dataclass(frozen=True)
class State:
    """What a button stands for: a question, and the root of the thread it was answered in.

    `is_expired` says that the button is so old that it is not to be acted on.
    """

    query: Query
    thread: str = ""
    is_expired: bool = False


class StateSigner:
    """Turns states into signed text and back; the key is derived from the webhook secret."""

    def __init__(self, secret: str, now: Callable[[], float] = time.time) -> None:
        """`now` tells the seconds since 1970."""
        self._now = now
        self._serializer = URLSafeSerializer(
            secret,
            salt="scope bot: state of a button",
            signer_kwargs={"key_derivation": "hmac", "digest_method": hashlib.sha256},
        )

    def sign(self, state: State) -> str:
        """Return a state as signed text; "" when it is too large for a button."""
        query = state.query
        changes = (query.added, query.without) if query.is_changed else ()
        facts = [_VERSION, int(self._now()), state.thread, query.text, query.level]
        signed = self._serializer.dumps([*facts, *changes])
        text = signed if isinstance(signed, str) else signed.decode()
        return text if len(text) <= MOST_BYTES else ""

    def verify(self, text: object) -> State | None:
        """Return the state of signed text; None for anything that was not signed here."""
        if not isinstance(text, str) or len(text) > MOST_BYTES:
            return None
        try:
            version, at, thread, *query = self._serializer.loads(text)
            is_expired = self._now() - int(at) > MOST_AGE
            known = msgspec.convert(dict(zip(_PARTS[: len(query)], query, strict=True)), Query)
        except (BadData, ValueError, TypeError):
            return None
        return State(known, str(thread), is_expired) if version == _VERSION else None
