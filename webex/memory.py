"""What a thread was about, for a day: so that a follow-up can be understood."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec

from scopes.query import Query
from store.notes import Notes

DAY = 86_400


@dataclass(frozen=True)
class Earlier:
    """The first question of a thread and the last one."""

    first: Query
    last: Query


class Memory:
    """Remembers questions, not answers, each for 24 hours after the last one of its thread."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes

    def remember(self, keys: Sequence[str], query: Query) -> None:
        """Note what was asked under each key."""
        known = self._notes.get_all(keys)
        noted = {
            key: replace(_read(known[key]), last=query) if key in known else Earlier(query, query)
            for key in keys
        }
        texts = {key: msgspec.json.encode(earlier).decode() for key, earlier in noted.items()}
        self._notes.set_all(texts, DAY)

    def forget(self, keys: Sequence[str]) -> None:
        """Drop what was asked under each key, since something that cannot be kept came after it."""
        self._notes.set_all(dict.fromkeys(keys, ""), 0)

    def recall(self, keys: Sequence[str]) -> Earlier | None:
        """Return what was asked last under the first key that is known."""
        known = self._notes.get_all(keys)
        return next((_read(known[key]) for key in keys if key in known), None)

    def note_direct_room(self, person_id: str, room_id: str) -> None:
        """Note in which space somebody writes 1:1 with the bot."""
        self._notes.set(f"direct/{person_id}", room_id, DAY)

    def direct_room(self, person_id: str) -> str | None:
        """Return the 1:1 space of somebody who wrote there within the last 24 hours."""
        return self._notes.get(f"direct/{person_id}")


def _read(noted: str) -> Earlier:
    return msgspec.json.decode(noted, type=Earlier)
