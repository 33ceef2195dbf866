"""The method of a request: among its arguments, in the calls around it, or set afterwards."""

import re

from scopes.code.callees import callee_of
from scopes.code.chains import Chains
from scopes.code.keys import METHOD_KEYS, method_in_group, says_other_method
from scopes.code.tokens import Tokens
from scopes.code.values import Values
from scopes.code.verbs import method_of_name, read_method

GET_BY_DEFAULT = {
    "url", "uri", "URLRequest", "curl_init", "Request", "HttpRequestMessage", "NewRequest",
    "newBuilder", "openConnection", "data", "dataTask", "RestRequest", "urlopen", "request",
    "setUrl", "setUri", "got", "ky", "fetch", "download", "upload", "file_get_contents",
    "WebRequest", "stream", "ajax", "axios", "superagent", "agent",
}  # fmt: skip
"""What makes a request, one that reads unless something else is said."""
OPEN = "?"
"""A method that is given, by what is only known when the code runs."""
_SETTERS = {"method", "setRequestMethod", "req_method", "setMethod", "withMethod"}
_SET = _SETTERS | {"httpMethod", "Method", "requestMethod"}
_WITH_OPTIONS = {"fetch", "got", "ky", "axios", "request", "ajax"}
_WITH_CONTEXT = {"file_get_contents"}
_WITH_BLOCK = {"request", "prepareRequest"}
NAMED_BY = {"new", "execute", "Create"}
"""What makes a request of a class: `Request.new`, `WebRequest.Create`."""
_METHOD_NAME = re.compile(r"(?:\w*_)?(?:method|verb)|\w*(?:Method|Verb)", re.IGNORECASE)
_NO_METHOD = re.compile(
    r"tok|auth|key|ctx|context|session|client|self|this|app|agent|head|http|conn|log|conf|opt|url"
    r"|uri|base|host|param|data|body|json",
    re.IGNORECASE,
)
"""Names of what else may stand before an address."""
_NOTHING = {"None", "null", "nil", "undefined", "NULL"}
_BODIES = {"data", "body", "json", "params", "headers"}
MOST_ARGUMENTS = 8
_FAR = 300
"""Tokens behind an assignment in which its method is looked for."""


class Methods:
    """Tells the methods of the requests of a text."""

    def __init__(self, tokens: Tokens, values: Values) -> None:
        self._tokens = tokens
        self._values = values
        self._chains = Chains(tokens, self._step)

    def among(self, starts: list[int]) -> str | None:
        """Return the method among arguments: a text, a constant, or a key of an object."""
        tokens = self._tokens
        for start in starts:
            end = self._end_of_name(start)
            key = tokens.at(start - 2) if tokens.at(start - 1) in ("=", ":") else ""
            if end >= len(tokens):
                continue
            if tokens.texts[end] in (".", ":") and tokens.kinds[end + 1] == "name":
                end += 1  # Swift's .delete, Ruby's :delete
            if _METHOD_NAME.fullmatch(tokens.texts[end]) and tokens.words[end + 1] == "(":
                end += 2
            text, is_text = tokens.texts[end], tokens.kinds[end] == "string"
            is_plain = key in METHOD_KEYS or is_text or end > start or text.isupper()
            if is_plain and (method := read_method(text)):
                return method
            if method := self._constant(end):
                return method
            if key not in _BODIES and (method := self._in_object(end)):
                return method
            if key in METHOD_KEYS - {"type"} and tokens.at(start) not in _NOTHING:
                return OPEN
            if key in ("data", "body") and tokens.at(start) not in ("None", "null"):
                return "POST"
        return None

    def _end_of_name(self, n: int) -> int:
        n += self._tokens.at(n) == "new"
        while self._tokens.at(n + 1) in (".", "::") and self._tokens.kind(n + 2) == "name":
            n += 2
        return n

    def _constant(self, n: int) -> str | None:
        """Return the method that a name stands for which is defined just once."""
        tokens = self._tokens
        value = self._values.definitions.only(tokens.at(n)) if tokens.kind(n) == "name" else None
        if value is None or tokens.at(value - 3) in ("(", ","):
            return None
        end = self._end_of_name(value)
        is_all = end + 1 >= len(tokens) or not tokens.are_on_one_line(end, end + 1)
        is_whole = is_all or tokens.at(end + 1) in (";", ",")
        is_known = tokens.kind(value) == "string" or end > value
        return read_method(tokens.texts[end]) if is_whole and is_known else None

    def _in_object(self, n: int) -> str | None:
        """Return the method that a key of an object gives, which may be defined elsewhere."""
        tokens = self._tokens
        opening: int | None = n
        if tokens.at(n) == "array" and tokens.at(n + 1) == "(":
            opening = n + 1
        elif tokens.kind(n) == "name":
            opening = self._values.definitions.of(tokens.at(n).lstrip("$@"), n)
        if opening is not None and tokens.at(opening) == "stream_context_create":
            return self._in_context(opening + 1)
        if opening is None or tokens.at(opening) not in ("{", "[", "("):
            return None
        method = method_in_group(tokens, opening)
        return method or (OPEN if says_other_method(tokens, opening) else None)

    def _in_context(self, bracket: int) -> str | None:
        """Return the method of PHP's `['http' => ['method' => ...]]`."""
        inside = range(bracket, self._tokens.after(bracket))
        keys = (at for at in inside if self._tokens.texts[at] == "method")
        return next((self._read_at(at + 2) for at in keys), None)

    def around(
        self, bracket: int, start: int, name: str, starts: list[int], address: int
    ) -> str | None:
        """Return the method from the chain, the call around it, or what is set afterwards.

        `address` is the argument that holds the address.
        """
        chained = self._in_chain(bracket, start)
        if chained:
            return chained
        outer = self._tokens.parent[bracket]
        for _ in range(3):
            if outer < 0:
                break
            if self._tokens.at(outer) == "(" and (callee := callee_of(self._tokens, outer)):
                arguments = self._values.arguments.of(outer)[:MOST_ARGUMENTS]
                if method := method_of_name(callee.name) or self.among(arguments):
                    return method
                if chained := self._in_chain(outer, callee.start):
                    return chained
            outer = self._tokens.parent[outer]
        if method := self._set_later(start):
            return method
        if self._has_hidden_options(name, starts) or self._may_be_given(starts, address):
            return OPEN
        return "GET" if name in GET_BY_DEFAULT or name.lower().endswith("request") else None

    def _has_hidden_options(self, name: str, starts: list[int]) -> bool:
        """Return whether options that may hold the method are not in the text."""
        tokens = self._tokens
        second = starts[1:2] if name in _WITH_OPTIONS else []
        for n in [*second, *(starts[2:3] if name in _WITH_CONTEXT else [])]:
            is_alone = tokens.kind(n) == "name" and tokens.at(n + 1) in (",", ")")
            if is_alone and self._values.definitions.of(tokens.at(n).lstrip("$@"), n) is None:
                return True
            if tokens.at(n) == "{" and self._has_spread(n):
                return True
        return False

    def _has_spread(self, opening: int) -> bool:
        """Return whether an object takes in another one: `{...options}`."""
        words, end = self._tokens.words, self._tokens.after(opening)
        n = opening + 1
        while n < end:
            if words[n] == words[n + 1] == ".":
                return True
            n = self._tokens.after(n)
        return False

    def _may_be_given(self, starts: list[int], address: int) -> bool:
        """Return whether an argument that is not known may be the method: `request(how, url)`."""
        if address not in starts:
            return False
        place = starts.index(address)
        if place and self._is_no_other(starts[place - 1]):
            return True
        names = (self._tokens.at(self._end_of_name(n)).lstrip("$@") for n in starts[place + 1 :])
        return any(_METHOD_NAME.fullmatch(name) for name in names)

    def _is_no_other(self, n: int) -> bool:
        """Return whether an argument may be a method, since it is no text and named like one."""
        if self._tokens.kind(n) in ("string", "number"):
            return False
        names = []
        while self._tokens.at(n) not in (",", "=>", ")", "(", "[", "{", ""):
            names.append(self._tokens.at(n).lstrip("$@"))
            n += 1
        return any(map(_METHOD_NAME.fullmatch, names)) or not any(map(_NO_METHOD.search, names))

    def _in_chain(self, bracket: int, start: int) -> str | None:
        """Return the method that other calls of a chain name: `.url(...).delete()`."""
        tokens, n = self._tokens, self._tokens.after(bracket)
        if tokens.at(n) == "{" and tokens.at(bracket - 1) in _WITH_BLOCK:
            return self._in_object(n)
        return self._chains.behind(n) or self._chains.before(start - 1)

    def _step(self, name: str, bracket: int) -> str | None:
        if name in _SETTERS:
            return self.among(self._values.arguments.of(bracket)) or OPEN
        return method_of_name(name)

    def _set_later(self, start: int) -> str | None:
        """Return the method that is set on the variable that a request is assigned to."""
        tokens, n = self._tokens, start - 1
        while n > 0 and (
            tokens.at(n) in ("new", "await", ")", "(", "!")
            or tokens.at(n).endswith("URLConnection")
        ):
            n -= 1
        if tokens.at(n) not in ("=", ":="):
            return None
        end = min(start + _FAR, len(tokens) - 2)
        for at in tokens.places_of(tokens.at(n - 1), start, end):
            if tokens.at(at + 1) in (".", "->") and tokens.at(at + 2) in _SET:
                return self._read_at(self._end_of_name(at + 4))
            is_option = tokens.at(at - 2) in ("curl_setopt", "curl_setopt_array")
            if is_option and (method := self._of_curl_option(at)):
                return method
            if tokens.at(at + 1) in ("=", ":=") and at > start + 1:
                break
        return None

    def _of_curl_option(self, at: int) -> str | None:
        tokens = self._tokens
        if tokens.at(at - 2) == "curl_setopt_array":
            return self._in_object(at + 2)
        if tokens.at(at + 2) == "CURLOPT_CUSTOMREQUEST":
            return self._read_at(at + 4)
        return "POST" if tokens.at(at + 2) in ("CURLOPT_POST", "CURLOPT_POSTFIELDS") else None

    def _read_at(self, n: int) -> str:
        return (n < len(self._tokens) and read_method(self._tokens.texts[n])) or OPEN
