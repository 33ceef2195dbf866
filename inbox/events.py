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
MOST_CHARACTERS = 500
"""The most characters of an id, an address or a kind; those of Webex have about 80."""


class NotAnEvent(ValueError):
    """A body that is no Webex event; the message says why."""


@dataclass(frozen=True)
class Event:
    """What a delivery says; ids only, since Webex sends no text.

    `id` is the id of the message, action or membership; `person` who wrote, submitted a card
    action or joined; `actor` who caused the event. Whether that person is a bot is told by the
    domain of an address. `version` tells one edit of a message from another; `created` is in
    seconds since 1970, 0 when Webex does not tell.
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

    def as_edit(self, at: float, version: str = "") -> "Event":
        """Return the event of an edit of the same message, heard of at a time in seconds.

        A delivery tells neither when it was sent nor, as a rule, which edit it is for. So without
        a `version` each one counts as another edit, and whether there was one is seen from the
        message itself.
        """
        return replace(self, event="updated", version=version or self.version or f"{at:.3f}")


def parse_event(body: bytes) -> Event:
    """Read a delivery; raise `NotAnEvent` when it is none."""
    envelope = _read(body)
    data = envelope.get("data") if isinstance(envelope, dict) else None
    if not isinstance(envelope, dict) or not isinstance(data, dict):
        raise NotAnEvent("the body holds no event data")
    resource, event, id_ = _text(envelope, "resource"), _text(envelope, "event"), _text(data, "id")
    if not (resource and event and id_):
        raise NotAnEvent("resource, event or data.id is missing")
    return Event(
        resource=resource,
        event=event,
        id=id_,
        room=_text(data, "roomId"),
        person=_text(data, "personId"),
        actor=_text(envelope, "actorId"),
        room_type=_text(data, "roomType"),
        is_from_bot=_text(data, "personEmail").lower().endswith(BOT_DOMAINS),
        version=_text(data, "updated"),
        created=_moment(_text(data, "created")),
    )


def _read(body: bytes) -> Any:
    try:
        return json.loads(body.decode(), object_pairs_hook=_unique, parse_constant=_refuse)
    except NotAnEvent:
        raise
    except UnicodeDecodeError:
        raise NotAnEvent("the body is not UTF-8") from None
    except RecursionError:
        raise NotAnEvent("the body is nested too deeply") from None
    except ValueError:  # also for numbers of thousands of digits
        raise NotAnEvent("the body is not JSON") from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotAnEvent("a key stands twice in one object")
    return found


def _refuse(_constant: str) -> None:
    raise NotAnEvent("NaN and Infinity are not JSON")


def _text(source: dict[str, Any], key: str) -> str:
    """Return a fact, empty when it is missing or no text; it goes into logs and the database."""
    value = source.get(key)
    if not isinstance(value, str):
        return ""
    if len(value) > MOST_CHARACTERS:
        raise NotAnEvent(f"{key} is longer than {MOST_CHARACTERS} characters")
    if not value.isprintable():
        raise NotAnEvent(f"{key} holds a character that cannot be printed")
    return value


def _moment(stamp: str) -> float:
    try:
        return datetime.fromisoformat(stamp).timestamp()
    except ValueError:
        return 0.0
