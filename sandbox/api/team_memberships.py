"""``/team/memberships``: who is in a team."""

from flask import Blueprint, Response, jsonify, request

from sandbox.api.common import body, flag_of, me, named_person, page, required, store
from sandbox.errors import WebexError
from sandbox.team_records import TeamMembership

views = Blueprint("team_memberships", __name__, url_prefix="/team/memberships")


@views.get("")
def list_team_memberships() -> Response:
    """List the members of a team the caller is in."""
    team = store().team(required(request.args.to_dict(), "teamId"), me().id)
    found = store().team_memberships(team.id)
    return page(found, lambda membership: membership.created, TeamMembership.to_json)


@views.post("")
def create_team_membership() -> Response:
    """Add a person to a team that the caller moderates."""
    sent = body()
    team = store().moderated_team(required(sent, "teamId"), me().id)
    is_moderator = bool(flag_of(sent, "isModerator"))
    membership = store().add_team_member(team.id, named_person(sent).id, is_moderator)
    return jsonify(membership.to_json())


@views.get("/<membership_id>")
def get_team_membership(membership_id: str) -> Response:
    """Show a membership of a team the caller is in."""
    return jsonify(store().team_membership(membership_id, me().id).to_json())


@views.put("/<membership_id>")
def update_team_membership(membership_id: str) -> Response:
    """Make a member a moderator or end that."""
    is_moderator = flag_of(body(), "isModerator")
    if is_moderator is None:
        raise WebexError(400, "isModerator cannot be empty.")
    store().moderated_team(store().team_membership(membership_id, me().id).team_id, me().id)
    return jsonify(store().change_team_member(membership_id, is_moderator).to_json())


@views.delete("/<membership_id>")
def delete_team_membership(membership_id: str) -> tuple[str, int]:
    """Leave a team, or take somebody else out of one that the caller moderates."""
    membership = store().team_membership(membership_id, me().id)
    if membership.person != me():
        store().moderated_team(membership.team_id, me().id)
    store().remove_team_member(membership_id)
    return "", 204
