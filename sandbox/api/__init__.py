"""The REST API under ``/v1``: who asks, what goes wrong, and one module per resource."""

from typing import cast

from flask import Blueprint, Flask, Response, g, request
from werkzeug.exceptions import HTTPException

from sandbox.api import (
    actions,
    contents,
    failures,
    memberships,
    messages,
    people,
    rooms,
    team_memberships,
    teams,
    webhooks,
)
from sandbox.api.common import new_tracking_id, refusal, store
from sandbox.errors import WebexError

NO_TOKEN = "The request requires a valid access token set in the Authorization request header."
RESOURCES = (
    people,
    rooms,
    memberships,
    messages,
    contents,
    actions,
    webhooks,
    teams,
    team_memberships,
)


def register(app: Flask) -> None:
    """Serve the API from ``app``, whose store must be in ``app.extensions``."""
    api = Blueprint("v1", __name__, url_prefix="/v1")
    failures.register(api)
    api.before_request(_authenticate)
    for resource in RESOURCES:
        api.register_blueprint(resource.views)
    app.url_map.strict_slashes = False  # some clients ask for /people/?id=
    app.register_blueprint(api)
    app.register_error_handler(WebexError, _answer_refusal)
    app.register_error_handler(HTTPException, _answer_http_error)
    app.after_request(_add_tracking_id)


def _authenticate() -> None:
    """Find out whose token the request carries."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    person = store().find_person_by_token(token.strip()) if scheme == "Bearer" else None
    if person is None:
        raise WebexError(401, NO_TOKEN)
    g.person = person


def _answer_refusal(error: Exception) -> Response:
    return refusal(cast(WebexError, error))


def _answer_http_error(error: Exception) -> Response | HTTPException:
    """Answer unknown routes, wrong methods and crashes of the API in Webex's shape."""
    problem = cast(HTTPException, error)
    if not request.path.startswith("/v1"):
        return problem
    return refusal(WebexError(problem.code or 500, problem.description or problem.name))


def _add_tracking_id(response: Response) -> Response:
    if request.path.startswith("/v1"):
        response.headers["trackingid"] = g.get("tracking_id") or new_tracking_id()
    return response
