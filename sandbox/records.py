"""What the sandbox remembers: immutable records and the JSON Webex shows for each."""

from dataclasses import dataclass
from typing import Any, Literal

Json = dict[str, Any]
PersonType = Literal["person", "bot", "appuser"]
RoomType = Literal["direct", "group"]
Recipient = tuple[Literal["toPersonId", "toPersonEmail"], str]


def _without_empty(values: Json) -> Json:
    """Leave out what has no value: Webex omits such keys instead of sending null."""
    return {key: value for key, value in values.items() if value not in (None, "", (), [])}


@dataclass(frozen=True)
class Person:
    """Somebody who can act: a human, a bot or a guest."""

    id: str
    email: str
    display_name: str
    org_id: str
    type: PersonType
    created: str

    @property
    def is_bot(self) -> bool:
        """Bots see less than people do."""
        return self.type == "bot"

    @property
    def first_name(self) -> str:
        """The first word of the display name, which is all a mention of a bot shows."""
        return self.display_name.split()[0]

    def to_json(self) -> Json:
        """Return the fields a non-administrator gets from the People API."""
        return _without_empty(
            {
                "id": self.id,
                "emails": [self.email],
                "displayName": self.display_name,
                "nickName": self.first_name,
                "firstName": self.first_name,
                "lastName": " ".join(self.display_name.split()[1:]),
                "orgId": self.org_id,
                "created": self.created,
                "status": "unknown",
                "type": self.type,
            }
        )


@dataclass(frozen=True)
class Room:
    """A space: a group, or the one-to-one conversation of two people."""

    id: str
    title: str
    type: RoomType
    creator_id: str
    owner_id: str
    created: str
    last_activity: str
    is_locked: bool = False
    is_announcement_only: bool = False
    team_id: str | None = None

    def to_json(self, title: str) -> Json:
        """Return the room under the title its reader sees (in a 1:1, the other person's name)."""
        return {
            "id": self.id,
            "title": title,
            "type": self.type,
            "isLocked": self.is_locked,
            "isAnnouncementOnly": self.is_announcement_only,
            "isReadOnly": False,
            "isPublic": False,
            "creatorId": self.creator_id,
            "ownerId": self.owner_id,
            "created": self.created,
            "lastActivity": self.last_activity,
            **({"teamId": self.team_id} if self.team_id else {}),
        }


@dataclass(frozen=True)
class Membership:
    """One person's place in one room."""

    id: str
    room: Room
    person: Person
    created: str
    is_moderator: bool = False

    def to_json(self) -> Json:
        """Return the membership as both the REST API and the webhook show it."""
        return {
            "id": self.id,
            "roomId": self.room.id,
            "roomType": self.room.type,
            "personId": self.person.id,
            "personEmail": self.person.email,
            "personDisplayName": self.person.display_name,
            "personOrgId": self.person.org_id,
            "isModerator": self.is_moderator,
            "isMonitor": False,
            "isRoomHidden": False,
            "created": self.created,
        }


@dataclass(frozen=True)
class Content:
    """What a message says, after its markdown has been rendered and its mentions resolved."""

    text: str | None = None
    markdown: str | None = None
    html: str | None = None
    files: tuple[str, ...] = ()
    attachments: tuple[Json, ...] = ()
    mentioned_people: tuple[str, ...] = ()
    mentioned_groups: tuple[str, ...] = ()


@dataclass(frozen=True)
class Message:
    """A message as it stands after its last edit."""

    id: str
    room: Room
    author: Person
    content: Content
    created: str
    parent_id: str | None = None
    recipient: Recipient | None = None
    updated: str | None = None
    edits: int = 0

    def to_json(self) -> Json:
        """Return the whole message, as ``GET /messages/{id}`` does."""
        return _without_empty(
            {
                **self.to_event_json(),
                **dict([self.recipient] if self.recipient else []),
                "parentId": self.parent_id,
                "text": self.content.text,
                "markdown": self.content.markdown,
                "html": self.content.html,
                "files": list(self.content.files),
                "attachments": list(self.content.attachments),
                "mentionedPeople": list(self.content.mentioned_people),
                "mentionedGroups": list(self.content.mentioned_groups),
                "updated": self.updated,
            }
        )

    def to_event_json(self) -> Json:
        """Return what a webhook may tell: never the words, which are encrypted in Webex."""
        return {
            "id": self.id,
            "roomId": self.room.id,
            "roomType": self.room.type,
            "personId": self.author.id,
            "personEmail": self.author.email,
            "created": self.created,
        }


@dataclass(frozen=True)
class Action:
    """One card action: a Submit button of a card that somebody used."""

    id: str
    person_id: str
    message: Message
    inputs: Json
    created: str

    def to_json(self) -> Json:
        """Return the action with everything the person entered."""
        return {**self.to_event_json(), "inputs": self.inputs}

    def to_event_json(self) -> Json:
        """Return what a webhook may tell: the inputs have to be fetched."""
        return {
            "id": self.id,
            "type": "submit",
            "messageId": self.message.id,
            "personId": self.person_id,
            "roomId": self.message.room.id,
            "created": self.created,
        }


@dataclass(frozen=True)
class Webhook:
    """Somebody's wish to be told about events of one kind."""

    id: str
    owner: Person
    name: str
    target_url: str
    resource: str
    event: str
    created: str
    filter: str | None = None
    secret: str | None = None
    status: Literal["active", "inactive"] = "active"

    def to_json(self) -> Json:
        """Return the webhook, its secret included: Webex shows it to the owner too."""
        return _without_empty(
            {
                "id": self.id,
                "name": self.name,
                "targetUrl": self.target_url,
                "resource": self.resource,
                "event": self.event,
                "filter": self.filter,
                "secret": self.secret,
                "status": self.status,
                "ownedBy": "creator",
                "orgId": self.owner.org_id,
                "createdBy": self.owner.id,
                "created": self.created,
            }
        )


@dataclass(frozen=True)
class Delivery:
    """One attempt to call a webhook; ``status`` is None when no answer came."""

    webhook_id: str
    resource: str
    event: str
    data_id: str
    status: int | None

    @property
    def succeeded(self) -> bool:
        """Webex takes every 2xx as received and everything else as a failure."""
        return self.status is not None and 200 <= self.status < 300
