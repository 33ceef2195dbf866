"""Who is called: the name before a bracket, what it belongs to, and where that begins."""

from typing import NamedTuple

from scopes.code.tokens import Tokens

_BETWEEN = {".", "->", "::", "?.", "!"}
_MOST_OWNERS = 8
_LONGEST_GENERICS = 12


class Callee(NamedTuple):
    """The `name` that is called, the dotted name of its `owner`, and where that begins."""

    name: str
    owner: str
    start: int


def callee_of(tokens: Tokens, bracket: int) -> Callee | None:
    """Return who is called with the arguments behind a bracket, None where it is no call."""
    n = bracket - 1
    if tokens.at(n) in ("]", ")"):
        return _computed(tokens, n)
    if tokens.at(n) == ">":
        n = _before_generics(tokens, n)
    if tokens.at(n) == "!":
        n -= 1
    if tokens.kind(n) != "name":
        return None
    name, start = tokens.at(n), n
    owners: list[str] = []
    while (
        tokens.at(start - 1) in _BETWEEN
        and tokens.kind(start - 2) == "name"
        and len(owners) < _MOST_OWNERS
    ):
        start -= 2
        owners.append(tokens.at(start).lstrip("$@"))
    return Callee(name.rstrip("!").lstrip("@"), ".".join(reversed(owners)), start)


def _computed(tokens: Tokens, closing: int) -> Callee | None:
    """Return who is called by a name that code makes: `axios[how](...)`, `getattr(x, how)(...)`."""
    opening = tokens.partner.get(closing, -1)
    owner = tokens.at(opening - 1)
    is_computed = tokens.at(opening) == "[" or owner == "getattr"
    if not is_computed or tokens.kind(opening - 1) != "name":
        return None
    is_text = tokens.at(opening) == "[" and tokens.kind(opening + 1) == "string"
    name = tokens.texts[opening + 1] if is_text else "call"
    return Callee(name, owner, opening - 1)


def _before_generics(tokens: Tokens, n: int) -> int:
    for at in range(n, max(n - _LONGEST_GENERICS, -1), -1):
        if tokens.at(at) == "<":
            return at - 1
    return -1
