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

    def is_silenced(self, person_id: str, room_id: str) -> bool:
        """Return whether somebody has heard already that they ask too fast, here and now.

        This takes no call to Webex, and counts nothing.
        """
        keys = [_of_person(person_id), _of_space(room_id), _told(person_id)]
        of_person, of_space, told = self._rates.counts(keys, MINUTE)
        is_too_fast = _exceeds(of_person, self._limits.per_person) or _exceeds(
            of_space, self._limits.per_space
        )
        return is_too_fast and told > 0

    def check(self, turn: Turn) -> Refusal | None:
        """Return why somebody is not answered, None for somebody who is.

        Strangers hear once a day that they are; who asks too fast hears it once a minute. A
        repeated try for the same event is not counted, and what a person is denied does not count
        for the space. Raises `WebexError` when Webex does not say who somebody is.
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
        if is_repeat or not self._is_too_fast(turn):
            return None
        is_told = self._rates.hit(_told(turn.person_id), MINUTE) > 1
        return Refusal() if is_told else Refusal(talk.too_fast())

    def _is_too_fast(self, turn: Turn) -> bool:
        """Count a question for its person and, unless that is too much, for its space."""
        limits = (
            (_of_person(turn.person_id), self._limits.per_person),
            (_of_space(turn.place.room_id), self._limits.per_space),
        )
        return any(_exceeds(self._rates.hit(key, MINUTE), most) for key, most in limits if most)


def _of_person(person_id: str) -> str:
    return f"asked {person_id}"


def _of_space(room_id: str) -> str:
    return f"asked in {room_id}"


def _told(person_id: str) -> str:
    return f"told {person_id}"


def _exceeds(count: int, most: int) -> bool:
    """Return whether a count is above a limit; 0 means no limit."""
    return 0 < most < count
