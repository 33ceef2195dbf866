"""Webhook deliveries as typed events."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

WANTED = (
    ("messages", "created"),
    ("attachmentActions", "created"),
    ("memberships", "created"),
)
EDITED = ("messages", "updated")
"""What Webex may send for an edited message; it is documented for some bots only."""
BOT_DOMAINS = ("@webex.bot", "@sparkbot.io")


class NotAnEvent(ValueError):
    """A body that is no Webex event; the message says why."""


@dataclass(frozen=True)
class Event:
    """What a delivery says; ids only, since Webex sends no text.

    `id` is the id of the message, action or membership; `person` who wrote, pressed or joined;
    `actor` who caused the event. Whether that person is a bot is told by the domain of an address.
    `version` tells one edit of a message from another; `created` is in seconds since 1970, 0 when
    Webex does not tell.
    """

    resource: str
    event: str
    id: str
    room: str
    person: str
    actor: str
    room_type: str = ""
    is_from_bot: bool = False
    version: str = ""
    created: float = 0.0

    @property
    def key(self) -> str:
        """The same for every delivery of the same event."""
        return "/".join(filter(None, (self.resource, self.event, self.id, self.version)))

    @property
    def is_wanted(self) -> bool:
        """Whether the bot acts on this kind of event."""
        return (self.resource, self.event) in (*WANTED, EDITED)

    def as_edit(self, at: float) -> "Event":
        """Return the event of an edit of the same message, heard of at a time in seconds.

        A delivery tells neither when it was sent nor, as a rule, which edit it is for. So every
        second counts as another edit, and whether there was one is seen from the message itself.
        """
        return replace(self, event="updated", version=self.version or str(int(at)))


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
        version=_text(data, "updated"),
        created=_moment(_text(data, "created")),
    )


def _text(source: dict[str, Any], key: str) -> str:
    value = source.get(key)
    return value if isinstance(value, str) else ""


def _moment(stamp: str) -> float:
    try:
        return datetime.fromisoformat(stamp).timestamp()
    except ValueError:
        return 0.0
