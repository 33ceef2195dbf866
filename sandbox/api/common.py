"""What the views of all resources need: the caller, the body and paging."""

import uuid
from collections.abc import Callable, Iterable
from typing import Any, TypeVar, cast
from urllib.parse import urlencode

from flask import Response, current_app, g, jsonify, make_response, request

from sandbox.errors import WebexError
from sandbox.records import Json, Person
from sandbox.store import Store

Record = TypeVar("Record")
MAX_PAGE = 1000


def store() -> Store:
    """Return the store of the running sandbox."""
    return cast(Store, current_app.extensions["store"])


def me() -> Person:
    """Return the person whose token the request carries."""
    return cast(Person, g.person)


def body() -> Json:
    """Return the JSON object that was sent."""
    if not request.is_json:
        raise WebexError(415, "The content type must be application/json.")
    sent = request.get_json(silent=True)
    if not isinstance(sent, dict):
        raise WebexError(400, "The body is not a JSON object.")
    return sent


def text_of(sent: Json, key: str) -> str | None:
    """Return a string that may be missing."""
    value = sent.get(key)
    if value is not None and not isinstance(value, str):
        raise WebexError(400, f"{key} must be a string.")
    return value


def required(sent: Json, key: str) -> str:
    """Return a string that must be there and must not be empty."""
    value = text_of(sent, key)
    if not value:
        raise WebexError(400, f"{key} cannot be empty.")
    return value


def flag_of(sent: Json, key: str) -> bool | None:
    """Return a truth value that may be missing."""
    value = sent.get(key)
    if value is not None and not isinstance(value, bool):
        raise WebexError(400, f"{key} must be true or false.")
    return value


def list_of(sent: Json, key: str) -> list[Any]:
    """Return a list that may be missing."""
    value = sent.get(key) or []
    if not isinstance(value, list):
        raise WebexError(400, f"{key} must be a list.")
    return value


def the_only_one(values: Iterable[tuple[str, str | None]], message: str) -> tuple[str, str]:
    """Return the one pair that has a value; none or several break Webex's rule."""
    given = [(key, value) for key, value in values if value]
    if len(given) != 1:
        raise WebexError(400, message)
    return given[0]


def named_person(sent: Json) -> Person:
    """Return the person whom a body names by id or address."""
    key, value = the_only_one(
        [(key, text_of(sent, key)) for key in ("personId", "personEmail")],
        "Exactly one of personId and personEmail must be specified.",
    )
    person = store().person(value) if key == "personId" else store().find_person_by_email(value)
    if person is None:
        raise WebexError(404, "Could not find a person with provided email.")
    return person


def page_size(default: int = 100, limit: int = MAX_PAGE) -> int:
    """Return how many items the caller wants at a time."""
    sent = request.args.get("max", str(default))
    if not sent.isdecimal() or not 1 <= int(sent) <= limit:
        raise WebexError(400, f"max must be between 1 and {limit}.")
    return int(sent)


def page(
    records: Iterable[Record],
    order: Callable[[Record], str],
    show: Callable[[Record], Json],
    size: int | None = None,
) -> Response:
    """Return one page, the highest ``order`` first, with a Link header to the next.

    ``order`` must be unique. The cursor in the link is the order of the last item shown, so that
    records which come or go between two requests make no item appear twice or get lost.
    """
    size = size or page_size()
    cursor = request.args.get("cursor")
    left = [record for record in records if cursor is None or order(record) < cursor]
    left.sort(key=order, reverse=True)
    response = jsonify({"items": [show(record) for record in left[:size]]})
    if len(left) > size:
        query = {**request.args.to_dict(), "cursor": order(left[size - 1])}
        response.headers["Link"] = f'<{request.base_url}?{urlencode(query)}>; rel="next"'
    return response


def refusal(error: WebexError) -> Response:
    """Return a refusal in Webex's shape."""
    g.tracking_id = new_tracking_id()
    sent = {
        "message": error.message,
        "errors": [{"description": detail} for detail in error.details],
        "trackingId": g.tracking_id,
    }
    return make_response(jsonify(sent), error.status)


def new_tracking_id() -> str:
    """Return an id such as Webex gives to every answer."""
    return f"ROUTER_{uuid.uuid4()}".upper()
