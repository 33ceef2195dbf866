"""Who is answered now: the allowed ones, as long as they do not ask too fast."""

from dataclasses import dataclass

from store.rate_limits import RateLimits
from webex.access_policy import AccessPolicy
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

    def __init__(self, access: AccessPolicy, rate_limits: RateLimits, limits: Limits) -> None:
        self._access = access
        self._rates = rate_limits
        self._limits = limits

    def refusal(self, person_id: str, room_id: str, is_repeat: bool = False) -> str | None:
        """Return None for somebody to answer, else the words to say, "" for none.

        Strangers hear once a day that they are; who asks too fast hears it once a minute. A
        repeated try for the same event is not counted. Raises `WebexError` when Webex does not
        say who somebody is.
        """
        if not self._access.allows(person_id):
            is_told = not is_repeat and self._rates.hit(f"refused {person_id}", DAY) > 1
            return "" if is_told else talk.not_allowed()
        if is_repeat:
            return None
        return self._too_fast(person_id, room_id)

    def _too_fast(self, person_id: str, room_id: str) -> str | None:
        limits = {
            f"asked {who}": most
            for who, most in (
                (person_id, self._limits.per_person),
                (room_id, self._limits.per_space),
            )
            if most
        }
        counts = self._rates.hit_all(list(limits), MINUTE) if limits else []
        excess = [count - most for count, most in zip(counts, limits.values(), strict=True)]
        if max(excess, default=0) <= 0:
            return None
        return talk.too_fast() if max(excess) == 1 else ""
