"""``/rooms``: the spaces the caller is in."""

from flask import Blueprint, Response, jsonify, request

from sandbox.api.common import body, flag_of, me, page, required, store, text_of
from sandbox.errors import WebexError
from sandbox.records import Json, Room

views = Blueprint("rooms", __name__, url_prefix="/rooms")

DIGITS = {ord(mark): None for mark in "-:.TZ"}
ORDERS = {
    "id": lambda room: room.id,
    "created": lambda room: room.created,
    "lastactivity": lambda room: room.last_activity,
}


@views.get("")
def list_rooms() -> Response:
    """List the caller's rooms, of one type and one team if asked."""
    kind, team_id = request.args.get("type"), request.args.get("teamId")
    order = ORDERS.get(request.args.get("sortBy", "created"))
    if kind not in (None, "direct", "group") or order is None:
        raise WebexError(400, "Invalid value for type or sortBy.")
    rooms = [
        room
        for room in store().rooms_of(me().id)
        if kind in (None, room.type) and team_id in (None, room.team_id)
    ]
    return page(rooms, order, _show)


@views.post("")
def create_room() -> Response:
    """Open a group space; 1:1 spaces are opened by sending a message."""
    sent = body()
    team_id = text_of(sent, "teamId")
    room = store().create_room(
        required(sent, "title"),
        me().id,
        is_locked=bool(flag_of(sent, "isLocked")),
        announcements=bool(flag_of(sent, "isAnnouncementOnly")),
        team_id=store().team(team_id, me().id).id if team_id else None,
    )
    return jsonify(_show(room))


@views.get("/<room_id>")
def get_room(room_id: str) -> Response:
    """Show a room the caller is in."""
    return jsonify(_show(store().room(room_id, me().id)))


@views.get("/<room_id>/meetingInfo")
def get_meeting_info(room_id: str) -> Response:
    """Show how to join the meeting of a room the caller is in; nobody can, in the sandbox."""
    room = store().room(room_id, me().id)
    address = f"{room.created.translate(DIGITS)}@sandbox.webex.example"
    link = f"https://sandbox.webex.example/m/{room.id}"
    return jsonify({"roomId": room.id, "meetingLink": link, "sipAddress": address})


@views.put("/<room_id>")
def update_room(room_id: str) -> Response:
    """Rename a group space or change its rules, which in a locked one is for moderators."""
    sent = body()
    room = _changeable_room(room_id)
    is_locked = flag_of(sent, "isLocked")
    announcements = flag_of(sent, "isAnnouncementOnly")
    room = store().update_room(
        room_id,
        me().id,
        title=required(sent, "title"),
        is_locked=room.is_locked if is_locked is None else is_locked,
        is_announcement_only=(
            room.is_announcement_only if announcements is None else announcements
        ),
    )
    return jsonify(_show(room))


@views.delete("/<room_id>")
def delete_room(room_id: str) -> tuple[str, int]:
    """Close a group space; whoever neither made nor moderates it only leaves it."""
    room = store().room(room_id, me().id)
    membership = store().find_membership(room_id, me().id)
    if room.type == "direct" or membership is None:
        raise WebexError(403, "A 1:1 room cannot be deleted.")
    if membership.is_moderator or room.creator_id == me().id:
        store().delete_room(room_id, me().id)
    else:
        store().remove_member(membership.id, me().id)
    return "", 204


def _changeable_room(room_id: str) -> Room:
    room = store().room(room_id, me().id)
    membership = store().find_membership(room_id, me().id)
    if room.type == "direct":
        raise WebexError(400, "A 1:1 room cannot be changed.")
    if room.is_locked and not (membership and membership.is_moderator):
        raise WebexError(403, "Only a moderator can change a locked space.")
    return room


def _show(room: Room) -> Json:
    return room.to_json(store().title_for(room, me().id))
