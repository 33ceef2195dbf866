"""`GET /healthz`: alive, and with which data; `GET /readyz`: fit to answer."""

from collections.abc import Callable, Sequence

from flask import Blueprint, Response, jsonify

from scopes.knowledge import Knowledge
from version import VERSION


def create_health(
    knowledge: Knowledge, looks: Sequence[Callable[[], tuple[str, ...]]]
) -> Blueprint:
    """Return both routes; they hold no secrets.

    Each of `looks` says at once, in plain words for anybody to read, what is wrong.
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
        problems = [problem for look in looks for problem in look()]
        status = "not ready" if problems else "ready"
        return jsonify(status=status, problems=problems), 503 if problems else 200

    return blueprint
