"""What people say to each other, and their card actions."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sandbox.errors import WebexError
from sandbox.events import action_event, message_event
from sandbox.markup import FindPerson
from sandbox.posting import MAX_EDITS, Draft, compose
from sandbox.records import Action, Json, Message, Person, Recipient, Room
from sandbox.stamps import new_id
from sandbox.teams import Teams


class Conversations(Teams):
    """The messages and card actions of all rooms, under Webex's rules for them."""

    def __init__(self) -> None:
        super().__init__()
        self._messages: dict[str, Message] = {}
        self._actions: dict[str, Action] = {}

    def post(
        self,
        person_id: str,
        *,
        room_id: str,
        markdown: str | None = None,
        text: str | None = None,
        parent_id: str | None = None,
        files: Sequence[Any] = (),
        attachments: Sequence[Any] = (),
        recipient: Recipient | None = None,
    ) -> Message:
        """Post as that person, under the same rules and with the same events as over HTTP.

        ``recipient`` is how the person was named to whom a message in a 1:1 is.
        """
        with self.changed:
            room, author = self.room(room_id, person_id), self.person(person_id)
            self._check_may_post(room, author)
            self._check_parent(room, parent_id)
            draft = Draft(text, markdown, files, attachments)
            content = compose(draft, self._finder(room_id))
            now = self.clock.now()
            message = Message(new_id("MESSAGE"), room, author, content, now, parent_id, recipient)
            self._messages[message.id] = message
            self._rooms[room_id] = replace(room, last_activity=now)
            self.announce(message_event("created", person_id, message, self.members(room_id)))
            return message

    def _check_may_post(self, room: Room, author: Person) -> None:
        membership = self.find_membership(room.id, author.id)
        if room.is_announcement_only and not (membership and membership.is_moderator):
            raise WebexError(403, "Only moderators can post in this space.")

    def _check_parent(self, room: Room, parent_id: str | None) -> None:
        if parent_id is None:
            return
        parent = self.message(parent_id)
        if parent.room.id != room.id:
            raise WebexError(400, "The parent message is in another room.")
        if parent.parent_id:
            raise WebexError(400, "Unable to post message to room: a reply cannot be replied to")

    def _finder(self, room_id: str) -> FindPerson:
        """Return the look-up for mentions: only members of the room can be mentioned."""

        def find(key: str, value: str) -> Person | None:
            members = self.members(room_id)
            if key == "personId":
                return next((p for p in members if p.id == value), None)
            return next((p for p in members if p.email == value.lower()), None)

        return find

    def edit(
        self, message_id: str, actor_id: str, markdown: str | None = None, text: str | None = None
    ) -> Message:
        """Replace the words of a message, which its author may do ten times."""
        with self.changed:
            message = self.message(message_id)
            self._check_may_edit(message, actor_id)
            room_id = message.room.id
            message = replace(
                message,
                content=compose(Draft(text, markdown), self._finder(room_id)),
                updated=self.clock.now(),
                edits=message.edits + 1,
            )
            self._messages[message_id] = message
            self.announce(message_event("updated", actor_id, message, self.members(room_id)))
            return message

    def _check_may_edit(self, message: Message, actor_id: str) -> None:
        if message.author.id != actor_id:
            raise WebexError(403, "Only the author of a message can edit it.")
        if message.content.files or message.content.attachments:
            raise WebexError(
                400, "Editing messages with files or attachments is currently unsupported."
            )
        if message.edits >= MAX_EDITS:
            raise WebexError(400, "The edit limit of this message has been reached.")

    def delete(self, message_id: str, actor_id: str) -> None:
        """Delete a message; replies to it stay."""
        with self.changed:
            message = self.message(message_id)
            membership = self.find_membership(message.room.id, actor_id)
            if actor_id != message.author.id and not (membership and membership.is_moderator):
                raise WebexError(403, "Unable to delete message.")
            del self._messages[message_id]
            members = self.members(message.room.id)
            self.announce(message_event("deleted", actor_id, message, members))

    def message(self, message_id: str) -> Message:
        """Return a message, whoever may read it."""
        try:
            return self._messages[message_id]
        except KeyError:
            raise WebexError(404, "Unable to get message.") from None

    def messages(self, room_id: str) -> list[Message]:
        """Return the messages of a room, the oldest first."""
        with self.changed:
            return [m for m in self._messages.values() if m.room.id == room_id]

    def submit(self, person_id: str, message_id: str, inputs: Json) -> Action:
        """Submit the card of a message; anybody in the room can, as often as they like."""
        with self.changed:
            message = self.message(message_id)
            if not message.content.attachments:
                raise WebexError(400, "The message has no attachment to act on.")
            action = Action(
                new_id("ATTACHMENT_ACTION"), person_id, message, inputs, self.clock.now()
            )
            self._actions[action.id] = action
            self.announce(action_event(action))
            return action

    def action(self, action_id: str) -> Action:
        """Return one card action."""
        try:
            return self._actions[action_id]
        except KeyError:
            raise WebexError(404, "Could not find an attachment action with provided ID.") from None
