"""``/webhooks``: the caller's own registrations."""

from flask import Blueprint, Response, jsonify

from sandbox.api.common import body, me, page, required, store, text_of
from sandbox.errors import WebexError
from sandbox.hooks import check_target
from sandbox.records import Webhook

views = Blueprint("webhooks", __name__, url_prefix="/webhooks")


@views.get("")
def list_webhooks() -> Response:
    """List what the caller registered, secrets included."""
    return page(store().webhooks(me().id), lambda webhook: webhook.created, Webhook.to_json)


@views.post("")
def create_webhook() -> Response:
    """Register for one kind of event."""
    sent = body()
    webhook = store().add_webhook(
        me().id,
        name=required(sent, "name"),
        target_url=required(sent, "targetUrl"),
        resource=required(sent, "resource"),
        event=required(sent, "event"),
        filter=text_of(sent, "filter"),
        secret=text_of(sent, "secret"),
    )
    return jsonify(webhook.to_json())


@views.get("/<webhook_id>")
def get_webhook(webhook_id: str) -> Response:
    """Show one of the caller's webhooks."""
    return jsonify(store().webhook(webhook_id, me().id).to_json())


@views.put("/<webhook_id>")
def update_webhook(webhook_id: str) -> Response:
    """Change name, target and secret, or reactivate; everything else sent is ignored."""
    sent = body()
    store().webhook(webhook_id, me().id)
    changes = {"name": required(sent, "name"), "target_url": required(sent, "targetUrl")}
    check_target(changes["target_url"])
    if (secret := text_of(sent, "secret")) is not None:
        changes["secret"] = secret
    if (status := text_of(sent, "status")) is not None:
        if status != "active":
            raise WebexError(400, "invalid value for status: only active can be set")
        changes["status"] = status
    return jsonify(store().change_webhook(webhook_id, **changes).to_json())


@views.delete("/<webhook_id>")
def delete_webhook(webhook_id: str) -> tuple[str, int]:
    """Remove one of the caller's webhooks."""
    store().webhook(webhook_id, me().id)
    store().remove_webhook(webhook_id)
    return "", 204
