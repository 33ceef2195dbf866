"""Find what was asked while the bot was away: Webex sends no event twice."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

import structlog

from inbox.events import BOT_DOMAINS, Event
from store.checkpoints import Checkpoints
from webex.client import Webex
from webex.errors import RateLimited, WebexError
from webex.ids import same_id
from webex.records import Message, Person, Room
from webex.webhook import Taker

T = TypeVar("T")

WINDOW = 24 * 3600
OVERLAP = 600
"""Seconds looked at twice, since Webex's clock is not ours and its lists may lag."""
MOST_SPACES = 1000
MOST_MESSAGES = 100
PAUSE = 0.3
"""Seconds between calls: Webex allows about 300 a minute."""
PATIENCE = 10

CAUGHT_UP = "backfill_finished"

log = structlog.get_logger(__name__)


class Backfill:
    """Puts what was said since the last look into the inbox, which drops what it knows.

    The first look of all only notes the time: without a memory nobody can tell what was answered.
    """

    def __init__(
        self,
        webex: Webex,
        me: Person,
        inbox: Taker,
        checkpoints: Checkpoints,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._webex = webex
        self._me = me
        self._inbox = inbox
        self._checkpoints = checkpoints
        self._pause = pause

    def run(self) -> None:
        """Look through the spaces the bot is in, those first in which something happened last.

        Raises `WebexError` or `InboxClosed` when it cannot be finished; the next run begins
        where this one did.
        """
        now = time.time()
        last = self._checkpoints.get(CAUGHT_UP)
        if last is not None:
            since = max(last - OVERLAP, now - WINDOW)
            found = sum(self._inbox.put(event) for event in self._asked_since(since))
            log.info("backfill_finished", since_seconds=round(now - since), found=found)
        self._checkpoints.set(CAUGHT_UP, now)

    def _asked_since(self, since: float) -> Iterator[Event]:
        for room in self._patiently(lambda: self._webex.rooms(MOST_SPACES)):
            if room.active < since:
                return
            for message in self._said_in(room):
                if message.created >= since and not self._is_from_bot(message):
                    yield _event(message)

    def _said_in(self, room: Room) -> list[Message]:
        """Return what may be for the bot, nothing from a space it has left meanwhile."""
        try:
            if room.kind == "group":
                return self._patiently(lambda: self._webex.mentions(room.id, MOST_MESSAGES))
            return self._said_directly(room)
        except WebexError as error:
            if not error.is_gone:
                raise
            return []

    def _said_directly(self, room: Room) -> list[Message]:
        for person in self._patiently(lambda: self._webex.members(room.id)):
            if not same_id(person, self._me.id):
                return self._patiently(partial(self._webex.direct_messages, person, MOST_MESSAGES))
        return []

    def _is_from_bot(self, message: Message) -> bool:
        is_own = same_id(message.person_id, self._me.id)
        return is_own or message.person_email.lower().endswith(BOT_DOMAINS)

    def _patiently(self, call: Callable[[], T]) -> T:
        """Call at a pace Webex bears, and wait as long as it asks to."""
        for _ in range(PATIENCE):
            self._pause(PAUSE)
            try:
                return call()
            except RateLimited as error:
                self._pause(error.delay)
        return call()


def _event(message: Message) -> Event:
    return Event(
        resource="messages",
        event="created",
        id=message.id,
        room=message.room_id,
        person=message.person_id,
        actor=message.person_id,
        room_type=message.room_type,
    )
