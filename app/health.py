"""`GET /healthz`: alive, and with which data; `GET /readyz`: fit to answer."""

from collections.abc import Callable

import sqlalchemy as sa
from flask import Blueprint, Response, jsonify

from scopes.knowledge import Knowledge
from store.database import StoreError, check
from version import VERSION


def create_health(
    knowledge: Knowledge, engine: sa.Engine, webex_problems: Callable[[], tuple[str, ...]]
) -> Blueprint:
    """Return both routes; they hold no secrets.

    `webex_problems` says in plain words what is wrong with the token or the webhooks.
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
        problems = [*_store_problems(engine), *webex_problems()]
        status = "not ready" if problems else "ready"
        return jsonify(status=status, problems=problems), 503 if problems else 200

    return blueprint


def _store_problems(engine: sa.Engine) -> list[str]:
    try:
        check(engine)
    except StoreError as error:
        return [f"The database does not answer: {error}"]
    return []
