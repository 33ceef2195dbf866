"""The failures that a test ordered: instead of the answer, or after the request is carried out."""

import select
import socket
from collections.abc import Iterator
from typing import cast

from flask import Blueprint, Response, g, jsonify, make_response, request

from sandbox.api.common import refusal, store
from sandbox.errors import WebexError
from sandbox.faults import Fault

DRIP_SECONDS = 0.1
LONGEST_SILENCE = 60.0


def register(api: Blueprint) -> None:
    """Let ordered failures happen before anything else is looked at."""
    api.before_request(_fail)
    api.after_request(_lose_answer)


def _fail() -> Response | None:
    """Give the failure that was ordered for this request, unless it is to be carried out first."""
    fault = store().take_fault(request.method, request.path)
    if fault and not fault.is_done:
        return _answer(fault)
    g.fault = fault
    return None


def _lose_answer(response: Response) -> Response:
    fault: Fault | None = g.pop("fault", None)
    return _answer(fault) if fault else response


def _answer(fault: Fault) -> Response:
    request.get_data()
    match fault.ending:
        case "reset":
            _connection().shutdown(socket.SHUT_RDWR)
        case "silence":
            select.select([_connection()], [], [], LONGEST_SILENCE)
        case "drip":
            return Response(_drip(_connection()), fault.status, mimetype="application/json")
    return _failure(fault)


def _failure(fault: Fault) -> Response:
    if fault.body is None:
        response = refusal(WebexError(fault.status, "Something went wrong, as requested."))
    elif isinstance(fault.body, str):
        response = make_response(fault.body, fault.status)
    else:
        response = make_response(jsonify(fault.body), fault.status)
    response.headers.update(fault.headers)
    return response


def _drip(connection: socket.socket) -> Iterator[bytes]:
    """Send a blank again and again, which JSON may begin with, until the caller hangs up."""
    while not select.select([connection], [], [], DRIP_SECONDS)[0]:
        yield b" "


def _connection() -> socket.socket:
    return cast(socket.socket, request.environ["werkzeug.socket"])
