"""The method of a request: among its arguments, in the calls around it, or set afterwards."""

from scopes.code.callees import callee_of
from scopes.code.keys import METHOD_KEYS, method_in_group
from scopes.code.tokens import Tokens
from scopes.code.values import Values
from scopes.code.verbs import method_of_name, read_method

BUILDERS = {
    "url", "uri", "URLRequest", "curl_init", "Request", "HttpRequestMessage", "NewRequest",
    "newBuilder",
    "openConnection", "data", "dataTask", "RestRequest", "urlopen", "request", "setUrl", "setUri",
    "got", "ky", "fetch", "download", "upload", "file_get_contents",
}  # fmt: skip
GET_BY_DEFAULT = BUILDERS | {"ajax", "axios", "superagent", "agent"}
_SETTERS = {"method", "setRequestMethod", "req_method", "setMethod", "withMethod"}
_SETTER_NAMES = {"httpMethod", "Method", "method", "requestMethod"}
_WITH_OPTIONS = {"fetch", "got", "ky", "axios", "request", "ajax"}
MOST_ARGUMENTS = 8
_MOST_STEPS = 20
"""Calls of one chain that are followed."""
_FAR = 300
"""Tokens behind an assignment in which its method is looked for."""


class Methods:
    """Tells the methods of the requests of a text."""

    def __init__(self, tokens: Tokens, values: Values) -> None:
        self._tokens = tokens
        self._values = values

    def among(self, starts: list[int]) -> str | None:
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
                    else self._values.definitions.of(token.text.lstrip("$@"), start)
                )
                is_object = opening is not None and self._tokens.at(opening) == "{"
                if is_object and (method := method_in_group(self._tokens, opening or 0)):
                    return method
            if key in ("data", "body") and self._tokens.at(start) not in ("None", "null"):
                return "POST"
        return None

    def around(self, bracket: int, start: int, name: str, starts: list[int]) -> str | None:
        """Return the method from the chain, the call around it, or what is set afterwards."""
        chained = self._in_chain(bracket, start)
        if chained:
            return chained
        outer = self._tokens.parent[bracket]
        for _ in range(3):
            if outer < 0:
                break
            if self._tokens.at(outer) == "(" and (callee := callee_of(self._tokens, outer)):
                arguments = self._values.arguments(outer)[:MOST_ARGUMENTS]
                if method := method_of_name(callee.name) or self.among(arguments):
                    return method
                if chained := self._in_chain(outer, callee.start):
                    return chained
            outer = self._tokens.parent[outer]
        if method := self._set_later(start):
            return method
        if self._has_hidden_options(name, starts):
            return None
        return "GET" if name in GET_BY_DEFAULT or name.lower().endswith("request") else None

    def _has_hidden_options(self, name: str, starts: list[int]) -> bool:
        """Return whether options that may hold the method are not in the text."""
        if name not in _WITH_OPTIONS:
            return False
        return any(
            self._tokens.kind(n) == "name"
            and self._tokens.at(n + 1) in (",", ")")
            and self._values.definitions.of(self._tokens.at(n), n) is None
            for n in starts[1:2]
        )

    def _in_chain(self, bracket: int, start: int) -> str | None:
        """Return the method that other calls of a chain name: `.url(...).delete()`."""
        tokens, n = self._tokens, self._tokens.after(bracket)
        for _ in range(_MOST_STEPS):
            if tokens.at(n) not in (".", "?.", "->", "|>") or tokens.kind(n + 1) != "name":
                break
            if tokens.at(n + 2) != "(":
                n += 2
                continue
            if method := self._step(tokens.at(n + 1), n + 2):
                return method
            n = tokens.after(n + 2)
        n = start - 1
        for _ in range(_MOST_STEPS):
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
            return self.among(self._values.arguments(bracket))
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
            is_option = tokens.at(at - 2) in ("curl_setopt", "curl_setopt_array")
            if is_option and (method := self._of_curl_option(at)):
                return method
            if tokens.at(at + 1) in ("=", ":=") and at > start + 1:
                break
        return None

    def _of_curl_option(self, at: int) -> str | None:
        tokens = self._tokens
        if tokens.at(at + 2) == "CURLOPT_CUSTOMREQUEST" and at + 4 < len(tokens.all):
            return read_method(tokens.all[at + 4].text)
        return "POST" if tokens.at(at + 2) in ("CURLOPT_POST", "CURLOPT_POSTFIELDS") else None
