"""Read the query of a request: bounded, and refused in words when it is wrong."""

from collections.abc import Iterable, Sequence

from flask import request
from werkzeug.exceptions import BadRequest

from scopes.reading.secrets import without_secrets
from wording import api as say

MOST_OF_A_QUESTION = 10_000
MOST_OF_A_WORD = 200


def text(name: str, limit: int = MOST_OF_A_WORD) -> str:
    """Return a parameter without secrets, "" when it is missing.

    Raises `BadRequest` when it is too long.
    """
    return without_secrets(bounded(name, request.values.get(name, ""), limit))


def typed(name: str) -> str:
    """Return a question from a form or the address, as it stands: the answer warns of secrets.

    One that is too long stays a little too long, so that the answer says that it was cut.
    """
    value = request.values.get(name, "").replace("\r\n", "\n")
    return value.strip()[: MOST_OF_A_QUESTION + 1]


def bounded(name: str, value: str, limit: int) -> str:
    """Return a text without blanks around it; raise `BadRequest` when it is too long."""
    if len(value) > limit:
        raise BadRequest(say.too_long(name, len(value), limit))
    return value.strip()


def texts(name: str, most: int, limit: int = MOST_OF_A_WORD) -> tuple[str, ...]:
    """Return all values of a parameter, each once and without secrets."""
    return tuple(dict.fromkeys(map(without_secrets, several(name, most, limit))))


def several(name: str, most: int, limit: int) -> tuple[str, ...]:
    """Return all values of a parameter as they stand, without those that are empty."""
    values = counted(name, request.values.getlist(name), most)
    return tuple(filter(None, (bounded(name, value, limit) for value in values)))


def counted(name: str, values: Sequence[str], most: int) -> Sequence[str]:
    """Return values of a parameter; raise `BadRequest` when there are too many."""
    if len(values) > most:
        raise BadRequest(say.too_many(name, len(values), most))
    return values


def choice(name: str, choices: Iterable[str]) -> str:
    """Return a parameter that takes one of some values, "" when it is missing or empty."""
    value = text(name)
    allowed = list(choices)
    if value and value not in allowed:
        raise BadRequest(say.not_a_choice(name, allowed))
    return value


def number(name: str, default: int, most: int) -> int:
    """Return a number from 1 to `most`."""
    value = text(name)
    return _number(name, value, most) if value else default


def numbers(name: str, most: int) -> tuple[int, ...]:
    """Return all values of a parameter, no more than `most` numbers from 1 to `most`."""
    return tuple(_number(name, value, most) for value in several(name, most, MOST_OF_A_WORD))


def _number(name: str, value: str, most: int) -> int:
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= most):
        raise BadRequest(say.not_a_number(name, 1, most))
    return int(value)


def shown(value: str) -> str:
    """Return outside text for an error: short and without secrets."""
    clean = without_secrets(value)
    return clean if len(clean) <= 80 else clean[:79] + "…"
