"""What happened, and who may hear of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sandbox.records import Action, Json, Membership, Message, Person, Room


@dataclass(frozen=True)
class Event:
    """Something that happened; only the people in ``audience`` may learn of it.

    ``traits`` are facts that webhooks can filter by but that are not part of the payload.
    """

    resource: str
    event: str
    actor_id: str
    data: Json
    audience: frozenset[str]
    traits: Json = field(default_factory=dict)


def may_read(reader: Person, message: Message) -> bool:
    """Return whether a member of the room may see the message.

    People see everything. A bot in a group space sees what mentions it and what it wrote itself;
    a mention of everybody is not a mention of the bot.
    """
    if not reader.is_bot or message.room.type == "direct":
        return True
    return reader == message.author or reader.id in message.content.mentioned_people


def message_event(event: str, actor_id: str, message: Message, members: Iterable[Person]) -> Event:
    """Describe what happened to a message, for the members who may read it."""
    content = message.content
    return Event(
        resource="messages",
        event=event,
        actor_id=actor_id,
        data=message.to_event_json(),
        audience=frozenset(person.id for person in members if may_read(person, message)),
        traits={
            "mentionedPeople": list(content.mentioned_people),
            "hasFiles": bool(content.files),
            "hasAttachments": bool(content.attachments),
        },
    )


def membership_event(
    event: str, actor_id: str, membership: Membership, members: Iterable[Person]
) -> Event:
    """Describe a change of who is in the room; whoever just left hears of it as well."""
    audience = frozenset(person.id for person in members) | {membership.person.id}
    return Event("memberships", event, actor_id, membership.to_json(), audience)


def room_event(event: str, actor_id: str, room: Room, members: Iterable[Person]) -> Event:
    """Describe a new or changed room."""
    audience = frozenset(person.id for person in members)
    return Event("rooms", event, actor_id, room.to_json(room.title), audience)


def action_event(action: Action) -> Event:
    """Describe a card action; only the author of the card is notified."""
    audience = frozenset({action.message.author.id})
    return Event("attachmentActions", "created", action.person_id, action.to_event_json(), audience)
