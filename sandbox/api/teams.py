"""``/teams``: the teams the caller is in."""

from flask import Blueprint, Response, jsonify

from sandbox.api.common import body, me, page, required, store, text_of
from sandbox.team_records import Team

views = Blueprint("teams", __name__, url_prefix="/teams")


@views.get("")
def list_teams() -> Response:
    """List the caller's teams."""
    return page(store().teams_of(me().id), lambda team: team.created, Team.to_json)


@views.post("")
def create_team() -> Response:
    """Make a team with the caller as its moderator."""
    sent = body()
    team = store().create_team(required(sent, "name"), me().id, text_of(sent, "description"))
    return jsonify(team.to_json())


@views.get("/<team_id>")
def get_team(team_id: str) -> Response:
    """Show a team the caller is in."""
    return jsonify(store().team(team_id, me().id).to_json())


@views.put("/<team_id>")
def update_team(team_id: str) -> Response:
    """Rename a team that the caller moderates."""
    sent = body()
    name, description = required(sent, "name"), text_of(sent, "description")
    return jsonify(store().change_team(team_id, me().id, name, description).to_json())


@views.delete("/<team_id>")
def delete_team(team_id: str) -> tuple[str, int]:
    """End a team that the caller moderates, with its spaces."""
    store().delete_team(team_id, me().id)
    return "", 204
