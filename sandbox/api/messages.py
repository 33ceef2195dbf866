"""``/messages``: post, read, edit and delete."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal, cast

from flask import Blueprint, Response, jsonify, request

from sandbox.api.common import (
    body,
    list_of,
    me,
    page,
    page_size,
    required,
    store,
    text_of,
    the_only_one,
)
from sandbox.api.contents import keep
from sandbox.errors import WebexError
from sandbox.events import may_read
from sandbox.records import Json, Message, Person, Recipient, Room

views = Blueprint("messages", __name__, url_prefix="/messages")

DESTINATIONS = ("roomId", "toPersonId", "toPersonEmail")
MAX_WITH_MENTIONS = 100


@views.post("")
def create_message() -> Response:
    """Post to a room, or to a person, which opens the 1:1 with them."""
    sent = _form() if request.mimetype == "multipart/form-data" else body()
    room_id, recipient = _destination(sent)
    message = store().post(
        me().id,
        room_id=room_id,
        markdown=text_of(sent, "markdown"),
        text=text_of(sent, "text"),
        parent_id=text_of(sent, "parentId"),
        files=_files(sent),
        attachments=list_of(sent, "attachments"),
        recipient=recipient,
    )
    return jsonify(message.to_json())


def _form() -> Json:
    """Return the fields of a form, its file replaced by the address under which it is kept."""
    files = [keep(file) for file in request.files.getlist("files")]
    return {**request.form.to_dict(), **({"files": files} if files else {})}


def _files(sent: Json) -> list[str]:
    """Return the addresses of files; a single one may come without a list."""
    files = sent.get("files")
    return [files] if isinstance(files, str) else list_of(sent, "files")


def _destination(sent: Json) -> tuple[str, Recipient | None]:
    """Return the id of the room the message is for, and how a person was named instead."""
    key, value = the_only_one(
        [(key, text_of(sent, key)) for key in DESTINATIONS],
        "Provide only one destination: roomId, toPersonId or toPersonEmail.",
    )
    if key == "roomId":
        return value, None
    room = store().direct_room(me().id, _person(key, value).id)
    return room.id, (cast(Literal["toPersonId", "toPersonEmail"], key), value)


def _person(key: str, value: str) -> Person:
    if key in ("toPersonId", "personId"):
        return store().person(value)
    person = store().find_person_by_email(value)
    if person is None:
        raise WebexError(404, "Could not find a person with provided email.")
    return person


@views.get("")
def list_messages() -> Response:
    """List the messages of a room, the newest first.

    A bot may list a group space only with ``mentionedPeople=me``.
    """
    room = store().room(required(request.args.to_dict(), "roomId"), me().id)
    mentioned = _mentioned_person(room)
    size = page_size(50, MAX_WITH_MENTIONS) if mentioned else page_size(50)
    found = [
        message
        for message in _visible_messages(room)
        if mentioned is None or mentioned in message.content.mentioned_people
    ]
    return page(_sent_before(found), lambda message: message.created, Message.to_json, size)


@views.get("/direct")
def list_direct_messages() -> Response:
    """List the 1:1 conversation of the caller with one other person."""
    key, value = the_only_one(
        [(key, request.args.get(key)) for key in ("personId", "personEmail")],
        "Provide only one destination: personId or personEmail.",
    )
    room = store().find_direct_room(me().id, _person(key, value).id)
    if room is None:
        raise WebexError(404, "Could not find a 1:1 room with this person.")
    return page(
        _visible_messages(room), lambda message: message.created, Message.to_json, page_size(50)
    )


def _mentioned_person(room: Room) -> str | None:
    """Return the id to look for in mentions, which can only be the caller's own."""
    sent = request.args.get("mentionedPeople")
    if sent is None:
        if me().is_bot and room.type == "group":
            raise WebexError(403, "Failed to get activity.")
        return None
    if sent not in ("me", me().id):
        raise WebexError(403, "mentionedPeople can only be the caller.")
    return me().id


def _visible_messages(room: Room) -> list[Message]:
    """Return what the caller may read, of one thread if asked."""
    parent_id = request.args.get("parentId")
    return [
        message
        for message in store().messages(room.id)
        if may_read(me(), message) and parent_id in (None, message.parent_id)
    ]


def _sent_before(messages: Iterable[Message]) -> list[Message]:
    """Keep what was sent before a time or before a message."""
    limits = []
    if before := request.args.get("before"):
        limits.append(_moment(before))
    if before_message := request.args.get("beforeMessage"):
        limits.append(_moment(_readable(before_message).created))
    return [m for m in messages if all(_moment(m.created) < limit for limit in limits)]


def _moment(stamp: str) -> datetime:
    """Read a time in any form of ISO 8601; without a zone it is in UTC."""
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        raise WebexError(400, f"{stamp} is not a date and time in ISO 8601.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@views.get("/<message_id>")
def get_message(message_id: str) -> Response:
    """Show a message the caller may read."""
    return jsonify(_readable(message_id).to_json())


@views.put("/<message_id>")
def edit_message(message_id: str) -> Response:
    """Replace the words of a message of the caller's own."""
    sent = body()
    if required(sent, "roomId") != _readable(message_id).room.id:
        raise WebexError(400, "The message is not in the given room.")
    message = store().edit(
        message_id, me().id, markdown=text_of(sent, "markdown"), text=text_of(sent, "text")
    )
    return jsonify(message.to_json())


@views.delete("/<message_id>")
def delete_message(message_id: str) -> tuple[str, int]:
    """Delete a message of the caller's own, or as a moderator anybody's."""
    _readable(message_id)
    store().delete(message_id, me().id)
    return "", 204


def _readable(message_id: str) -> Message:
    """Return a message, which for those who may not read it does not exist."""
    message = store().message(message_id)
    is_member = store().find_membership(message.room.id, me().id) is not None
    if not (is_member and may_read(me(), message)):
        raise WebexError(404, "Unable to get message.")
    return message
