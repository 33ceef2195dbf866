"""Which events a webhook subscribes to, and the envelope they arrive in."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from sandbox.errors import WebexError
from sandbox.events import Event
from sandbox.records import Json, Person, Webhook
from sandbox.stamps import new_id

FILTERS: dict[str, tuple[str, ...]] = {
    "messages": (
        "roomId",
        "roomType",
        "personId",
        "personEmail",
        "mentionedPeople",
        "hasFiles",
        "hasAttachments",
    ),
    "memberships": ("roomId", "personId", "personEmail", "isModerator"),
    "rooms": ("type", "isLocked"),
    "attachmentActions": ("messageId", "personId", "roomId"),
    "all": (),
}
EVENTS = ("created", "updated", "deleted", "migrated", "all")
FIREHOSE = ("messages", "memberships", "rooms")
APP_ID = new_id("APPLICATION")


def check_webhook(resource: str, event: str, target_url: str, filter_text: str | None) -> None:
    """Refuse a webhook that could never fire; names are compared with their case."""
    if resource not in FILTERS:
        raise WebexError(400, f"invalid value for resource: {resource}")
    if event not in EVENTS:
        raise WebexError(400, f"invalid value for event: {event}")
    check_target(target_url)
    for key, _ in _conditions(filter_text):
        if key not in FILTERS[resource]:
            raise WebexError(400, f"invalid value for filter: {key}")


def check_target(target_url: str) -> None:
    """Refuse an address that nothing can be posted to."""
    parts = urlsplit(target_url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise WebexError(400, f"invalid value for targetUrl: {target_url}")


def filtered_room_ids(filter_text: str | None) -> list[str]:
    """Return the rooms a filter names; its owner has to be in all of them."""
    rooms = (text.split(",") for key, text in _conditions(filter_text) if key == "roomId")
    return [room_id for alternatives in rooms for room_id in alternatives]


def wants(webhook: Webhook, event: Event) -> bool:
    """Return whether the event is one the webhook was made for and its owner may know of."""
    firehose = webhook.resource == "all" and event.resource in FIREHOSE
    return (
        webhook.owner.id in event.audience
        and (firehose or webhook.resource == event.resource)
        and webhook.event in (event.event, "all")
        and _passes_filter(webhook, event)
    )


def _passes_filter(webhook: Webhook, event: Event) -> bool:
    facts = {**event.data, **event.traits}
    return all(
        _values(facts.get(key)) & _wanted(text, webhook.owner)
        for key, text in _conditions(webhook.filter)
    )


def _conditions(filter_text: str | None) -> Iterator[tuple[str, str]]:
    yield from parse_qsl(filter_text or "", keep_blank_values=True)


def _wanted(text: str, owner: Person) -> set[str]:
    """Split the alternatives of a condition; ``me`` is the webhook's owner."""
    return {owner.id if value == "me" else value for value in text.split(",")}


def _values(fact: Any) -> set[str]:
    """Write a fact the way it is written in a filter."""
    facts = fact if isinstance(fact, list) else [fact]
    return {str(value).lower() if isinstance(value, bool) else str(value) for value in facts}


def envelope(webhook: Webhook, event: Event) -> Json:
    """Return what is posted to the webhook.

    Webex adds neither an event id nor a time: id and ``created`` are those of the webhook.
    """
    fields = {
        "id": webhook.id,
        "name": webhook.name,
        "targetUrl": webhook.target_url,
        "resource": event.resource,
        "event": event.event,
        "filter": webhook.filter,
        "orgId": webhook.owner.org_id,
        "createdBy": webhook.owner.id,
        "appId": APP_ID,
        "ownedBy": "creator",
        "status": "active",
        "created": webhook.created,
        "actorId": event.actor_id,
        "data": event.data,
    }
    return {key: value for key, value in fields.items() if value is not None}
