"""Requests written as data: objects of code, JSON, YAML, hash tables, options of PHP's cURL."""

import re
from collections.abc import Iterator

from scopes.code.address import HOLE, Address, read_address
from scopes.code.found import Site
from scopes.code.tokens import Tokens
from scopes.code.values import Values
from scopes.code.verbs import read_method

_ADDRESS_KEYS = {
    "url", "uri", "raw", "httprequesturl", "curlopt_url", "path", "requesturl",
    "href", "request_url", "requesturi",
}  # fmt: skip
METHOD_KEYS = {
    "method", "type", "verb", "requestMethod", "httpMethod", "httpRequestMethod",
    "Method", "-Method",
    "CURLOPT_CUSTOMREQUEST", "customMethod",
}  # fmt: skip
_HOST_KEYS = {"hostname", "host"}
_MOST_KEYS = 60
_MOST_AROUND = 60
"""Tokens before and behind a key in which those of its block are looked for."""
_SIGNS = (":", "=", "=>")
_HTTP_CLIENT = re.compile(r"\bHttpClient[ .]+(?P<method>Get|Post|Put|Patch|Delete)\b")
"""A request that a room device makes: `xapi.command("HttpClient Post", {...})`."""


def method_in_group(tokens: Tokens, opening: int) -> str | None:
    """Return the method that a key between brackets gives."""
    return _method_of(tokens, _keys(tokens, opening))


def says_other_method(tokens: Tokens, opening: int) -> bool:
    """Return whether a key between brackets gives a method, known or not."""
    return _says_method(_keys(tokens, opening))


def read_keys(tokens: Tokens, values: Values, used: set[int]) -> Iterator[Site]:
    """Yield a request for each key that holds an address, with the method next to it.

    What another key refers to by its name is no request of its own, unless it says how it is made.
    """
    found = list(_read(tokens, values, used))
    yield from (site for place, site in found if site.method or place not in values.looked_up)


def _read(tokens: Tokens, values: Values, used: set[int]) -> Iterator[tuple[int, Site]]:
    """Yield the requests, each with the place of its address."""
    groups: dict[int, dict[str, int]] = {}
    is_n8n = "n8n" in tokens.text
    for n in tokens.before(_SIGNS):
        if not _may_hold_address(tokens, n) or n + 2 in used or n + 2 in values.looked_up:
            continue
        value = values.at(n + 2)[0]
        if "/" not in value:
            continue
        opening = tokens.parent[n]
        keys = groups.get(opening) or _keys_around(tokens, n)
        if opening >= 0:
            groups[opening] = keys
        address = _address_of(value, tokens, n, keys, values)
        if not address:
            continue
        if tokens.texts[n] == "raw" and tokens.at(opening - 1) == ":":
            keys = _keys(tokens, tokens.parent[opening])
        method = _method_of(tokens, keys)
        if not method and not _says_method(keys):
            method = _default(tokens, keys, n, is_n8n)
        elif not method and any(tokens.texts[at] == "OPTIONS" for at in keys.values()):
            continue
        start = tokens.starts[n]
        written = tokens.text[start : tokens.ends[n + 2]].split("\n")[0]
        used.add(n + 2)
        yield (
            n + 2,
            Site(start, method, address.path, address.host, address.query, written=written),
        )


def _may_hold_address(tokens: Tokens, n: int) -> bool:
    """Return whether a token is a key for an address: neither a block of YAML nor an argument."""
    if tokens.texts[n].lower().lstrip("-") not in _ADDRESS_KEYS or n >= len(tokens) - 2:
        return False
    is_block = tokens.kinds[n + 2] == "name" and tokens.words[n + 3] in _SIGNS
    is_inside_call = tokens.words[tokens.parent[n]] == "(" and tokens.kinds[n] == "name"
    return not is_block and not (is_inside_call and tokens.words[n + 1] != "=>")


def _keys_around(tokens: Tokens, n: int) -> dict[str, int]:
    """Return the keys next to a token, in its brackets or in its block of lines."""
    opening = tokens.parent[n]
    return _keys(tokens, opening) if opening >= 0 else _block(tokens, n)


def _address_of(
    value: str, tokens: Tokens, n: int, keys: dict[str, int], values: Values
) -> Address | None:
    """Return the address of an operation that a key holds, None for one that leads elsewhere."""
    if tokens.texts[n].lower() == "path":
        host = next((values.at(at)[0] for name, at in keys.items() if name in _HOST_KEYS), "")
        value = f"https://{host}{value}" if host and value.startswith("/") else ""
    address = read_address(value) if value and value != HOLE else None
    if not address or address.is_base or address.is_no_operation or address.is_unknown:
        return None
    is_path = value.startswith(HOLE) or (value.startswith("/") and _method_of(tokens, keys))
    return address if address.is_of_webex or (is_path and not address.host) else None


def _keys(tokens: Tokens, opening: int) -> dict[str, int]:
    """Return the keys of an object with the places of their values."""
    if tokens.at(opening) not in ("{", "(", "["):
        return {}
    end, n = tokens.partner[opening], opening + 1
    keys: dict[str, int] = {}
    while n < end and len(keys) < _MOST_KEYS:
        if tokens.at(n + 1) in _SIGNS and tokens.kind(n) in ("name", "string"):
            keys.setdefault(tokens.texts[n], n + 2)
            n += 2
        elif tokens.at(n) == "method" and tokens.at(n + 1) in (",", "}"):
            keys["method"] = n
        n = tokens.after(n)
    return keys


def _block(tokens: Tokens, n: int) -> dict[str, int]:
    """Return the keys of a block of lines that begin where the one of a token does.

    A key that comes again begins another block.
    """
    text, start = tokens.text, tokens.starts[n]
    keys = {tokens.texts[n]: n + 2}
    column = _column(text, start)
    for step in (-1, 1):
        if step < 0 and _begins_item(text, start):
            continue
        for at in _places(tokens, n, step):
            key, place = tokens.texts[at], tokens.starts[at]
            there = _column(text, place)
            begins = _begins_item(text, place)
            is_of_other = there == column and (key in keys or (begins and step > 0))
            if there < column or is_of_other:
                break
            if there == column:
                keys[key] = at + 2
                if begins:
                    break
    return keys


def _places(tokens: Tokens, n: int, step: int) -> Iterator[int]:
    """Yield where keys outside of brackets stand near a token: before it, or in later lines."""
    end, first = n + step * _MOST_AROUND, n - 1
    if step > 0:
        line_end = tokens.text.find("\n", tokens.starts[n])
        first = tokens.place_at(line_end) if line_end >= 0 else end
    for at in range(first, max(min(end, len(tokens) - 2), -1), step):
        if tokens.at(at + 1) in _SIGNS and tokens.parent[at] < 0 and tokens.kind(at) == "name":
            yield at


def _begins_item(text: str, place: int) -> bool:
    """Return whether the dash of an item of a list stands before a place."""
    return text[max(place - 2, 0) : place] == "- "


def _column(text: str, place: int) -> int:
    return place - text.rfind("\n", 0, place)


def _method_of(tokens: Tokens, keys: dict[str, int]) -> str | None:
    for key, at in keys.items():
        if key in METHOD_KEYS and at < len(tokens):
            end = at
            while tokens.at(end + 1) in (".", "::") and tokens.kind(end + 2) == "name":
                end += 2
            if method := read_method(tokens.texts[end]):
                return method
        if key in ("CURLOPT_POST", "CURLOPT_POSTFIELDS") and "CURLOPT_CUSTOMREQUEST" not in keys:
            return "POST"
    return None


def _says_method(keys: dict[str, int]) -> bool:
    return any(key in METHOD_KEYS - {"type"} for key in keys)


def _default(tokens: Tokens, keys: dict[str, int], n: int, is_n8n: bool) -> str | None:
    """Return what the call around says, or GET where the tool takes that without a method."""
    kind = tokens.texts[keys["type"]] if keys.get("type", len(tokens)) < len(tokens) else ""
    is_php = "CURLOPT_URL" in keys
    opening = tokens.parent[n]
    outer = tokens.parent[opening] if opening >= 0 else -1
    around = " ".join(tokens.texts[max(opening - 4, 0) : max(opening, 0)])
    if client := _HTTP_CLIENT.search(around):
        return client["method"].upper()
    near = " ".join(tokens.texts[max(n - 4, 0) : n])
    is_tool = is_php or "data http" in around or "uri :" in near or is_n8n or kind == "http"
    return "GET" if is_tool or outer == -2 else None
