"""What the inbox asks of those who answer, and what they tell it."""

from dataclasses import dataclass
from typing import Protocol

from inbox.events import Event


@dataclass(frozen=True)
class Attempt:
    """One try to answer an event.

    `number` counts the tries from 1; `sent` is the number of messages of the reply that are out
    already. `is_recovered` says that an earlier process died over this event
    and may have posted what it could not note any more.
    """

    number: int = 1
    sent: int = 0
    is_recovered: bool = False


class TryAgain(Exception):
    """The event cannot be answered now; the message says why, without anybody's words.

    `delay` is the seconds that Webex asks to wait, None when it says nothing of the kind; `sent`
    the number of messages of the reply that are out.
    """

    def __init__(self, why: str, delay: float | None = None, sent: int = 0) -> None:
        super().__init__(why)
        self.delay = delay
        self.sent = sent


class NothingPossible(TryAgain):
    """No event at all can be answered now, and none is to be blamed for it."""


class GiveUp(Exception):
    """The event can never be answered; the message says why, without anybody's words."""


class Work(Protocol):
    """Answers events; called from many threads."""

    def answer(self, event: Event, attempt: Attempt) -> str:
        """Answer an event and return the id of the reply, "" when there is nothing to say.

        Raises `TryAgain` for what may pass, `NothingPossible` for what holds up all events,
        `GiveUp` for what won't pass, and anything else for a bug.
        """

    def apologize(self, event: Event) -> None:
        """Tell the asker that no answer will come; must not raise."""

    def is_possible(self) -> bool:
        """Return whether events can be answered again after `NothingPossible`; must not raise."""
