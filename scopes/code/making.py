"""Functions of many languages that make a text of others: joins, formats, defaults."""

from collections.abc import Sequence

from scopes.code.address import HOLE, joined

_JOINS = {"urljoin", "URL", "resolve"}
_FORMATS = {"sprintf", "Sprintf", "format", "format!", "Format", "printf", "stringWithFormat"}
_CONCATENATES = {"paste0", "concat", "Join", "JoinPath", "join", "req_url_path_append"}
_ENVIRONMENT = {"get", "getenv", "env", "getOrDefault", "fetch", "GetEnvironmentVariable", "config"}
_SAME = {
    "URI", "Uri", "URL", "url", "create", "parse", "String", "str", "string", "encodeURI", "quote",
    "toString", "freeze", "trim", "rstrip", "strip", "replace", "lit", "parseUri", "HttpUrl",
    "encodeURIComponent", "yarl",
}  # fmt: skip
MAKE_TEXTS = _JOINS | _FORMATS | _CONCATENATES | _ENVIRONMENT | _SAME
"""The names of such functions."""


def is_format(name: str) -> bool:
    """Return whether a method fills the holes of the text that it is called on."""
    return name in _FORMATS


def passes_on(name: str) -> bool:
    """Return whether a function or method changes nothing that counts in an address."""
    return name in _SAME


def may_be_made(name: str, arguments: int) -> bool:
    """Return whether a call with so many arguments says what text comes of it.

    Of a setting that is the case only where a default is given.
    """
    return arguments > (1 if name in _ENVIRONMENT else 0)


def made(name: str, values: Sequence[str]) -> str:
    """Return the text that a function makes of one or more values, a hole where that is unknown."""
    if name in _JOINS and len(values) > 1:
        first, second = values[:2]
        return joined(second, first) if "://" in second else joined(first, second)
    if name in _FORMATS:
        return filled_in(values[0], values[1:])
    if name in _CONCATENATES:
        return "".join(values)
    if name in _ENVIRONMENT:
        return values[1]
    return values[0] if name in _SAME else HOLE


def filled_in(text: str, parts: Sequence[str]) -> str:
    """Return a text with its holes filled by parts in their order; unknown ones leave a hole."""
    for part in parts:
        text = text.replace(HOLE, "\1" if part == HOLE else part, 1)
    return text.replace("\1", HOLE)
