"""How long to wait between the tries to answer one event, and when to give up."""

from collections.abc import Iterable, Iterator

DELAYS = (1, 2, 4, 8, 16, 32, 64, 128, 256)
"""Seconds before each further try: an outage of Webex of eight minutes is ridden out."""
LONGEST_WAIT = 300
"""The most seconds to wait because Webex demands it."""
MOST_WAITS = 50
"""How often Webex may ask to wait before an event is given up."""


class Pauses:
    """The pauses of one event. Waits that Webex demands do not use up those after failures."""

    def __init__(self, delays: Iterable[float] = DELAYS) -> None:
        self._delays: Iterator[float] = iter(delays)
        self._waits = 0

    def next(self, asked: float | None) -> float | None:
        """Return the seconds to wait, or None to give up; `asked` is what Webex demands."""
        if asked is None:
            return next(self._delays, None)
        self._waits += 1
        return min(asked, LONGEST_WAIT) if self._waits <= MOST_WAITS else None
