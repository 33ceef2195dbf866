"""What Webex tells of people, spaces, messages and webhooks, as far as the bot reads it."""

import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Person:
    """Somebody on Webex, or a bot."""

    id: str
    email: str
    display_name: str
    org_id: str


@dataclass(frozen=True)
class Message:
    """A message as the bot may read it; `text` is empty for files without words.

    `created` is in seconds since 1970; `updated` is the stamp of the last edit, "" before any.
    `markdown` is empty for messages that were written without.
    """

    id: str
    room_id: str
    room_type: str
    parent_id: str | None
    person_id: str
    person_email: str
    text: str
    html: str | None
    mentioned: tuple[str, ...]
    created: float
    updated: str = ""
    markdown: str = ""

    @property
    def said_at(self) -> float:
        """When its words were said as they stand, in seconds since 1970."""
        return _moment(self.updated) if self.updated else self.created


@dataclass(frozen=True)
class Room:
    """A space; `kind` is direct or group, `active` the last activity in seconds since 1970."""

    id: str
    kind: str
    active: float


@dataclass(frozen=True)
class CardAction:
    """What was submitted from a card; `inputs` come from outside and are not to be trusted.

    `created` is in seconds since 1970.
    """

    id: str
    room_id: str
    person_id: str
    message_id: str
    inputs: dict[str, Any]
    created: float


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


def to_message(m: Any) -> Message:
    """Read a message of the SDK."""
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
        created=_moment(m.json_data.get("created")),
        updated=str(m.json_data.get("updated") or ""),
        markdown=m.markdown or "",
    )


def to_card_action(a: Any) -> CardAction:
    """Read a card action of the SDK."""
    inputs = a.json_data.get("inputs")
    return CardAction(
        id=a.id,
        room_id=a.roomId,
        person_id=a.personId,
        message_id=a.messageId,
        inputs=inputs if isinstance(inputs, dict) else {},
        created=_moment(a.json_data.get("created")),
    )


def to_room(r: Any) -> Room:
    """Read a space of the SDK."""
    return Room(r.id, r.type or "", _moment(r.json_data.get("lastActivity")))


def to_person(p: Any) -> Person:
    """Read a person of the SDK."""
    emails = p.emails or [""]
    return Person(p.id, emails[0], p.displayName or "", p.orgId or "")


def to_webhook(w: Any) -> Webhook:
    """Read a webhook of the SDK."""
    return Webhook(
        w.id, w.name or "", w.targetUrl or "", w.resource, w.event, w.filter, w.status or ""
    )


def _moment(stamp: object) -> float:
    """Return seconds since 1970; a time that is missing or malformed counts as now."""
    try:
        return datetime.fromisoformat(str(stamp)).timestamp()
    except ValueError:
        return time.time()
