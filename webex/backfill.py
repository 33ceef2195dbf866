"""Find what was asked while no webhook reached the bot: Webex sends no event twice.

A bot without webhooks finds all it is asked in this way, see `webex.polling`.

All times compared here are Webex's own, so that a clock of ours that is wrong loses nothing.
"""

import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

import structlog

from inbox.events import Event
from store.checkpoints import Checkpoints
from webex.client import Webex
from webex.errors import RateLimited, WebexError
from webex.ids import same_id
from webex.records import Message, Person, Room
from webex.webhook import Taker

T = TypeVar("T")

WINDOW = 24 * 3600
OVERLAP = 600
"""Seconds looked at twice, since Webex's lists may lag."""
MOST_SPACES = 1000
MOST_MESSAGES = 100
MOST_FAILURES = 10
"""After so many spaces that cannot be read it is Webex that fails, not a space."""
PAUSE = 0.3
"""Seconds between calls: Webex allows about 300 a minute."""
PATIENCE = 10
LONGEST_WAIT = 60

ASKED_BEFORE = 120
"""Seconds before the very first look within which questions without a reply are taken as well."""
MOST_ASKED_BEFORE = 20
"""In so many spaces at most."""
BEGUN = "backfill_begun"
SPACE = "space "
"""Before the id of a space in the name of its checkpoint, which is in milliseconds."""

log = structlog.get_logger(__name__)


class Backfill:
    """Puts what was said since the last look into the inbox, which drops what it knows.

    One call lists the spaces, and only those are read in which something happened since. At the
    first look of a process all that were active within a day are read, since Webex does not say
    that an edit is activity. The first look of all notes the times, and takes what was asked just
    before, where nothing was said since: more cannot be known to be without a reply.
    """

    longest_wait = LONGEST_WAIT

    def __init__(
        self,
        webex: Webex,
        me: Person,
        inbox: Taker,
        checkpoints: Checkpoints,
        pause: Callable[[float], object] = time.sleep,
        pace: float = PAUSE,
        now: Callable[[], float] = time.time,
    ) -> None:
        """`pause` takes seconds, and at least `pace` of them lie between two calls.

        `now` tells the seconds since 1970.
        """
        self._webex = webex
        self._me = me
        self._inbox = inbox
        self._checkpoints = checkpoints
        self._pause = pause
        self._pace = pace
        self._now = now
        self._partners: dict[str, str] = {}
        self._failed: set[str] = set()
        self._is_first = True

    def run(self) -> None:
        """Look through the spaces, each of which is done by itself.

        Raises `WebexError` or `InboxClosed` when it cannot be finished; the spaces that are left
        come with the next run.
        """
        rooms = self._patiently(lambda: self._webex.rooms(MOST_SPACES))
        seen = self._checkpoints.starting_with(SPACE)
        self._look(rooms, seen)
        self._checkpoints.forget_all(seen.keys() - {_name(room) for room in rooms})
        self._is_first = False

    def _look(self, rooms: Collection[Room], seen: Mapping[str, int]) -> None:
        if self._checkpoints.get(BEGUN) is None:
            self._begin(rooms)
        else:
            self._read_changed(rooms, seen)

    def _begin(self, rooms: Collection[Room]) -> None:
        since = self._now() - ASKED_BEFORE
        recent = [room for room in rooms if room.active >= since]
        for room in recent[:MOST_ASKED_BEFORE]:
            for message in self._said_in(room):
                if round(message.created * 1000) == _milliseconds(room):
                    self._put(message, since)
        self._checkpoints.set_all({_name(room): _milliseconds(room) for room in rooms})
        self._checkpoints.set(BEGUN, self._now())

    def _read_changed(self, rooms: Collection[Room], seen: Mapping[str, int]) -> None:
        """Read the spaces in which something happened; those that failed before are the last."""
        oldest = max((room.active for room in rooms), default=0.0) - WINDOW
        changed = [room for room in rooms if self._is_to_be_read(room, seen, oldest)]
        found, failures = 0, 0
        for room in self._chosen(changed):
            last = seen.get(_name(room))
            since = oldest if last is None else max(last / 1000 - OVERLAP, oldest)
            try:
                found += self._read(room, since)
            except WebexError as error:
                log.warning("space_not_read", space=room.id, why=str(error))
                self._failed.add(room.id)
                failures += 1
                if _is_general(error) or failures >= MOST_FAILURES:
                    raise
        if changed:
            log.info("backfill_finished", spaces=len(changed), found=found)

    def _chosen(self, changed: Collection[Room]) -> Sequence[Room]:
        return sorted(changed, key=lambda room: room.id in self._failed)

    def _is_to_be_read(self, room: Room, seen: Mapping[str, int], oldest: float) -> bool:
        is_changed = seen.get(_name(room)) != _milliseconds(room)
        return room.active >= oldest and (self._is_first or is_changed)

    def _read(self, room: Room, since: float) -> int:
        """Put what was said in a space into the inbox; return how much of it was new."""
        found = sum(self._put(message, since) for message in reversed(self._said_in(room)))
        self._checkpoints.set(_name(room), _milliseconds(room))
        self._failed.discard(room.id)
        return found

    def _put(self, message: Message, since: float) -> int:
        return sum(self._inbox.put(event) for event in self._events(message, since))

    def _events(self, message: Message, since: float) -> Iterator[Event]:
        """Yield that a message was written and that it was edited, each if it was since then."""
        if message.is_from_bot(self._me) or max(message.created, message.said_at) < since:
            return
        event = _event(message)
        if message.created >= since:
            yield event
        if message.updated:
            yield event.as_edit(message.said_at, message.updated)

    def _said_in(self, room: Room) -> list[Message]:
        """Return what may be for the bot, nothing from a space it has left meanwhile."""
        try:
            if room.kind == "group":
                return self._patiently(lambda: self._webex.mentions(room.id, MOST_MESSAGES))
            partner = self._partner(room)
            if not partner:
                return []
            return self._patiently(partial(self._webex.direct_messages, partner, MOST_MESSAGES))
        except WebexError as error:
            if not error.is_gone:
                raise
            return []

    def _partner(self, room: Room) -> str:
        """Return who is in a 1:1 space with the bot, which stays the same for good."""
        if room.id not in self._partners:
            members = self._patiently(lambda: self._webex.members(room.id))
            others = [member for member in members if not same_id(member, self._me.id)]
            self._partners[room.id] = others[0] if others else ""
        return self._partners[room.id]

    def _patiently(self, call: Callable[[], T]) -> T:
        """Call at a pace Webex bears, and wait as long as it asks to, within bounds."""
        for _ in range(PATIENCE):
            self._pause(self._pace)
            try:
                return call()
            except RateLimited as error:
                if error.delay > self.longest_wait:
                    raise
                self._pause(error.delay)
        return call()


def _is_general(error: WebexError) -> bool:
    """Return whether Webex refuses all calls and not only this one."""
    return error.is_refused_token or isinstance(error, RateLimited)


def _name(room: Room) -> str:
    return f"{SPACE}{room.id}"


def _milliseconds(room: Room) -> int:
    return round(room.active * 1000)


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
