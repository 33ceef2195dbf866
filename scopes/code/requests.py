"""Find the requests in code of any language: who is called, with which address and method."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from scopes.code.address import HOLE, Address, joined, read_address
from scopes.code.bases import GLOBAL, Bases, is_of_another_service
from scopes.code.callees import Callee, callee_of
from scopes.code.found import Gap, Site
from scopes.code.methods import GET_BY_DEFAULT, MOST_ARGUMENTS, NAMED_BY, OPEN, Methods
from scopes.code.tokens import Tokens
from scopes.code.values import Values
from scopes.code.verbs import asks_for_method, method_of_name, read_method, takes_method
from scopes.data.operations import METHODS

_CLIENTS = re.compile(
    r"client|api|http|session|webex|rest|conn|spark|teams|wx|self|this|request|instance|agent",
    re.IGNORECASE,
)
_WITHOUT_METHOD = {"RestRequest", "@"}
"""What is given a path as it is, with the method elsewhere; `@` is any annotation."""
_OF_WEBEX = re.compile(r"webex|spark|wbx|wxc", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]\w*")
_RESOURCE = re.compile(r"[a-z]\w*(?:/[a-z]\w*)?")
_RELATIVE = re.compile(r"[A-Za-z][\w-]*(?:/[\w\0.-]*)*")
_ROOTED = re.compile(r"/|v\d+/")
_ID = re.compile(r"(?:\w*_)?id|\w*Id")
_CONSTANTS = {
    f"{start}{name}"
    for start in ("", "Method")
    for method in METHODS
    for name in (method, method.title())
}
_OF_CONSTANTS = {"http", "HttpMethod", "HTTPMethod", "Method"}
"""Constants for methods, such as `http.MethodGet`, and what they belong to."""
_LONGEST_RECEIVER = 2
_MOST_WRITTEN = 12
"""Tokens of a call that are shown."""


class Requests:
    """The requests of a text: call of a function, of a builder, or of a client with a base."""

    def __init__(self, tokens: Tokens, values: Values) -> None:
        self._tokens = tokens
        self._values = values
        self._bases = Bases(tokens, values)
        self._methods = Methods(tokens, values)
        self.used: set[int] = set()
        self.gaps: list[Gap] = []

    def find(self) -> Iterator[Site]:
        """Yield the requests in order of their calls."""
        for n in self._tokens.round_brackets:
            callee = callee_of(self._tokens, n)
            if callee and (site := self._read(n, callee)):
                yield site
        yield from self._without_brackets()

    def _without_brackets(self) -> Iterator[Site]:
        """Yield the requests of languages that need no brackets: `http.Open "GET", url`."""
        tokens = self._tokens
        for n in tokens.before((",",)):
            method = tokens.texts[n] if tokens.texts[n] in METHODS else None
            is_stated = method and tokens.kinds[n] == "string"
            is_open = tokens.kinds[n] == "name" and tokens.words[n - 2] == "."
            if tokens.kinds[n - 1] != "name" or not tokens.are_on_one_line(n - 1, n):
                continue
            name, owner, start = callee_of(tokens, n) or Callee("", "", n)
            if (is_stated and takes_method(name)) or (is_open and asks_for_method(name)):
                found = self._address_in(self._values.arguments.on_line(n)[:2], name, owner, method)
                if found and (site := self._site(start, method, found[0])):
                    self.used.add(found[1])
                    yield site

    def _read(self, bracket: int, callee: Callee) -> Site | None:
        name, owner, start = callee
        if name in NAMED_BY and owner.split(".")[-1] in GET_BY_DEFAULT:
            name = owner.split(".")[-1]
        method = method_of_name(name) or (
            method_of_name(owner.split(".")[-1]) if name == "new" else None
        )
        may_ask = method or name in GET_BY_DEFAULT or asks_for_method(name)
        given = self._given.get(bracket)
        if given is not None and not takes_method(name):
            given = None
        if not may_ask and given is None:
            return None
        starts = self._values.arguments.of(bracket)[:MOST_ARGUMENTS]
        if given in starts:
            owner = "self" if self._is_receiver(owner) else owner
            if not may_ask and given != starts[0]:
                starts = starts[starts.index(given) :][:2]
        if name == "get" and self._is_of_mapping(starts, owner):
            return None
        stated = method or self._methods.among(starts)
        is_annotation = self._tokens.at(start).startswith("@")
        found = self._address_in(starts, "@" if is_annotation else name, owner, stated)
        if not found and name == "RestRequest":
            found = self._of_client(start)
        if not found and name == "openConnection":
            found, start = self._of_connection(start, owner)
        if not found:
            return None
        address, place = found
        if not stated:
            stated = self._methods.around(bracket, start, name, starts, place)
        self.used.add(place)
        return self._site(start, None if stated == OPEN else stated, address)

    def _is_of_mapping(self, starts: Sequence[int], owner: str) -> bool:
        """Return whether a call asks a mapping for a key, with what it gives else: `get("x", [])`.

        A key is a single word.
        """
        tokens = self._tokens
        if len(starts) != 2 or tokens.kind(starts[0]) != "string":
            return False
        n = starts[1]
        if not _WORD.fullmatch(tokens.texts[starts[0]]):
            return False
        is_empty = tokens.partner.get(n) == n + 1
        if tokens.at(n) == "{":
            return is_empty and not _CLIENTS.search(owner.split(".")[-1])
        return is_empty or tokens.at(n) in ("None", "False", "0")

    def _of_connection(self, start: int, owner: str) -> tuple[tuple[Address, int] | None, int]:
        """Return the address of a Java URL that is opened, and where the code for that begins."""
        if owner:
            value = self._values.of_name(owner.split(".")[-1], start)
            return self._as_address(value, start, "", ""), start
        opening = self._tokens.partner.get(start - 2, -1)
        starts = self._values.arguments.of(opening)[:1] if self._tokens.at(opening) == "(" else []
        return self._address_in(starts, "@", "", None), opening - 1

    @cached_property
    def _given(self) -> dict[int, int]:
        """Where a method stands among the arguments of a call, by bracket: `do(x, "GET", y)`."""
        tokens, words = self._tokens, self._tokens.words
        texts = (n for n in tokens.strings if tokens.texts[n] in METHODS)
        constants = (n - 2 for n, word in enumerate(words) if word in _CONSTANTS)
        pairs = (n for n, word in enumerate(words) if word in METHODS and words[n + 1] == "=>")
        starts = [*texts, *(n for n in constants if words[n] in _OF_CONSTANTS), *pairs]
        return {tokens.parent[n]: n for n in starts if words[n - 1] in ("(", ",")}

    def _is_receiver(self, owner: str) -> bool:
        """Return whether an owner is what `self` is elsewhere, in code about Webex: Go's `c.do`."""
        return 0 < len(owner) <= _LONGEST_RECEIVER and bool(_OF_WEBEX.search(self._tokens.text))

    def _of_client(self, place: int) -> tuple[Address, int] | None:
        """Return the address of a client that is given a whole one."""
        base = self._bases.of("", place)
        address = read_address(base) if base else None
        return (address, place) if address and address.is_of_webex and not address.is_base else None

    def _site(self, n: int, method: str | None, address: Address) -> Site | None:
        tokens, start = self._tokens, self._tokens.starts[n]
        if address.is_no_operation:
            return None
        if address.is_unknown:
            if address.is_of_webex:
                self.gaps.append(Gap(start, "the path is only known when the code runs"))
            return None
        end = tokens.ends[min(n + _MOST_WRITTEN, len(tokens) - 1)]
        written = tokens.text[start:end].split("\n")[0]
        return Site(start, method, address.path, address.host, address.query, written=written)

    def _address_in(
        self, starts: list[int], name: str, owner: str, method: str | None
    ) -> tuple[Address, int] | None:
        """Return the address among arguments; a word alone is one only where no other stands."""
        words: list[tuple[int, str]] = []
        for number, start in enumerate(starts):
            if self._tokens.at(start) in ("{", "["):
                continue
            value, _ = self._values.at(start)
            if value == HOLE or read_method(value):
                continue
            is_behind_method = number > 0 and self._methods.among(starts[number - 1 : number])
            is_apart = is_behind_method and _is_named_after_webex(name, owner)
            if is_apart and _RESOURCE.fullmatch(value):
                value += self._id_behind(starts[number + 1 : number + 2])
            if _WORD.fullmatch(value):
                if number == 0 or is_behind_method:
                    words.append((start, value))
            elif found := self._as_address(value, start, name, owner):
                return found
        is_known = method or name in _WITHOUT_METHOD
        alone = (self._as_address(value, start, name, owner) for start, value in words if is_known)
        return next(filter(None, alone), None)

    def _id_behind(self, rest: list[int]) -> str:
        """Return what a client adds that takes an id apart: `request("get", "rooms", roomId)`."""
        n = rest[0] if rest else len(self._tokens)
        if self._tokens.kind(n) == "string":
            text = self._tokens.texts[n]
            return f"/{text}" if _WORD.fullmatch(text) else ""
        return f"/{HOLE}" if _ID.fullmatch(self._values.name_at(n)) else ""

    def _as_address(
        self, value: str, place: int, name: str, owner: str
    ) -> tuple[Address, int] | None:
        """Return where a value of a call leads, by itself or with the base of the client."""
        address = read_address(value) if value and value != HOLE else None
        if not address:
            return None
        if address.is_of_webex:
            return (address, place) if not address.is_base or HOLE in value else None
        is_named = owner or name in _WITHOUT_METHOD or _is_named_after_webex(name, owner)
        if address.host or ("/" not in value and not is_named):
            return None
        base = self._bases.of(owner, place)
        if base and (address.is_relative or value.startswith(HOLE)):
            whole = read_address(joined(base, value.lstrip(HOLE)))
            return (whole, place) if whole and whole.is_of_webex else None
        return (address, place) if self._may_be_webex(value, place, name, owner) else None

    def _may_be_webex(self, value: str, place: int, name: str, owner: str) -> bool:
        """Return whether a path of an unknown client may be one of Webex."""
        if value.startswith(HOLE + "/") and not value.startswith(HOLE + "/" + HOLE):
            return not is_of_another_service(self._values.first_name(place))
        if _is_named_after_webex(name, owner) and _RELATIVE.fullmatch(value.partition("?")[0]):
            return True
        if not _ROOTED.match(value) or value.startswith("/api/"):
            return False
        root = owner.split(".")[-1] if owner else name
        return root not in GLOBAL and bool(_CLIENTS.search(root))


def _is_named_after_webex(name: str, owner: str) -> bool:
    """Return whether who is called has Webex in the name: `webex_api_call`, `Spark.request`."""
    return bool(_OF_WEBEX.search(f"{owner.split('.')[-1]} {name}"))
