"""`POST /webhook`: verify, read, drop what is not for us, keep the rest, acknowledge."""

import time
from collections.abc import Callable
from typing import Protocol

import structlog
from flask import Blueprint, Response, request

from inbox.events import EDITED, Event, NotAnEvent, parse_event
from inbox.intake import InboxClosed
from monitoring.counters import DELIVERIES
from webex.ids import is_id, same_id
from webex.probe import NOTHING_TO_DO
from webex.records import Person
from webex.signature import HEADER, is_signed

NOT_STORED = "not stored"
_ANSWERS = {
    "unsigned": (401, "The signature is missing or wrong."),
    "malformed": (400, "This is not a Webex event."),
    "ignored": (200, NOTHING_TO_DO),
    "stored": (200, "Taken."),
    "known": (200, "Taken before."),
    NOT_STORED: (503, "The event cannot be stored now; send it again later."),
}
"""What became of a delivery, and the answer Webex gets."""

REPEATED_WITHIN = 5
"""Seconds within which a message that is heard of twice is taken for the same delivery."""
OLDEST_EDIT = 24 * 3600
"""Seconds after which a message that is heard of again is not looked at any more."""
EDITS_APART = 2
"""Seconds within which several deliveries for one message are one edit, however often sent."""

log = structlog.get_logger(__name__)


class Taker(Protocol):
    """Keeps events; see `inbox.inbox.Inbox`."""

    def put(self, event: Event) -> bool:
        """Store an event; return False for one that was stored before."""


def create_webhook(
    inbox: Taker,
    me: Person,
    secret: str,
    on_refusal: Callable[[], None] = lambda: None,
    on_event: Callable[[], None] = lambda: None,
) -> Blueprint:
    """Return the route that takes Webex's deliveries for the bot `me`.

    `on_event` is called for each event that is stored, `on_refusal` for each that could not be.
    """
    blueprint = Blueprint("webhook", __name__)

    @blueprint.post("/webhook")
    def receive() -> Response:
        result = _receive(inbox, me, secret)
        if result == "stored":
            on_event()
        DELIVERIES.labels(result).inc()
        if result == NOT_STORED:
            on_refusal()
        status, text = _ANSWERS[result]
        return Response(text + "\n", status, mimetype="text/plain")

    return blueprint


def _receive(inbox: Taker, me: Person, secret: str) -> str:
    """Take the delivery of this request; return what became of it."""
    body = request.get_data(cache=False)
    if not is_signed(body, secret, request.headers.get(HEADER)):
        return "unsigned"
    try:
        event = parse_event(body)
    except NotAnEvent as error:
        log.warning("invalid_event", why=str(error))
        return "malformed"
    if not event.is_wanted or _is_own(event, me):
        return "ignored"
    if not all(map(is_id, filter(None, (event.id, event.room, event.person, event.actor)))):
        log.warning("invalid_event", why="an id holds characters that no id has")
        return "malformed"
    try:
        result = "stored" if _put(inbox, event) else "known"
    except InboxClosed as error:
        log.error("event_not_stored", key=event.key, why=str(error))
        return NOT_STORED
    log.info(f"event_{result}", key=event.key)
    return result


def _put(inbox: Taker, event: Event) -> bool:
    """Put an event into the inbox; an older message that is heard of again may be edited."""
    now = time.time()
    if (event.resource, event.event) == EDITED:
        return inbox.put(event.as_edit(now))
    is_new = inbox.put(event)
    may_be_edited = now - OLDEST_EDIT < event.created < now - REPEATED_WITHIN
    if not is_new and event.resource == "messages" and may_be_edited:
        inbox.put(event.as_edit(now - now % EDITS_APART))
    return is_new


def _is_own(event: Event, me: Person) -> bool:
    """Return whether the bot itself or another bot caused a message or a card action."""
    if event.resource == "memberships":
        return False
    return event.is_from_bot or same_id(event.person or event.actor, me.id)
