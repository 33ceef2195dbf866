"""Find the requests in code of any language: who is called, with which address and method."""

import re
from collections.abc import Iterator

from scopes.code.address import HOLE, Address, joined, read_address
from scopes.code.found import Gap, Site
from scopes.code.keys import METHOD_KEYS, method_in_group
from scopes.code.tokens import Tokens
from scopes.code.values import Values
from scopes.code.verbs import asks_for_method, method_of_name, read_method

_BETWEEN = {".", "->", "::", "?.", "!"}
_BASE_SETTERS = re.compile(
    r"base_?ur[il]|prefix_?url|BaseAddress|set_?base_?url|ClientSession|RestClient(?:Options)?"
    r"|Faraday|HTTPS?Connection|TeamsAPI",
    re.IGNORECASE,
)
_BUILDERS = {
    "url", "uri", "URLRequest", "curl_init", "Request", "HttpRequestMessage", "NewRequest", "newBuilder",
    "openConnection", "data", "dataTask", "RestRequest", "urlopen", "request", "setUrl", "setUri",
    "got", "ky", "fetch", "download", "upload", "file_get_contents",
}  # fmt: skip
_GET_BY_DEFAULT = _BUILDERS | {"ajax", "axios", "superagent", "agent"}
_SETTERS = {"method", "setRequestMethod", "req_method", "setMethod", "withMethod"}
_SETTER_NAMES = {"httpMethod", "Method", "method", "requestMethod"}
_GLOBAL = {"fetch", "axios", "$", "jQuery", "requests", "httpx", "got", "ky", "superagent"}
_CLIENTS = re.compile(
    r"client|api|http|session|webex|rest|conn|spark|teams|wx|self|this|request|instance|agent",
    re.IGNORECASE,
)
_MOST_ARGUMENTS = 8
_FAR = 300
"""Tokens behind an assignment in which its method is looked for."""


class Requests:
    """The requests of a text: call of a function, of a builder, or of a client with a base."""

    def __init__(self, tokens: Tokens, values: Values) -> None:
        self._tokens = tokens
        self._values = values
        self._bases = list(self._find_bases())
        self.used: set[int] = set()
        self.gaps: list[Gap] = []

    def _find_bases(self) -> Iterator[tuple[int, str]]:
        """Yield the addresses that a client is given to begin all others with."""
        tokens = self._tokens
        for n, token in enumerate(tokens.all[:-2]):
            if token.kind == "string" and token.text.startswith("https://"):
                before, hole, after = self._values.filled(token.text, n).partition(HOLE)
                wrapped = read_address(before) if hole and not after else None
                if wrapped and wrapped.is_of_webex and wrapped.is_base:
                    yield n, before
            if token.kind not in ("name", "string") or not _BASE_SETTERS.search(token.text):
                continue
            sign = tokens.at(n + 1)
            if sign in ("=", ":", "=>"):
                value = self._values.at(n + 2)[0]
            elif sign in ("(", ".") and (bracket := self._bracket_after(n)):
                starts = self._values.arguments(bracket)
                value = self._values.at(starts[0])[0] if starts else ""
            else:
                continue
            address = read_address(value)
            if address and address.host:
                yield n, value if "://" in value else f"https://{value}"

    def _bracket_after(self, n: int) -> int | None:
        at = n + 1
        if self._tokens.at(at) == "." and self._tokens.kind(at + 1) == "name":
            at += 2
        return at if self._tokens.at(at) == "(" else None

    def find(self) -> Iterator[Site]:
        """Yield the requests in order of their calls."""
        for n, token in enumerate(self._tokens.all):
            if token.text == "(" and token.kind == "op":
                callee = self._callee(n)
                if callee and (site := self._read(n, *callee)):
                    yield site

    def _callee(self, bracket: int) -> tuple[str, str, int] | None:
        """Return the name that is called, the dotted name before it, and where that begins."""
        tokens, n = self._tokens, bracket - 1
        if tokens.at(n) == ">":
            n = self._before_generics(n)
        if tokens.at(n) == "!":
            n -= 1
        if tokens.kind(n) != "name":
            return None
        name, start = tokens.at(n), n
        dotted: list[str] = []
        while (
            tokens.at(start - 1) in _BETWEEN
            and tokens.kind(start - 2) == "name"
            and len(dotted) < 8
        ):
            start -= 2
            dotted.append(tokens.at(start).lstrip("$@"))
        return name.rstrip("!").lstrip("@"), ".".join(reversed(dotted)), start

    def _before_generics(self, n: int) -> int:
        for at in range(n, max(n - 12, -1), -1):
            if self._tokens.at(at) == "<":
                return at - 1
        return -1

    def _read(self, bracket: int, name: str, dotted: str, start: int) -> Site | None:
        method = method_of_name(name) or (
            method_of_name(dotted.split(".")[-1]) if name == "new" else None
        )
        may_ask = method or name in _GET_BY_DEFAULT or asks_for_method(name)
        if not may_ask:
            return None
        starts = self._values.arguments(bracket)[:_MOST_ARGUMENTS]
        stated = method or self._method_in(starts)
        is_annotation = self._tokens.at(start).startswith("@")
        found = self._address_in(starts, bracket, "@" if is_annotation else name, dotted, start)
        if not found and name == "RestRequest":
            found = self._of_client(start)
        if not found and name == "openConnection" and dotted:
            found = self._as_address(
                self._values.of_name(dotted.split(".")[-1], start), start, "", ""
            )
        if not found:
            return None
        address, place = found
        if not stated:
            stated = self._from_around(bracket, start, name, starts)
        self.used.add(place)
        return self._site(start, stated, address)

    def _of_client(self, place: int) -> tuple[Address, int] | None:
        """Return the address of a client that is given a whole one."""
        base = self._base_of("", place)
        address = read_address(base) if base else None
        return (address, place) if address and address.is_of_webex and not address.is_base else None

    def _site(self, n: int, method: str | None, address: Address) -> Site | None:
        token = self._tokens.all[n]
        if address.is_no_operation:
            return None
        if address.is_unknown:
            if address.is_of_webex:
                self.gaps.append(Gap(token.start, "the path is only known when the code runs"))
            return None
        end = self._tokens.all[min(n + 12, len(self._tokens.all) - 1)].end
        written = self._tokens.text[token.start : end].split("\n")[0]
        return Site(token.start, method, address.path, address.host, address.query, written=written)

    def _method_in(self, starts: list[int]) -> str | None:
        """Return the method among arguments: a text, a constant, or a key of an object."""
        for start in starts:
            end = start
            while self._tokens.at(end + 1) in (".", "::") and self._tokens.kind(end + 2) == "name":
                end += 2
            key = self._tokens.at(start - 2) if self._tokens.at(start - 1) in ("=", ":") else ""
            token = self._tokens.all[end] if end < len(self._tokens.all) else None
            if not token:
                continue
            if token.text == "." and self._tokens.kind(end + 1) == "name":  # Swift's .delete
                token = self._tokens.all[end + 1]
            is_plain = (
                key in METHOD_KEYS or token.kind == "string" or end > start or token.text.isupper()
            )
            if is_plain and (method := read_method(token.text)):
                return method
            if token.text == "{" or token.kind == "name":
                opening = (
                    end
                    if token.text == "{"
                    else self._values.place_of(token.text.lstrip("$@"), start)
                )
                if opening is not None and self._tokens.at(opening) == "{":
                    if method := method_in_group(self._tokens, opening):
                        return method
            if key in ("data", "body") and self._tokens.at(start) not in ("None", "null"):
                return "POST"
        return None

    def _address_in(
        self, starts: list[int], bracket: int, name: str, dotted: str, place: int
    ) -> tuple[Address, int] | None:
        for start in starts:
            if self._tokens.at(start) in ("{", "["):
                continue
            value, _ = self._values.at(start)
            if read_method(value):
                continue
            if found := self._as_address(value, start, name, dotted):
                return found
        return None

    def _as_address(
        self, value: str, place: int, name: str, dotted: str
    ) -> tuple[Address, int] | None:
        """Return where a value of a call leads, by itself or with the base of the client."""
        address = read_address(value) if value and value != HOLE else None
        if not address:
            return None
        if address.is_of_webex:
            return (address, place) if not address.is_base or "\0" in value else None
        is_named = dotted or name in ("RestRequest", "@")
        if address.host or ("/" not in value and not is_named):
            return None
        base = self._base_of(dotted, place)
        if base and (address.is_relative or value.startswith(HOLE)):
            whole = read_address(joined(base, value.lstrip(HOLE)))
            return (whole, place) if whole and whole.is_of_webex else None
        return (address, place) if self._may_be_webex(value, name, dotted) else None

    def _may_be_webex(self, value: str, name: str, dotted: str) -> bool:
        """Return whether a path of an unknown client may be one of Webex."""
        if value.startswith(HOLE + "/") and not value.startswith(HOLE + "/" + HOLE):
            return True
        if not value.startswith("/") or value.startswith("/api/"):
            return False
        root = dotted.split(".")[-1] if dotted else name
        return root not in _GLOBAL and bool(_CLIENTS.search(root))

    def _base_of(self, dotted: str, place: int) -> str | None:
        """Return the base address of a client, where the text gives it one."""
        names = [part for part in dotted.split(".") if part not in ("self", "this")]
        if not self._bases or (names and names[-1] in _GLOBAL):
            return None
        before = [value for n, value in self._bases if n < place]
        return before[-1] if before else self._bases[0][1]

    def _from_around(self, bracket: int, start: int, name: str, starts: list[int]) -> str | None:
        """Return the method from the chain, the call around it, or what is set afterwards."""
        chained = self._in_chain(bracket, start)
        if chained:
            return chained
        outer = self._tokens.parent[bracket]
        for _ in range(3):
            if outer < 0:
                break
            if self._tokens.at(outer) == "(" and (callee := self._callee(outer)):
                arguments = self._values.arguments(outer)[:_MOST_ARGUMENTS]
                if method := method_of_name(callee[0]) or self._method_in(arguments):
                    return method
                if chained := self._in_chain(outer, callee[2]):
                    return chained
            outer = self._tokens.parent[outer]
        if method := self._set_later(start):
            return method
        if self._has_hidden_options(name, starts):
            return None
        return "GET" if name in _GET_BY_DEFAULT or name.lower().endswith("request") else None

    def _has_hidden_options(self, name: str, starts: list[int]) -> bool:
        """Return whether options that may hold the method are not in the text."""
        if name not in ("fetch", "got", "ky", "axios", "request", "ajax"):
            return False
        return any(
            self._tokens.kind(n) == "name"
            and self._tokens.at(n + 1) in (",", ")")
            and self._values.place_of(self._tokens.at(n), n) is None
            for n in starts[1:2]
        )

    def _in_chain(self, bracket: int, start: int) -> str | None:
        """Return the method that other calls of a chain name: `.url(...).delete()`."""
        tokens, n = self._tokens, self._tokens.after(bracket)
        for _ in range(20):
            if tokens.at(n) not in (".", "?.", "->", "|>") or tokens.kind(n + 1) != "name":
                break
            if tokens.at(n + 2) != "(":
                n += 2
                continue
            if method := self._step(tokens.at(n + 1), n + 2):
                return method
            n = tokens.after(n + 2)
        n = start - 1
        for _ in range(20):
            if tokens.at(n) not in (".", "?.", "->") or tokens.at(n - 1) != ")":
                break
            opening = tokens.partner.get(n - 1, -1)
            if opening < 1 or opening >= len(tokens.all):
                break
            if tokens.kind(opening - 1) == "name" and (
                method := self._step(tokens.at(opening - 1), opening)
            ):
                return method
            n = opening - 2
        return None

    def _step(self, name: str, bracket: int) -> str | None:
        if name in _SETTERS:
            return self._method_in(self._values.arguments(bracket))
        return method_of_name(name)

    def _set_later(self, start: int) -> str | None:
        """Return the method that is set on the variable that a request is assigned to."""
        tokens, n = self._tokens, start - 1
        while n > 0 and (
            tokens.at(n) in ("new", "await", ")", "(", "!") or tokens.at(n) == "HttpURLConnection"
        ):
            n -= 1
        if tokens.at(n) not in ("=", ":="):
            return None
        name = tokens.at(n - 1)
        for at in range(start, min(start + _FAR, len(tokens.all) - 2)):
            if tokens.at(at) != name:
                continue
            if tokens.at(at + 1) in (".", "->") and tokens.at(at + 2) in _SETTER_NAMES | _SETTERS:
                end = at + 4
                while tokens.at(end + 1) == "." and tokens.kind(end + 2) == "name":
                    end += 2
                if end < len(tokens.all) and (method := read_method(tokens.all[end].text)):
                    return method
            if tokens.at(at - 2) in ("curl_setopt", "curl_setopt_array"):
                if method := self._of_curl_option(at):
                    return method
            if tokens.at(at + 1) in ("=", ":=") and at > start + 1:
                break
        return None

    def _of_curl_option(self, at: int) -> str | None:
        tokens = self._tokens
        if tokens.at(at + 2) == "CURLOPT_CUSTOMREQUEST" and at + 4 < len(tokens.all):
            return read_method(tokens.all[at + 4].text)
        return "POST" if tokens.at(at + 2) in ("CURLOPT_POST", "CURLOPT_POSTFIELDS") else None
