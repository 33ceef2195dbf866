"""How code puts the pieces of an address side by side, where what a piece is may be unknown."""

import re

from scopes.code.address import HOLE

_QUERY = re.compile(
    r"(?:\w+_)?(?:url|api|_)*(?:param(?:eter)?s?|query(?:_?(?:string|params))?|qs|opt(?:ion)?s"
    r"|args|filters?)",
    re.IGNORECASE,
)
_BASE = re.compile(r"\w*(?:ur[il]|base|host|root|server|endpoint|prefix|api)", re.IGNORECASE)
_BEGINS_LIKE_A_PATH = re.compile(r"[a-z][\w-]*(?:/|\Z)", re.IGNORECASE)


def appended(value: str, more: str, names: tuple[str, str] = ("", "")) -> str:
    """Return two pieces as one address; `names` are what the code calls them.

    Two slashes become one. A base that ends with a slash of its own, and a query that begins with
    its question mark, get them when their values are unknown.
    """
    if value.endswith("/") and more.startswith("/") and not value.endswith("://"):
        return value + more[1:]
    if value == HOLE and _BASE.fullmatch(names[0]) and _BEGINS_LIKE_A_PATH.match(more):
        return f"{HOLE}/{more}"
    return value + as_query(more, names[1], value)


def as_query(piece: str, name: str, before: str) -> str:
    """Return an unknown piece as a query where its name says so: `/events{opts}`."""
    is_query = piece == HOLE and bool(_QUERY.fullmatch(name)) and "?" not in before
    return f"?{HOLE}" if is_query and before[-1:].isalnum() else piece
