"""What a thread was about, for a day: so that a follow-up can be understood."""

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

    def remember(self, keys: tuple[str, ...], query: Query) -> None:
        """Note what was asked under each key."""
        for key in keys:
            earlier = self._of(key)
            now = replace(earlier, last=query) if earlier else Earlier(query, query)
            self._notes.set(key, msgspec.json.encode(now).decode(), DAY)

    def recall(self, keys: tuple[str, ...]) -> Earlier | None:
        """Return what was asked last under the first key that is known."""
        return next((found for found in map(self._of, keys) if found), None)

    def _of(self, key: str) -> Earlier | None:
        noted = self._notes.get(key)
        return msgspec.json.decode(noted, type=Earlier) if noted else None
