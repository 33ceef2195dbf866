"""What a thread was about, for a day: so that a follow-up can be understood."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from handlers.followups import Earlier
from scopes.reading.query import Query
from store.key_values import KeyValueStore
from webex.turn import Turn

DAY = 86_400


class Memory:
    """Remembers questions, not answers, each for 24 hours after the last one of its thread."""

    def __init__(self, values: KeyValueStore) -> None:
        self._values = values

    def remember(self, turn: Turn, query: Query) -> None:
        """Note what was asked, for the thread and the person; of a 1:1 also where it is."""

        def noted(known: dict[str, str]) -> dict[str, str]:
            texts = {key: _with(query, known.get(key)) for key in turn.memory_keys}
            if turn.is_direct:
                texts[_direct_key(turn.person_id)] = turn.place.room_id
            return texts

        self._values.change(turn.memory_keys, noted, DAY)

    def forget(self, keys: Sequence[str]) -> None:
        """Drop what was asked under each key, since something that cannot be kept came after it."""
        self._values.set_all(dict.fromkeys(keys, ""), 0)

    def recall(self, keys: Sequence[str]) -> Earlier | None:
        """Return what was asked last under the first key that is known."""
        known = self._values.get_all(keys)
        return next((_read(known[key]) for key in keys if key in known), None)

    def direct_room(self, person_id: str) -> str | None:
        """Return the 1:1 space of somebody who asked there within the last 24 hours."""
        return self._values.get(_direct_key(person_id))


def _direct_key(person_id: str) -> str:
    return f"direct/{person_id}"


def _with(query: Query, noted: str | None) -> str:
    """Return what is to be noted when a question follows what is noted already."""
    earlier = replace(_read(noted), last=query) if noted else Earlier(query, query)
    return msgspec.json.encode(earlier).decode()


def _read(noted: str) -> Earlier:
    return msgspec.json.decode(noted, type=Earlier)
