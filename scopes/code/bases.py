"""Addresses that a client is given to begin all others with."""

import re
from collections.abc import Iterator

from scopes.code.address import HOLE, read_address
from scopes.code.tokens import Tokens
from scopes.code.values import Values

GLOBAL = {"fetch", "axios", "$", "jQuery", "requests", "httpx", "got", "ky", "superagent"}
"""Clients that are imported as they are, so that none of them has a base."""
_SETTERS = (
    "base_url", "baseurl", "base_uri", "baseuri", "prefix_url", "prefixurl", "baseaddress",
    "clientsession", "restclient", "faraday", "httpconnection", "httpsconnection", "teamsapi",
)  # fmt: skip
"""What stands in the names of what is given a base, in small letters."""
_GIVES = {"=", ":", "=>", "(", "."}
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_PLACES = {"url", "uri", "host", "endpoint", "base", "root", "server", "api", "link", "address"}
_COMMON = {
    "webex", "spark", "ciscospark", "teams", "wx", "wxc", "wxcc", "cisco", "default", "prefix",
    "rest", "http", "https", "service", "full", "version", "request", "resource", "calling",
    "analytics", "admin", "rooms", "people", "messages", "meetings", "telephony", "cc", "org",
}  # fmt: skip
"""Words in the names of bases that may be one of Webex."""


def is_of_another_service(name: str) -> bool:
    """Return whether a base that is not known is named after something else: `device_url`."""
    words = {word.lower() for word in _WORD.findall(name)}
    return bool(words & _PLACES) and not words <= _PLACES and not words & _COMMON


class Bases:
    """The base addresses of a text, in order."""

    def __init__(self, tokens: Tokens, values: Values) -> None:
        self._tokens = tokens
        self._values = values
        self._found = list(self._find())

    def of(self, owner: str, place: int) -> str | None:
        """Return the base address of a client at a place, where the text gives it one."""
        names = [part for part in owner.split(".") if part not in ("self", "this")]
        if not self._found or (names and names[-1] in GLOBAL):
            return None
        before = [value for n, value in self._found if n < place]
        return before[-1] if before else self._found[0][1]

    def _find(self) -> Iterator[tuple[int, str]]:
        tokens = self._tokens
        setters = self._setters()
        for n, text in enumerate(tokens.texts[: max(len(tokens) - 2, 0)]):
            if text not in setters and not text.startswith("https://"):
                continue
            if tokens.kinds[n] == "string" and text.startswith("https://"):
                before, hole, after = self._values.filled(text, n).partition(HOLE)
                wrapped = read_address(before) if hole and not after else None
                if wrapped and wrapped.is_of_webex and wrapped.is_base:
                    yield n, before
            sign = tokens.words[n + 1]
            if sign not in _GIVES or text not in setters:
                continue
            if sign in ("=", ":", "=>"):
                value = self._values.at(n + 2)[0]
            elif bracket := self._bracket_after(n):
                starts = self._values.arguments.of(bracket)
                value = self._values.at(starts[0])[0] if starts else ""
            else:
                continue
            address = read_address(value)
            if address and address.host:
                yield n, value if "://" in value else f"https://{value}"

    def _setters(self) -> set[str]:
        """Return the names in the text that are given bases."""
        lowered = self._tokens.text.lower()
        parts = [part for part in _SETTERS if part in lowered]
        names = set(self._tokens.texts) if parts else ()
        return {name for name in names if any(part in name.lower() for part in parts)}

    def _bracket_after(self, n: int) -> int | None:
        at = n + 1
        if self._tokens.at(at) == "." and self._tokens.kind(at + 1) == "name":
            at += 2
        return at if self._tokens.at(at) == "(" else None
