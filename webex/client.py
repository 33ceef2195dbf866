"""Webex's REST API as this bot uses it; the only module that calls the SDK.

The SDK is the one in `webex/sdk.py`. What it leaves to its caller is done here: faults of the
network and malformed answers become `WebexError`, the address ends in a slash, calls end in time,
and refused connections are tried again. Longer waits are left to the inbox.
"""

import time
from collections.abc import Callable
from itertools import islice
from typing import Any, TypeVar

from urllib3.util import Retry

from webex.errors import UNREADABLE, WebexError, translated
from webex.records import (
    CardAction,
    Message,
    Person,
    Room,
    Webhook,
    to_card_action,
    to_message,
    to_person,
    to_room,
    to_webhook,
)
from webex.sdk import WebexAPI
from webex.time_limit import TimeLimitAdapter

T = TypeVar("T")

CALL_SECONDS = 10.0
RETRIES = 2
LATE_RESOURCE_SECONDS = 0.5


class Webex:
    """Webex as one bot sees it. Every method raises `WebexError` when Webex does not comply."""

    def __init__(self, token: str, api_url: str, seconds: float = CALL_SECONDS) -> None:
        """`seconds` is how long a call may take with all its retries."""
        self._api = WebexAPI(
            access_token=token, base_url=api_url.rstrip("/") + "/", wait_on_rate_limit=False
        )
        # A connection that is refused has carried nothing, so it is always tried again. After
        # 502-504 only what may be done twice is: a post may be out, which the outbox looks into.
        retry = Retry(
            total=RETRIES,
            connect=RETRIES,
            read=False,
            status=RETRIES,
            status_forcelist=(502, 503, 504),
            backoff_factor=0.2,
            backoff_jitter=0.1,
            respect_retry_after_header=False,
            raise_on_status=False,
        )
        adapter = TimeLimitAdapter(seconds, pool_maxsize=32, max_retries=retry)
        session = self._api._session._req_session
        session.mount("https://", adapter)
        session.mount("http://", adapter)

    def me(self) -> Person:
        """Return who the bot is; a token that Webex refuses fails with status 401."""
        return to_person(self._call(self._api.people.me))

    def person(self, person_id: str) -> Person:
        """Return one person."""
        return to_person(self._call(lambda: self._api.people.get(person_id)))

    def person_by_email(self, email: str) -> Person | None:
        """Return the person of the bot's organization with an address; None when there is none."""
        found = self._call(lambda: list(islice(self._api.people.list(email=email), 1)))
        return to_person(found[0]) if found else None

    def message(self, message_id: str) -> Message:
        """Return one message; asks again once when Webex does not know it yet."""
        return to_message(self._late(lambda: self._api.messages.get(message_id)))

    def direct_messages(self, person: str, most: int) -> list[Message]:
        """Return the last messages of the 1:1 space with a person, the newest first.

        The person is given by id or address.
        """
        key = "personEmail" if "@" in person else "personId"
        found = self._api.messages.list_direct(**{key: person}, max=most)
        return self._call(lambda: [to_message(m) for m in islice(found, most)])

    def mentions(self, room_id: str, most: int) -> list[Message]:
        """Return the last messages of a group space that mention the bot, the newest first."""
        found = self._api.messages.list(roomId=room_id, mentionedPeople="me", max=most)
        return self._call(lambda: [to_message(m) for m in islice(found, most)])

    def rooms(self, most: int) -> list[Room]:
        """Return the spaces the bot is in, the most recently active first."""
        found = self._api.rooms.list(sortBy="lastactivity", max=min(most, 1000))
        return self._call(lambda: [to_room(r) for r in islice(found, most)])

    def room(self, room_id: str) -> Room:
        """Return one space that the bot is in."""
        return self._call(lambda: to_room(self._api.rooms.get(room_id)))

    def members(self, room_id: str) -> list[str]:
        """Return the person ids of those in a space."""
        return self._call(
            lambda: [m.personId for m in self._api.memberships.list(roomId=room_id, max=100)]
        )

    def card_action(self, action_id: str) -> CardAction:
        """Return what was submitted from a card."""
        return to_card_action(self._late(lambda: self._api.attachment_actions.get(action_id)))

    def post(
        self,
        room_id: str,
        markdown: str,
        parent_id: str | None = None,
        card: dict[str, Any] | None = None,
    ) -> str:
        """Post a message to a space and return its id."""
        return self._create(markdown, card, roomId=room_id, parentId=parent_id)

    def post_to(self, person: str, markdown: str, card: dict[str, Any] | None = None) -> str:
        """Post a message 1:1 to a person, given by id or address, and return its id."""
        key = "toPersonEmail" if "@" in person else "toPersonId"
        return self._create(markdown, card, **{key: person})

    def _create(self, markdown: str, card: dict[str, Any] | None, **where: str | None) -> str:
        given = {**where, "attachments": [card] if card else None}
        present = {key: value for key, value in given.items() if value}
        sent = self._call(lambda: self._api.messages.create(markdown=markdown, **present))
        if not sent.id:
            raise WebexError(UNREADABLE)
        return str(sent.id)

    def edit(self, message_id: str, room_id: str, markdown: str) -> None:
        """Replace the words of an own message, which Webex allows ten times and without a card."""
        self._call(
            lambda: self._api.messages.edit(messageId=message_id, roomId=room_id, markdown=markdown)
        )

    def webhooks(self) -> list[Webhook]:
        """Return every webhook of the bot."""
        return self._call(lambda: [to_webhook(w) for w in self._api.webhooks.list(max=100)])

    def create_webhook(
        self, name: str, target_url: str, resource: str, event: str, secret: str
    ) -> None:
        """Register a webhook."""
        self._call(
            lambda: self._api.webhooks.create(
                name=name, targetUrl=target_url, resource=resource, event=event, secret=secret
            )
        )

    def update_webhook(self, webhook_id: str, name: str, target_url: str, secret: str) -> None:
        """Set address and secret of a webhook and make it active."""
        self._call(
            lambda: self._api.webhooks.update(
                webhook_id, name=name, targetUrl=target_url, secret=secret, status="active"
            )
        )

    def delete_webhook(self, webhook_id: str) -> None:
        """Remove a webhook."""
        self._call(lambda: self._api.webhooks.delete(webhook_id))

    def _late(self, call: Callable[[], T]) -> T:
        """Fetch something that an event just announced and that may lag behind it."""
        try:
            return self._call(call)
        except WebexError as error:
            if error.status != 404:
                raise
        time.sleep(LATE_RESOURCE_SECONDS)
        return self._call(call)

    @staticmethod
    def _call(call: Callable[[], T]) -> T:
        with translated():
            return call()
