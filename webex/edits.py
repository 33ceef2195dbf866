"""Questions that were edited: each version is answered once, and the old answer gives way."""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

import msgspec

from scopes.answer import Answer, Paragraph
from scopes.reading.query import Query
from store.database import StoreError
from store.key_values import KeyValueStore
from webex.records import Message
from webex.reply import Post, Replies
from webex.turn import Turn
from wording import talk

DAY = 86_400


@dataclass(frozen=True)
class Standing:
    """The reply to a question: a digest of its words, and its message if that can be edited."""

    digest: str
    editable: str = ""


class Edits:
    """Knows for a day which reply belongs to which question."""

    def __init__(self, values: KeyValueStore, replies: Replies) -> None:
        self._values = values
        self._replies = replies

    def is_new(self, turn: Turn, message: Message) -> bool:
        """Return whether this version of a message is still to be answered, by this event.

        Only of an edited message two events may speak, of its creation and of the edit.
        """
        if not message.updated:
            return True
        return self._values.take(f"said/{message.id}/{message.updated}", turn.event.key, DAY)

    def send(self, turn: Turn, found: Answer, query: Query | None) -> str:
        """Send an answer, to an edited question in the place of the old one.

        Returns the id of the message, "" when the answer is the same as before. Webex edits no
        message with a card, so as a rule a new one says that it takes the place of the old one.
        """
        posts = self._replies.compose(found, turn.place, query)
        if turn.event.resource != "messages":
            return self._replies.send_all(posts, turn.place.sent)
        digest = _digest(posts)
        standing = self._standing(turn) if turn.is_edit else None
        if standing and not turn.is_repeat:
            if standing.digest == digest:
                return ""
            if self._take_place(standing, posts):
                self._write(turn, replace(standing, digest=digest))
                return standing.editable
        if standing:
            headed = replace(found, body=(Paragraph(talk.edited()), *found.body))
            posts = self._replies.compose(headed, turn.place, query)
        self._write(turn, Standing(digest))
        reply = self._replies.send_all(posts, turn.place.sent)
        if len(posts) == 1 and not posts[0].card:
            with suppress(StoreError):  # then the reply counts as one that cannot be edited
                self._write(turn, Standing(digest, reply))
        return reply

    def _standing(self, turn: Turn) -> Standing | None:
        noted = self._values.get(_key(turn))
        return msgspec.json.decode(noted, type=Standing) if noted else None

    def _take_place(self, standing: Standing, posts: Sequence[Post]) -> bool:
        is_possible = bool(standing.editable) and len(posts) == 1
        return is_possible and self._replies.edit(standing.editable, posts[0])

    def _write(self, turn: Turn, standing: Standing) -> None:
        self._values.set(_key(turn), msgspec.json.encode(standing).decode(), DAY)


def _key(turn: Turn) -> str:
    return f"reply/{turn.event.id}"


def _digest(posts: Sequence[Post]) -> str:
    return hashlib.sha256("".join(post.markdown for post in posts).encode()).hexdigest()
