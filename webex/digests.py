"""Digests of what changed, for the spaces that subscribed to them.

That a digest is due is an event of our own in the inbox, under a key of its space and its day. So
it is sent once, whichever processes look, and again after a failure, as a reply is.
"""

import time
from collections.abc import Callable

import structlog

from handlers import digest
from inbox.events import Event
from inbox.pauses import LONGEST_WAIT
from inbox.work import TryAgain
from scopes.knowledge import Knowledge
from scopes.reading.digest_wish import DigestWish, read_digest_wish
from store.key_values import KeyValueStore
from store.subscriptions import Subscription, Subscriptions
from webex.client import Webex
from webex.errors import WebexError
from webex.outbox import Outbox
from webex.posts import Place
from webex.progress import Progress
from webex.replies import Reply
from webex.turn import Turn
from webex.webhook import Taker

RESOURCE = "digests"
WEEK = 7 * 86_400
_LEFT = (404, 410)
"""What Webex answers for a space that is gone, or that the bot is no longer in."""

log = structlog.get_logger(__name__)


class DigestLook:
    """Finds the spaces that are to be told something; run in regular upkeep."""

    def __init__(self, knowledge: Knowledge, inbox: Taker, subscriptions: Subscriptions) -> None:
        self._knowledge = knowledge
        self._inbox = inbox
        self._subscriptions = subscriptions

    def run(self) -> None:
        """See `look`, as of now."""
        self.look(time.time())

    def look(self, at: float) -> None:
        """Have each digest sent that is due at a time, in seconds since 1970.

        Raises `StoreError` when the database fails and `InboxClosed` when it takes nothing.
        """
        news = self._knowledge.news
        newest = news.newest
        for each in self._subscriptions.due(newest, at):
            if news.since(each.told, each.areas):
                self._inbox.put(_due(each, newest))
            else:
                self._subscriptions.note(each.space, newest)


class Digests:
    """Subscribes spaces, and sends the digests that are due."""

    def __init__(
        self,
        webex: Webex,
        knowledge: Knowledge,
        subscriptions: Subscriptions,
        values: KeyValueStore,
        outbox: Outbox,
        now: Callable[[], float] = time.time,
    ) -> None:
        """`now` tells the seconds since 1970."""
        self._webex = webex
        self._knowledge = knowledge
        self._subscriptions = subscriptions
        self._values = values
        self._outbox = outbox
        self._now = now

    def read(self, text: str) -> DigestWish | None:
        """Return what a message wants about a digest, None for any other message."""
        return read_digest_wish(text, self._knowledge.catalog.areas.values())

    def wish(self, space: str, wish: DigestWish) -> Reply:
        """Do what somebody in a space wants about its subscription, and say how it is then."""
        known = self._subscriptions.get(space)
        match wish.do:
            case "subscribe" if wish.areas is not None or not known:
                self._subscriptions.choose(space, wish.areas or (), self._knowledge.news.newest)
            case "unsubscribe" if known:
                self._leave(known, wish)
        left = self._subscriptions.get(space)
        if not left:
            return Reply(digest.not_subscribed())
        return Reply(digest.subscribed(left.areas, self._knowledge))

    def answer(self, event: Event, progress: Progress) -> str:
        """Send the digest that an event says is due; return the id of its message, "" for none.

        There is none for a day that a newer one has followed, since that has an event of its own.
        """
        known, newest = self._subscriptions.get(event.room), self._knowledge.news.newest
        if event.version > newest:
            raise TryAgain("a newer version of the bot knows the changes", LONGEST_WAIT)
        if event.version < newest or not known or known.told >= newest:
            return ""
        try:
            message_id = self._send(event, progress, known)
        except WebexError as error:
            if error.status in _LEFT:
                self._subscriptions.end(event.room)
                log.info("subscription_ended", key=event.key, status=error.status)
            raise
        self._subscriptions.note(event.room, newest, self._now() + WEEK)
        return message_id

    def _leave(self, known: Subscription, wish: DigestWish) -> None:
        """End a subscription, or take some areas from it."""
        chosen = known.areas or tuple(self._knowledge.catalog.areas)
        left = [area for area in chosen if area not in wish.areas] if wish.areas else []
        if left:
            self._subscriptions.choose(known.space, left, known.told)
        else:
            self._subscriptions.end(known.space)

    def _send(self, event: Event, progress: Progress, known: Subscription) -> str:
        """Send a digest, unless a process that died over it may have done so.

        Something was said in the space then since that process began.
        """
        active = self._webex.room(event.room).active
        noted = self._values.get(_key(event))
        before = float(noted) if noted else active
        if progress.is_recovered and before != active:
            log.warning("digest_uncertain", key=event.key)
            return ""
        if not progress.loss:
            before = active
            self._values.set(_key(event), str(active), WEEK)
        changes = self._knowledge.news.since(known.told, known.areas)
        turn = Turn(event, progress, "", before, Place(event.room))
        return self._outbox.send(turn, Reply(digest.digest(changes, known.areas, self._knowledge)))


def _due(subscription: Subscription, newest: str) -> Event:
    """Return the event that a space is to be told of what changed up to a day."""
    space = subscription.space
    return Event(RESOURCE, "due", space, space, "", "", version=newest)


def _key(event: Event) -> str:
    """Return under which key it is noted when a space was last active before its digest."""
    return f"before/{event.key}"
