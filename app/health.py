"""`GET /healthz`: alive, and with which data; `GET /readyz`: fit to answer."""

from collections.abc import Callable, Sequence

from flask import Blueprint, Response, jsonify

from app.findings import OK, Finding
from scopes.knowledge import Knowledge
from version import VERSION


def create_health(
    knowledge: Knowledge, looks: Sequence[Callable[[], tuple[Finding, ...]]]
) -> Blueprint:
    """Return both routes; they hold no secrets.

    Each of `looks` says at once what it has found. What stops the bot is a problem; the rest that
    `python bot.py doctor` would tell are notes.
    """
    blueprint = Blueprint("health", __name__)
    body = {
        "status": "ok",
        "version": VERSION,
        "catalog": {"date": knowledge.catalog.data_date, "scopes": len(knowledge.catalog.scopes)},
        "operations": {
            "date": knowledge.operations.data_date,
            "origin": knowledge.operations.origin,
            "count": len(knowledge.operations.all),
        },
    }

    @blueprint.get("/healthz")
    def healthz() -> Response:
        return jsonify(body)

    @blueprint.get("/readyz")
    def readyz() -> tuple[Response, int]:
        found = [finding for look in looks for finding in look()]
        problems = [finding.told for finding in found if finding.stops]
        notes = [each.told for each in found if each.state != OK and not each.stops]
        status = "not ready" if problems else "ready"
        return jsonify(status=status, problems=problems, notes=notes), 503 if problems else 200

    return blueprint
