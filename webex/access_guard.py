"""Who is answered now: the allowed ones, as long as they do not ask too fast."""

from dataclasses import dataclass

import structlog

from store.rate_limits import RateLimits
from webex.access_policy import AccessPolicy
from webex.replies import Refusal
from webex.turn import Turn
from wording import talk

MINUTE = 60
DAY = 86_400

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Limits:
    """The most questions a minute; 0 means no limit."""

    per_person: int = 30
    per_space: int = 120


class AccessGuard:
    """Decides who is denied an answer, and in which words. Counts for all processes together."""

    def __init__(self, access: AccessPolicy, rate_limits: RateLimits, limits: Limits) -> None:
        self._access = access
        self._rates = rate_limits
        self._limits = limits

    def check(self, turn: Turn) -> Refusal | None:
        """Return why somebody is not answered, None for somebody who is.

        Strangers hear once a day that they are; who asks too fast hears it once a minute. A
        repeated try for the same event is not counted. Raises `WebexError` when Webex does not
        say who somebody is.
        """
        refusal = self._refusal(turn)
        if refusal:
            log.info("access_denied", key=turn.event.key, is_told=bool(refusal.words))
        return refusal

    def _refusal(self, turn: Turn) -> Refusal | None:
        is_repeat = turn.progress.is_repeat
        if not self._access.allows(turn.person_id):
            is_told = not is_repeat and self._rates.hit(f"denied {turn.person_id}", DAY) > 1
            return Refusal() if is_told else Refusal(talk.not_allowed())
        return None if is_repeat else self._too_fast(turn)

    def _too_fast(self, turn: Turn) -> Refusal | None:
        limits = {
            f"asked {who}": most
            for who, most in (
                (turn.person_id, self._limits.per_person),
                (turn.place.room_id, self._limits.per_space),
            )
            if most
        }
        counts = self._rates.hit_all(list(limits), MINUTE) if limits else []
        excess = [count - most for count, most in zip(counts, limits.values(), strict=True)]
        if max(excess, default=0) <= 0:
            return None
        return Refusal(talk.too_fast()) if max(excess) == 1 else Refusal()
