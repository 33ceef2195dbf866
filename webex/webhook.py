"""`POST /webhook`: verify, read, drop what is not for us, keep the rest, acknowledge."""

import logging

from flask import Blueprint, Response, request

from webex.client import Person
from webex.events import Event, NotAnEvent, parse_event
from webex.ids import same_id
from webex.inbox import Inbox, InboxFull
from webex.signature import HEADER, is_signed

log = logging.getLogger(__name__)


def create_webhook(inbox: Inbox, me: Person, secret: str) -> Blueprint:
    """Return the route that takes Webex's deliveries for the bot `me`."""
    blueprint = Blueprint("webhook", __name__)

    @blueprint.post("/webhook")
    def receive() -> Response:
        body = request.get_data(cache=False)
        if not is_signed(body, secret, request.headers.get(HEADER)):
            return _answer(401, "The signature is missing or wrong.")
        try:
            event = parse_event(body)
        except NotAnEvent as error:
            return _answer(400, f"This is no Webex event: {error}.")
        if not event.is_wanted or _is_own(event, me):
            return _answer(200, "Nothing to do.")
        try:
            is_new = inbox.put(event)
        except InboxFull:
            log.error("%s refused: the inbox is full", event.key)
            return _answer(503, "Too much to do; send it again later.")
        log.info("%s %s", event.key, "taken" if is_new else "was taken before")
        return _answer(200, "Taken.")

    return blueprint


def _is_own(event: Event, me: Person) -> bool:
    """Tell whether the bot itself or another bot caused a message or a press."""
    if event.resource == "memberships":
        return False
    return event.is_from_bot or same_id(event.person or event.actor, me.id)


def _answer(status: int, text: str) -> Response:
    return Response(text + "\n", status, mimetype="text/plain")
