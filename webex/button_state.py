"""Sign what a button must remember, so that it works after a restart and nobody can forge it."""

import hashlib
from dataclasses import dataclass

import msgspec
from itsdangerous import BadData, URLSafeSerializer

from scopes.reading.query import Query

MOST_BYTES = 2000
_VERSION = 1
_PARTS = ("text", "level", "added", "without")
"""What is signed of a query, in order; the last two only when it was changed."""


@dataclass(frozen=True)
class State:
    """What a button stands for: a question, and the root of the thread it was answered in."""

    query: Query
    thread: str = ""


class StateSigner:
    """Turns states into signed text and back; the key is derived from the webhook secret."""

    def __init__(self, secret: str) -> None:
        self._serializer = URLSafeSerializer(
            secret,
            salt="scope bot: state of a button",
            signer_kwargs={"key_derivation": "hmac", "digest_method": hashlib.sha256},
        )

    def sign(self, state: State) -> str:
        """Return a state as signed text; "" when it is too large for a button."""
        query = state.query
        changes = (query.added, query.without) if query.is_changed else ()
        signed = self._serializer.dumps([_VERSION, state.thread, query.text, query.level, *changes])
        text = signed if isinstance(signed, str) else signed.decode()
        return text if len(text) <= MOST_BYTES else ""

    def verify(self, text: object) -> State | None:
        """Return the state of signed text; None for anything that was not signed here."""
        if not isinstance(text, str) or len(text) > MOST_BYTES:
            return None
        try:
            version, thread, *query = self._serializer.loads(text)
            known = msgspec.convert(dict(zip(_PARTS[: len(query)], query, strict=True)), Query)
        except (BadData, ValueError, TypeError):
            return None
        return State(known, str(thread)) if version == _VERSION else None
