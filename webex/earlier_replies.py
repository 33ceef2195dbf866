"""Which reply belongs to which message, so that an edited question does not get a second one."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from store.key_values import KeyValueStore
from webex.posts import Post
from webex.turn import Turn

DAY = 86_400


@dataclass(frozen=True)
class EarlierReply:
    """A reply to a message: a digest of its words, and the key of the event it answered.

    `message_id` is known of a reply that is out and can be edited: Webex edits no message with a
    card. `is_replacement` says that it took the place of another one.
    """

    digest: str
    event: str = ""
    message_id: str = ""
    is_replacement: bool = False


class EarlierReplies:
    """Remembers for a day what was replied to each message."""

    def __init__(self, values: KeyValueStore) -> None:
        self._values = values

    def of(self, turn: Turn) -> EarlierReply | None:
        """Return the last reply to a message."""
        noted = self._values.get(_key(turn))
        return msgspec.json.decode(noted, type=EarlierReply) if noted else None

    def remember(self, turn: Turn, reply: EarlierReply) -> None:
        """Note the last reply to a message."""
        self._values.set(_key(turn), msgspec.json.encode(reply).decode(), DAY)


def digest_of(posts: Sequence[Post]) -> str:
    """Return what is the same for the same words."""
    return hashlib.sha256("".join(post.markdown for post in posts).encode()).hexdigest()


def _key(turn: Turn) -> str:
    return f"reply/{turn.event.id}"
