"""Webex's REST API as this bot uses it; the only module that imports the SDK.

The SDK is webexteamssdk 1.7. What it leaves to its caller is done here: faults of the network and
malformed answers become `WebexError`, waits have an end, the address ends in a slash, and broken
connections are tried again.
"""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry
from webexteamssdk import ApiError, MalformedResponse, RateLimitError, WebexTeamsAPI

T = TypeVar("T")

TIMEOUT_SECONDS = 10
LONGEST_WAIT_SECONDS = 30
ATTEMPTS = 3
LATE_RESOURCE_SECONDS = 0.5
UNREADABLE = "Webex sent an answer that cannot be read"

log = logging.getLogger(__name__)


class WebexError(Exception):
    """Webex refused a call or could not be reached.

    `status` is the HTTP status, 0 when there was no answer. The message never holds tokens or
    what people wrote.
    """

    def __init__(self, what: str, status: int = 0, tracking_id: str = "") -> None:
        suffix = f" (tracking id {tracking_id})" if tracking_id else ""
        super().__init__(f"{what}{suffix}")
        self.status = status


class RateLimited(WebexError):
    """Webex asks to wait; `delay` seconds, within our own bound."""

    def __init__(self, delay: float) -> None:
        super().__init__(f"Webex asks to wait {delay:.0f} s", 429)
        self.delay = delay


@dataclass(frozen=True)
class Person:
    """Somebody on Webex, or a bot."""

    id: str
    email: str
    display_name: str
    org_id: str


@dataclass(frozen=True)
class Message:
    """A message as the bot may read it; `text` is empty for files without words."""

    id: str
    room_id: str
    room_type: str
    parent_id: str | None
    person_id: str
    person_email: str
    text: str
    html: str | None
    mentioned: tuple[str, ...]


@dataclass(frozen=True)
class CardAction:
    """A press of a button on a card; `inputs` come from outside and are not to be trusted."""

    id: str
    room_id: str
    person_id: str
    message_id: str
    inputs: dict[str, Any]


@dataclass(frozen=True)
class Webhook:
    """A registered webhook, without its secret."""

    id: str
    name: str
    target_url: str
    resource: str
    event: str
    filter: str | None
    status: str


class Webex:
    """Webex as one bot sees it. Every method raises `WebexError` when Webex does not comply."""

    def __init__(self, token: str, api_url: str) -> None:
        self._api = WebexTeamsAPI(
            access_token=token,
            base_url=api_url.rstrip("/") + "/",
            single_request_timeout=TIMEOUT_SECONDS,
            wait_on_rate_limit=False,
        )
        # A refused connection is always tried again; 502-504 too, since Webex has no way to tell
        # a repeated post apart and the small risk of a double reply beats no reply.
        retry = Retry(
            total=ATTEMPTS,
            connect=ATTEMPTS,
            read=False,
            status=2,
            status_forcelist=(502, 503, 504),
            allowed_methods=None,
            backoff_factor=0.2,
            backoff_jitter=0.1,
            respect_retry_after_header=False,
            raise_on_status=False,
        )
        adapter = HTTPAdapter(pool_maxsize=32, max_retries=retry)
        session = self._api._session._req_session
        session.mount("https://", adapter)
        session.mount("http://", adapter)

    def me(self) -> Person:
        """Return who the bot is; a token that Webex refuses fails with status 401."""
        return _person(self._call(self._api.people.me))

    def person(self, person_id: str) -> Person:
        """Return one person."""
        return _person(self._call(lambda: self._api.people.get(person_id)))

    def message(self, message_id: str) -> Message:
        """Return one message; asks again once when Webex does not know it yet."""
        m = self._late(lambda: self._api.messages.get(message_id))
        return Message(
            id=m.id,
            room_id=m.roomId,
            room_type=m.roomType or "",
            parent_id=m.parentId,
            person_id=m.personId,
            person_email=m.personEmail or "",
            text=m.text or "",
            html=m.html,
            mentioned=tuple(m.mentionedPeople or ()),
        )

    def card_action(self, action_id: str) -> CardAction:
        """Return what was pressed on a card."""
        a = self._late(lambda: self._api.attachment_actions.get(action_id))
        inputs = a.json_data.get("inputs")
        return CardAction(
            id=a.id,
            room_id=a.roomId,
            person_id=a.personId,
            message_id=a.messageId,
            inputs=inputs if isinstance(inputs, dict) else {},
        )

    def post(
        self,
        room_id: str,
        markdown: str,
        parent_id: str | None = None,
        card: dict[str, Any] | None = None,
    ) -> str:
        """Post a message and return its id."""
        optional = {"parentId": parent_id, "attachments": [card] if card else None}
        given = {key: value for key, value in optional.items() if value}
        sent = self._call(
            lambda: self._api.messages.create(roomId=room_id, markdown=markdown, **given)
        )
        return str(sent.id)

    def webhooks(self) -> list[Webhook]:
        """Return every webhook of the bot."""
        return self._call(lambda: [_webhook(w) for w in self._api.webhooks.list(max=100)])

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
        with _translated():
            return call()


@contextmanager
def _translated() -> Iterator[None]:
    """Turn everything the SDK may raise into `WebexError`."""
    try:
        yield
    except RateLimitError as error:
        raise RateLimited(_bounded(error.retry_after)) from None
    except ApiError as error:
        what = f"Webex answered {error.status_code} {error.response.reason}"
        raise WebexError(what, error.status_code, error.tracking_id or "") from None
    except requests.RequestException as error:
        raise WebexError(f"Webex cannot be reached: {type(error).__name__}") from None
    except ValueError as error:
        # A malformed Retry-After header makes the SDK fail while it builds its own error.
        if "int()" in str(error):
            raise RateLimited(_bounded(None)) from None
        raise WebexError(UNREADABLE) from None
    except (MalformedResponse, TypeError):
        # The SDK raises TypeError for JSON that is no object.
        raise WebexError(UNREADABLE) from None


def _bounded(delay: object) -> float:
    seconds = delay if isinstance(delay, int | float) else 5
    return float(min(max(seconds, 1), LONGEST_WAIT_SECONDS))


def _person(p: Any) -> Person:
    emails = p.emails or [""]
    return Person(p.id, emails[0], p.displayName or "", p.orgId or "")


def _webhook(w: Any) -> Webhook:
    return Webhook(
        w.id, w.name or "", w.targetUrl or "", w.resource, w.event, w.filter, w.status or ""
    )
