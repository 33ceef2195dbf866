"""Webhook deliveries as typed events."""

import json
from dataclasses import dataclass
from typing import Any

WANTED = (
    ("messages", "created"),
    ("attachmentActions", "created"),
    ("memberships", "created"),
)
BOT_DOMAINS = ("@webex.bot", "@sparkbot.io")


class NotAnEvent(ValueError):
    """A body that is no Webex event; the message says why."""


@dataclass(frozen=True)
class Event:
    """What a delivery says; ids only, since Webex sends no text.

    `id` is the id of the message, action or membership; `person` who wrote, pressed or joined;
    `actor` who caused the event. Whether that person is a bot is told by the domain of an address.
    """

    resource: str
    event: str
    id: str
    room: str
    person: str
    actor: str
    room_type: str = ""
    is_from_bot: bool = False

    @property
    def key(self) -> str:
        """The same for every delivery of the same event."""
        return f"{self.resource}/{self.event}/{self.id}"

    @property
    def is_wanted(self) -> bool:
        """Whether the bot acts on this kind of event."""
        return (self.resource, self.event) in WANTED


def parse_event(body: bytes) -> Event:
    """Read a delivery; raise `NotAnEvent` when it is none."""
    try:
        envelope = json.loads(body)
    except (ValueError, RecursionError):
        raise NotAnEvent("the body is not JSON") from None
    if not isinstance(envelope, dict) or not isinstance(envelope.get("data"), dict):
        raise NotAnEvent("the body holds no event data")
    data: dict[str, Any] = envelope["data"]
    required = (envelope.get("resource"), envelope.get("event"), data.get("id"))
    if not all(isinstance(part, str) and part for part in required):
        raise NotAnEvent("resource, event or data.id is missing")
    return Event(
        resource=envelope["resource"],
        event=envelope["event"],
        id=data["id"],
        room=_text(data, "roomId"),
        person=_text(data, "personId"),
        actor=_text(envelope, "actorId"),
        room_type=_text(data, "roomType"),
        is_from_bot=_text(data, "personEmail").lower().endswith(BOT_DOMAINS),
    )


def _text(source: dict[str, Any], key: str) -> str:
    value = source.get(key)
    return value if isinstance(value, str) else ""
