"""`GET /healthz`: alive, and with which data."""

from flask import Blueprint, Response, jsonify

from scopes.knowledge import Knowledge
from version import VERSION


def create_health(knowledge: Knowledge) -> Blueprint:
    """Return the route that says the process serves; it holds no secrets."""
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

    return blueprint
