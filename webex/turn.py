"""One event that is being answered: who said something, where, and how far the reply is."""

from dataclasses import dataclass

from inbox.events import Event
from webex.posts import Place
from webex.progress import Progress


@dataclass(frozen=True)
class Turn:
    """What the parts of a conversation need to know; `at` is in seconds since 1970.

    `is_direct` is known of messages only; of a card action Webex does not tell it.
    """

    event: Event
    progress: Progress
    person_id: str
    at: float
    place: Place
    is_direct: bool = False

    @property
    def is_edit(self) -> bool:
        """Whether the question may have been answered before, in other words."""
        return self.event.event == "updated"

    @property
    def memory_keys(self) -> tuple[str, str]:
        """Where this is remembered: for the thread, and for the person in this space."""
        room_id = self.place.room_id
        return f"thread/{room_id}/{self.place.thread}", last_key(room_id, self.person_id)


def last_key(room_id: str, person_id: str) -> str:
    """Return under which key somebody's last question in a space is remembered."""
    return f"last/{room_id}/{person_id}"
