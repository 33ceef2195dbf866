"""Who is answered now: the allowed ones, as long as they do not ask too fast."""

from dataclasses import dataclass

from store.counters import Counters
from webex.access import Access
from wording import talk

MINUTE = 60
DAY = 86_400


@dataclass(frozen=True)
class Limits:
    """The most questions a minute; 0 means no limit."""

    per_person: int = 30
    per_space: int = 120


class Gate:
    """Decides who is turned away, and with which words. Counts for all processes together."""

    def __init__(self, access: Access, counters: Counters, limits: Limits) -> None:
        self._access = access
        self._counters = counters
        self._limits = limits

    def refusal(self, person_id: str, room_id: str, is_repeat: bool = False) -> str | None:
        """Return None for somebody to answer, else the words to say, "" for none.

        Strangers hear once a day that they are; who asks too fast hears it once a minute. A
        repeated try for the same event is not counted. Raises `WebexError` when Webex does not
        say who somebody is.
        """
        if not self._access.allows(person_id):
            is_told = not is_repeat and self._counters.hit(f"refused {person_id}", DAY) > 1
            return "" if is_told else talk.not_allowed()
        if is_repeat:
            return None
        limits = ((person_id, self._limits.per_person), (room_id, self._limits.per_space))
        for who, most in limits:
            count = self._counters.hit(f"asked {who}", MINUTE) if most else 0
            if count > most:
                return talk.too_fast() if count == most + 1 else ""
        return None
