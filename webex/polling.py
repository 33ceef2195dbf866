"""Find what is asked of a bot without webhooks: the look of the backfill, every few seconds."""

import time
from collections.abc import Callable, Collection, Sequence

from store.checkpoints import Checkpoints
from webex.backfill import BEGUN, SPACE, Backfill
from webex.client import Webex
from webex.records import Person, Room
from webex.webhook import Taker

SPACES = 100
"""A poll lists the spaces where something happened last, in one page; backfill sees the others."""
LONGEST_WAIT = 3600
PACE = 0.4
"""Seconds between two calls of polling: 150 a minute at most."""
BACKFILL_PACE = 0.6
"""The same for the backfill of such a bot: 100 a minute, so that about 50 are left to answer."""
MOST_READ = 4
"""So many spaces are read before it is looked again where something was said."""
MOST_ROUNDS = 10
FRESH = 60
"""Seconds before the last activity of all within which it is first come, first served."""


class Polling(Backfill):
    """Looks every few seconds for what was said just now.

    It waits as long as Webex asks to, so that no other process asks meanwhile.
    """

    longest_wait = LONGEST_WAIT

    def __init__(
        self,
        webex: Webex,
        me: Person,
        inbox: Taker,
        checkpoints: Checkpoints,
        pause: Callable[[float], object] = time.sleep,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(webex, me, inbox, checkpoints, pause, PACE, now)
        self._is_first = False
        self._left = 0

    def run(self) -> None:
        """Look through the spaces that were active last; see `Backfill.run`.

        When there are many to read, it is looked again after a few, so that whoever asks meanwhile
        does not wait for all of them. The very first look is one at all spaces.
        """
        if self._checkpoints.get(BEGUN) is None:
            super().run()
        for _ in range(MOST_ROUNDS):
            rooms = self._patiently(lambda: self._webex.rooms(SPACES))
            self._look(rooms, self._checkpoints.starting_with(SPACE))
            if not self._left:
                return

    def _chosen(self, changed: Collection[Room]) -> Sequence[Room]:
        """Return the first few: of what is fresh the oldest, since answers of ours are activity.

        Behind it the latest of the rest, and what failed before.
        """
        fresh = max((room.active for room in changed), default=0.0) - FRESH

        def turn(room: Room) -> tuple[bool, bool, float]:
            is_fresh = room.active >= fresh
            return room.id in self._failed, not is_fresh, room.active if is_fresh else -room.active

        self._left = max(len(changed) - MOST_READ, 0)
        return sorted(changed, key=turn)[:MOST_READ]
