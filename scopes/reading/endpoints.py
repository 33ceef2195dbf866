"""The API endpoints of a message, as addresses and as METHOD and path."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from scopes.code.calls import CodeCall, read_code
from scopes.data.operations import METHOD

_SAME = re.compile(
    rf"\b(?P<method>{METHOD})"
    r"\s+(?:(?:on|to|for|of|at)\s+)?(?:the\s+same|same|it)\b"
)
"""A further method for the path before: "DELETE the same"."""

_ORGANIZATION = re.compile(r"\borgId=[^&\s]", re.IGNORECASE)
"""A parameter of which the documents say "only admin users of another organization (such as
partners) may use this"."""
_ORGANIZATION_BESIDE = re.compile(
    r"\bparams\s*[=:]\s*\{[^{}\n]{0,200}?\borgId\b"
    r"|\s(?:-d|--data(?:-urlencode)?)\s+[\"']?orgId=",
    re.IGNORECASE,
)
"""The same parameter where code passes it beside the address."""


@dataclass(frozen=True)
class Endpoint:
    """An address somebody wants to call; `method` is None when the message does not say.

    `said` are the methods that the words around it speak of then, the likeliest first. With
    `names_organization` it is for one that the query names, as only administrators may.
    """

    method: str | None
    path: str
    host: str | None = None
    said: tuple[str, ...] = field(default=(), compare=False, kw_only=True)
    names_organization: bool = field(default=False, compare=False, kw_only=True)

    def __str__(self) -> str:
        return f"{self.method} {self.path}" if self.method else self.path


def find_endpoints(text: str) -> tuple[Endpoint, ...]:
    """Return the endpoints a message names, in order, each once."""
    return endpoints_of(read_code(text).calls, text)


def endpoints_of(calls: Iterable[CodeCall], text: str) -> tuple[Endpoint, ...]:
    """Return the addresses among the calls of a message, in order, each once."""
    found = [endpoint_of(call) for call in calls if not call.sdk]
    if len(found) == 1 and _ORGANIZATION_BESIDE.search(text):
        found = [replace(found[0], names_organization=True)]
    once: dict[Endpoint, Endpoint] = {}
    for each in _with_same(found, text):
        if each not in once or each.names_organization:
            once[each] = each
    return tuple(once.values())


def endpoint_of(call: CodeCall) -> Endpoint:
    """Return the address that a call in code goes to."""
    is_of_one = _ORGANIZATION.search(call.query) is not None
    return Endpoint(call.method, call.path, call.host, said=call.said, names_organization=is_of_one)


def is_same_path(text: str) -> bool:
    """Return whether a text names a further method for a path before it: "PUT on the same"."""
    return bool(_SAME.search(text))


def _with_same(found: list[Endpoint], text: str) -> list[Endpoint]:
    """Return the endpoints with those that share the path of the one before: "DELETE the same"."""
    places = [text.find(endpoint.path) for endpoint in found]
    for same in _SAME.finditer(text):
        before = [n for n, place in enumerate(places) if 0 <= place < same.start()]
        if before:
            found = [*found, replace(found[before[-1]], method=same["method"], said=())]
    return found
