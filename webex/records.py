"""What Webex tells of people, spaces, messages and webhooks, as far as the bot reads it.

What the bot relies on is checked: without it a message would look like one that is not for the bot,
and its author would wait in vain.
"""

import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from inbox.events import BOT_DOMAINS
from webex.errors import UNREADABLE, WebexError
from webex.ids import same_id


@dataclass(frozen=True)
class Person:
    """Somebody on Webex, or a bot; `kind` is bot, person or appuser, "" when Webex does not say."""

    id: str
    email: str
    display_name: str
    org_id: str
    kind: str = ""

    @property
    def is_somebody(self) -> bool:
        """Whether this is a human, as far as Webex tells."""
        return self.kind == "person"


@dataclass(frozen=True)
class Message:
    """A message as the bot may read it; `text` is empty for files without words.

    `created` is in seconds since 1970; `updated` is the stamp of the last edit, "" before any.
    `mentions_group` is for @All; `markdown` is empty for messages that were written without.
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
    mentions_group: bool = False
    markdown: str = ""

    def is_from_bot(self, me: Person) -> bool:
        """Return whether a bot wrote it: the one that runs here, or another one."""
        is_own = same_id(self.person_id, me.id)
        return is_own or self.person_email.lower().endswith(BOT_DOMAINS)

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


class _MessageShape(msgspec.Struct, rename="camel"):
    id: str
    room_id: str
    room_type: str
    person_id: str
    person_email: str | None = None
    parent_id: str | None = None
    text: str | None = None
    html: str | None = None
    markdown: str | None = None
    mentioned_people: tuple[str, ...] = ()
    mentioned_groups: tuple[str, ...] = ()
    created: str | None = None
    updated: str | None = None


class _ActionShape(msgspec.Struct, rename="camel"):
    id: str
    room_id: str
    person_id: str
    message_id: str
    inputs: Any = None
    created: str | None = None


class _RoomShape(msgspec.Struct, rename="camel"):
    id: str
    type: str
    last_activity: str | None = None


class _PersonShape(msgspec.Struct, rename="camel"):
    id: str
    emails: list[str] | None = None
    display_name: str | None = None
    org_id: str | None = None
    type: str | None = None


Shape = TypeVar("Shape", bound=msgspec.Struct)


def to_message(m: Any) -> Message:
    """Read a message of the SDK; raise `WebexError` when it lacks what the bot relies on."""
    read = _checked(m, _MessageShape)
    return Message(
        id=read.id,
        room_id=read.room_id,
        room_type=read.room_type,
        parent_id=read.parent_id,
        person_id=read.person_id,
        person_email=read.person_email or "",
        text=read.text or "",
        html=read.html,
        mentioned=read.mentioned_people,
        created=_moment(read.created),
        updated=read.updated or "",
        mentions_group=bool(read.mentioned_groups),
        markdown=read.markdown or "",
    )


def to_card_action(a: Any) -> CardAction:
    """Read a card action of the SDK; raise `WebexError` when it lacks what the bot relies on."""
    read = _checked(a, _ActionShape)
    return CardAction(
        id=read.id,
        room_id=read.room_id,
        person_id=read.person_id,
        message_id=read.message_id,
        inputs=read.inputs if isinstance(read.inputs, dict) else {},
        created=_moment(read.created),
    )


def to_room(r: Any) -> Room:
    """Read a space of the SDK; raise `WebexError` when it lacks what the bot relies on."""
    read = _checked(r, _RoomShape)
    return Room(read.id, read.type, _moment(read.last_activity))


def to_person(p: Any) -> Person:
    """Read a person of the SDK; raise `WebexError` when it lacks what the bot relies on."""
    read = _checked(p, _PersonShape)
    emails = read.emails or [""]
    return Person(read.id, emails[0], read.display_name or "", read.org_id or "", read.type or "")


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


def _checked(told: Any, shape: type[Shape]) -> Shape:
    """Return what the SDK was told in the shape that it must have; the error names no values."""
    try:
        return msgspec.convert(told.json_data, shape)
    except msgspec.ValidationError as error:
        raise WebexError(f"{UNREADABLE}: {error}") from None
