"""Questions that were edited: each version is answered once, and the old answer gives way."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec

from scopes.answer import Answer, Paragraph
from scopes.query import Query
from store.notes import Notes
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

    def __init__(self, notes: Notes, replies: Replies) -> None:
        self._notes = notes
        self._replies = replies

    def is_new(self, turn: Turn, message: Message) -> bool:
        """Tell whether this version of a message is still to be answered, by this event."""
        return self._notes.take(f"said/{message.id}/{message.updated}", turn.event.key, DAY)

    def reply(self, turn: Turn, found: Answer, query: Query | None) -> str | None:
        """Put a new answer in the place of the old one; None when there is no old one.

        Returns the id of the message, "" when the answer is the same. Webex edits no message
        that has a card, so as a rule a new one says that it takes the old one's place.
        """
        noted = self._notes.get(_key(turn))
        if not noted:
            return None
        standing = msgspec.json.decode(noted, type=Standing)
        posts = self._replies.compose(found, turn.place, query)
        if standing.digest == _digest(posts):
            return ""
        if (
            standing.editable
            and len(posts) == 1
            and self._replies.edit(standing.editable, posts[0])
        ):
            self._write(turn, Standing(_digest(posts), standing.editable))
            return standing.editable
        headed = replace(found, body=(Paragraph(talk.edited()), *found.body))
        posts_now = self._replies.compose(headed, turn.place, query)
        reply = self._replies.send_all(posts_now, turn.place.sent)
        self._write(turn, Standing(_digest(posts), _editable(posts_now, reply)))
        return reply

    def note(self, turn: Turn, posts: Sequence[Post], reply: str) -> None:
        """Note the reply to a message, for the case that the message is edited."""
        if turn.event.resource == "messages":
            self._write(turn, Standing(_digest(posts), _editable(posts, reply)))

    def _write(self, turn: Turn, standing: Standing) -> None:
        self._notes.set(_key(turn), msgspec.json.encode(standing).decode(), DAY)


def _key(turn: Turn) -> str:
    return f"reply/{turn.event.id}"


def _digest(posts: Sequence[Post]) -> str:
    return hashlib.sha256("".join(post.markdown for post in posts).encode()).hexdigest()


def _editable(posts: Sequence[Post], reply: str) -> str:
    return reply if len(posts) == 1 and not posts[0].card else ""
