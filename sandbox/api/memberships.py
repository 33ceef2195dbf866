"""``/memberships``: who is in a space."""

from flask import Blueprint, Response, jsonify, request

from sandbox.api.common import body, flag_of, me, named_person, page, required, store
from sandbox.errors import WebexError
from sandbox.records import Membership

views = Blueprint("memberships", __name__, url_prefix="/memberships")


@views.get("")
def list_memberships() -> Response:
    """List the members of a room, or without a room the caller's own memberships."""
    room_id, person_id, email = (
        request.args.get(key) for key in ("roomId", "personId", "personEmail")
    )
    if room_id:
        store().room(room_id, me().id)
    elif person_id or email:
        raise WebexError(400, "roomId is required with personId or personEmail.")
    else:
        person_id = me().id
    found = [
        membership
        for membership in store().memberships(room_id)
        if person_id in (None, membership.person.id)
        and (email is None or membership.person.email == email.lower())
    ]
    return page(found, lambda membership: membership.created, Membership.to_json)


@views.post("")
def create_membership() -> Response:
    """Add a person to a space the caller is in."""
    sent = body()
    room_id = required(sent, "roomId")
    store().room(room_id, me().id)
    _check_may_moderate(room_id)
    membership = store().add_member(
        room_id,
        named_person(sent).id,
        actor_id=me().id,
        is_moderator=bool(flag_of(sent, "isModerator")),
    )
    return jsonify(membership.to_json())


@views.get("/<membership_id>")
def get_membership(membership_id: str) -> Response:
    """Show a membership of a room the caller is in."""
    return jsonify(_membership(membership_id).to_json())


@views.put("/<membership_id>")
def update_membership(membership_id: str) -> Response:
    """Make a member a moderator or end that."""
    is_moderator = flag_of(body(), "isModerator")
    if is_moderator is None:
        raise WebexError(400, "isModerator cannot be empty.")
    _check_may_moderate(_membership(membership_id).room.id)
    return jsonify(store().set_moderator(membership_id, is_moderator, me().id).to_json())


@views.delete("/<membership_id>")
def delete_membership(membership_id: str) -> tuple[str, int]:
    """Leave a space, or take somebody else out of it."""
    membership = _membership(membership_id)
    if membership.person != me():
        _check_may_moderate(membership.room.id)
    store().remove_member(membership_id, me().id)
    return "", 204


def _membership(membership_id: str) -> Membership:
    membership = store().membership(membership_id)
    store().room(membership.room.id, me().id)
    return membership


def _check_may_moderate(room_id: str) -> None:
    """In a locked room only moderators decide who is in; elsewhere every member does."""
    mine = store().find_membership(room_id, me().id)
    if store().room(room_id).is_locked and not (mine and mine.is_moderator):
        raise WebexError(403, "Only a moderator can change the members of a locked space.")
