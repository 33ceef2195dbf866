"""One event that is being answered: who said something, where, and which try this is."""

from dataclasses import dataclass, replace

from inbox.work import Attempt
from webex.events import Event
from webex.reply import Place


@dataclass(frozen=True)
class Turn:
    """What the parts of a conversation need to know; `at` is in seconds since 1970."""

    event: Event
    attempt: Attempt
    person_id: str
    at: float
    place: Place
    is_direct: bool

    @property
    def is_repeat(self) -> bool:
        """Whether the event was tried before, so that it must not be counted again."""
        return self.attempt.number > 1 or self.attempt.is_recovered

    @property
    def is_edit(self) -> bool:
        """Whether the question may have been answered before, in other words."""
        return self.event.event == "updated"

    @property
    def memory_keys(self) -> tuple[str, ...]:
        """Where this is remembered: for the thread, and for the person in this space."""
        own = direct_key(self.person_id) if self.is_direct else self._own_key
        return (f"thread/{self.place.thread}", own)

    @property
    def _own_key(self) -> str:
        return f"last/{self.place.room_id}/{self.person_id}"

    def in_thread(self, thread: str) -> "Turn":
        """Return the turn with its reply in a thread."""
        return replace(self, place=replace(self.place, thread=thread))


def direct_key(person_id: str) -> str:
    """Return under which key the last question of somebody's 1:1 with the bot is remembered."""
    return f"direct/{person_id}"
