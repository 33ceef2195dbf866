"""The REST API under ``/v1``: who asks, what goes wrong, and one module per resource."""

import uuid
from typing import cast

from flask import Blueprint, Flask, Response, g, jsonify, make_response, request
from werkzeug.exceptions import HTTPException

from sandbox.api import actions, memberships, messages, people, rooms, webhooks
from sandbox.api.common import store
from sandbox.errors import WebexError
from sandbox.faults import Fault

NO_TOKEN = "The request requires a valid access token set in the Authorization request header."
RESOURCES = (people, rooms, memberships, messages, actions, webhooks)


def register(app: Flask) -> None:
    """Serve the API from ``app``, whose store must be in ``app.extensions``."""
    api = Blueprint("v1", __name__, url_prefix="/v1")
    api.before_request(_order_failures)
    api.before_request(_authenticate)
    for resource in RESOURCES:
        api.register_blueprint(resource.views)
    app.register_blueprint(api)
    app.register_error_handler(WebexError, _answer_refusal)
    app.register_error_handler(HTTPException, _answer_http_error)
    app.after_request(_add_tracking_id)


def _order_failures() -> Response | None:
    """Give the failure that a test asked for, if this request is the one it is meant for."""
    fault = store().take_fault(request.method, request.path)
    return _failure(fault) if fault else None


def _failure(fault: Fault) -> Response:
    if fault.body is None:
        response = _error(WebexError(fault.status, "Something went wrong, as requested."))
    elif isinstance(fault.body, str):
        response = make_response(fault.body, fault.status)
    else:
        response = make_response(jsonify(fault.body), fault.status)
    response.headers.update(fault.headers)
    return response


def _authenticate() -> None:
    """Find out whose token the request carries."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    person = store().find_person_by_token(token.strip()) if scheme == "Bearer" else None
    if person is None:
        raise WebexError(401, NO_TOKEN)
    g.person = person


def _answer_refusal(error: Exception) -> Response:
    return _error(cast(WebexError, error))


def _answer_http_error(error: Exception) -> Response | HTTPException:
    """Answer unknown routes, wrong methods and crashes of the API in Webex's shape."""
    problem = cast(HTTPException, error)
    if not request.path.startswith("/v1"):
        return problem
    return _error(WebexError(problem.code or 500, problem.description or problem.name))


def _error(error: WebexError) -> Response:
    g.tracking_id = _new_tracking_id()
    body = {
        "message": error.message,
        "errors": [{"description": detail} for detail in error.details],
        "trackingId": g.tracking_id,
    }
    return make_response(jsonify(body), error.status)


def _add_tracking_id(response: Response) -> Response:
    if request.path.startswith("/v1"):
        response.headers["trackingid"] = g.get("tracking_id") or _new_tracking_id()
    return response


def _new_tracking_id() -> str:
    return f"ROUTER_{uuid.uuid4()}".upper()
