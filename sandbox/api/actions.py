"""``/attachment/actions``: card actions."""

from flask import Blueprint, Response, jsonify

from sandbox.api.common import body, me, required, store
from sandbox.errors import WebexError

views = Blueprint("actions", __name__, url_prefix="/attachment/actions")


@views.post("")
def create_action() -> Response:
    """Submit a card as the caller, who must be a person."""
    sent = body()
    inputs = sent.get("inputs")
    if required(sent, "type") != "submit" or not isinstance(inputs, dict):
        raise WebexError(400, "type must be submit and inputs an object.")
    message_id = required(sent, "messageId")
    store().room(store().message(message_id).room.id, me().id)
    if me().is_bot:
        raise WebexError(403, "Bots cannot submit card actions.")
    return jsonify(store().submit(me().id, message_id, inputs).to_json())


@views.get("/<action_id>")
def get_action(action_id: str) -> Response:
    """Show a card action to the author of the card and to the person who submitted it."""
    action = store().action(action_id)
    if me().id not in (action.person_id, action.message.author.id):
        raise WebexError(404, "Could not find an attachment action with provided ID.")
    return jsonify(action.to_json())
