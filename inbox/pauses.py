"""How long to wait between the tries to answer one event, and when to give up."""

from collections.abc import Sequence

DELAYS = (1, 2, 4, 8, 16, 32, 64, 128, 256)
"""Seconds before each further try: an outage of Webex of eight minutes is ridden out."""
LONGEST_WAIT = 300
"""The most seconds to wait because Webex demands it."""
MOST_WAITS = 50
"""How often Webex may ask to wait before an event is given up."""


def pause_after_failure(failures: int, delays: Sequence[float] = DELAYS) -> float | None:
    """Return the seconds to wait after so many failures, or None to give up."""
    return delays[failures - 1] if failures <= len(delays) else None


def pause_as_asked(seconds: float, waits: int) -> float | None:
    """Return the seconds to wait when Webex has asked to wait so many times, None to give up."""
    return min(seconds, LONGEST_WAIT) if waits <= MOST_WAITS else None
