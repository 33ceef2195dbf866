"""How far the reply to one event has come, over all tries to send it."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from inbox.work import Attempt
from store.key_values import KeyValueStore

T = TypeVar("T")

DAY = 86_400


class Progress:
    """Knows what is out already of the reply to an event; a further try goes on from there.

    Two things tell: the number of messages that earlier tries noted, and, when a process died over
    the event and may not have noted its last ones, the messages that were found in the thread.
    """

    def __init__(self, key: str, attempt: Attempt, values: KeyValueStore) -> None:
        """`key` is the key of the event."""
        self._key = f"sharing/{key}"
        self._attempt = attempt
        self._values = values
        self._sent = attempt.sent
        self._found = 0

    @property
    def sent(self) -> int:
        """The number of messages of the reply that are out."""
        return max(self._sent, self._found)

    @property
    def is_repeat(self) -> bool:
        """Whether the event was tried before, so that it must not be counted again."""
        return self._attempt.number > 1 or self._attempt.is_recovered

    @property
    def is_recovered(self) -> bool:
        """Whether a process died over the event and may have sent what it could not note."""
        return self._attempt.is_recovered

    @property
    def is_replied(self) -> bool:
        """Whether at least the beginning of the reply was found in the thread."""
        return self._found > 0

    @property
    def is_sharing(self) -> bool:
        """Whether sharing was begun by this try or an earlier one, for a day."""
        return self._values.get(self._key) is not None

    def begin_sharing(self) -> None:
        """Note for good that from now on something may be with a teammate."""
        self._values.set(self._key, "begun", DAY)

    def found(self, messages: int) -> None:
        """Take messages that stand in the thread already for the first ones of the reply."""
        self._found = messages

    def left(self, posts: Sequence[T]) -> Iterator[T]:
        """Yield what is not out yet; each counts as out once the next is asked for."""
        for post in posts[self.sent :]:
            yield post
            self._sent = self.sent + 1
