"""How far the reply to one event has come, over all tries to send it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import msgspec

from inbox.work import Attempt
from store.key_values import KeyValueStore

T = TypeVar("T")

DAY = 86_400


@dataclass(frozen=True)
class Loss:
    """A message that may be out: Webex was asked to post it and did not say what came of that.

    `words` is a digest of what it says, `thread` where it went, `person` to whom if it went 1:1.
    `is_answered` says that Webex is done with it, whatever it did; `times` how often it was lost,
    and `has_waited` that it was looked for before.
    """

    words: str
    thread: str
    person: str
    is_answered: bool
    number: int = 0
    times: int = 0
    has_waited: bool = False


class Progress:
    """Knows what is out already of the reply to an event; a further try goes on from there.

    Two things tell: the number of messages that earlier tries noted, and, when a process died over
    the event and may not have noted its last ones, the messages that were found in the thread.
    """

    def __init__(self, key: str, attempt: Attempt, values: KeyValueStore) -> None:
        """`key` is the key of the event."""
        self._key = key
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
        return self._values.get(self._sharing_key) is not None

    def begin_sharing(self) -> None:
        """Note for good that from now on something may be with a teammate."""
        self._values.set(self._sharing_key, "begun", DAY)

    def found(self, messages: int) -> None:
        """Take messages that stand in the thread already for the first ones of the reply."""
        self._found = messages

    def left(self, posts: Sequence[T]) -> Iterator[T]:
        """Yield what is not out yet; each counts as out once the next is asked for."""
        for post in posts[self.sent :]:
            yield post
            self._sent = self.sent + 1

    @property
    def loss(self) -> Loss | None:
        """What became uncertain of the next message in an earlier try, within a day."""
        noted = self._values.get(self._loss_key) if self.is_repeat else None
        loss = msgspec.json.decode(noted, type=Loss) if noted else None
        return loss if loss and loss.number == self.sent else None

    def lose(self, loss: Loss) -> None:
        """Note that the next message may be out."""
        before = self.loss
        times = before.times + 1 if before else 1
        self._note(replace(loss, number=self.sent, times=times))

    def wait_for(self, loss: Loss) -> None:
        """Note that a message was looked for once."""
        self._note(replace(loss, has_waited=True))

    def _note(self, loss: Loss) -> None:
        self._values.set(self._loss_key, msgspec.json.encode(loss).decode(), DAY)

    @property
    def _sharing_key(self) -> str:
        return f"sharing/{self._key}"

    @property
    def _loss_key(self) -> str:
        return f"lost/{self._key}"
