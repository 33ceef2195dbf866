"""Which HTTP method a name in code stands for."""

import re
from functools import lru_cache

from scopes.data.operations import METHODS

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_VERBS = {**{method.lower(): method for method in METHODS}, "del": "DELETE", "list": "",
          "paginate": "GET", "iter": "GET"}  # fmt: skip
_NOISE = {
    "async", "json", "as", "from", "for", "entity", "object", "string", "rest", "http", "do", "api",
    "stream", "byte", "array", "content", "body", "webex", "send", "request", "call", "make",
    "safe",
    "with", "raw", "x", "to", "read", "bytes", "blob", "on", "session", "method", "auth", "exact",
    "item", "items", "page", "pages", "paged", "paginated", "all", "data", "result", "results",
    "spark", "wx", "wbx", "wxc",
}  # fmt: skip
_ASKS = {
    "request",
    "fetch",
    "ajax",
    "open",
    "exchange",
    "call",
    "send",
    "invoke",
    "api",
    "got",
    "ky",
    "verb",
    "execute",
}
_ASYNC = _ASKS | set(_VERBS)
_OTHER_USE = re.compile(
    r"rout|regist|assert|expect|mock|stub|respon|handle|match|^add|^on$|log|print|debug|info|warn"
    r"|error|format|join|listen|when|intercept|^method|allow|permit|enforce",
    re.IGNORECASE,
)
"""Names of functions that are given a method and a path to serve, to test or to tell them."""
_ALIKE = re.compile(
    r"[\"'.:]*(?:\w+[.:]+)*(?:[Hh]ttp|[mM]ethod|METHOD)?_?(?P<method>[A-Za-z]+)[\"']?"
)
_MOST_NAMES = 10_000
"""Names whose words are kept: code has the same ones again and again."""


@lru_cache(_MOST_NAMES)
def method_of_name(name: str) -> str | None:
    """Return the method that a function is named after: `postForEntity`, `DeleteAsync`, `_get`."""
    words = _words(name)
    verbs = [_VERBS[word] for word in words if _VERBS.get(word)]
    is_plain = all(word in _VERBS or word in _NOISE for word in words)
    return verbs[0] if len(verbs) == 1 and is_plain and "" not in verbs else None


@lru_cache(_MOST_NAMES)
def asks_for_method(name: str) -> bool:
    """Return whether a function makes requests of any method: `fetch`, `NewRequest`."""
    return any(word in _ASKS for word in _words(name))


def takes_method(name: str) -> bool:
    """Return whether a function that is given a method and a path may send them: `with_retry`."""
    return not _OTHER_USE.search(name)


def may_be_method(word: str) -> bool:
    """Return whether a word before an address is a method, or a variable that may hold one."""
    return word in METHODS or word.startswith("$")


def _words(name: str) -> list[str]:
    """Return the words of a name, those with an `a` for asynchronous without it: `arequest`."""
    words = [word.lower() for word in _WORDS.findall(name)]
    return [word[1:] if word[:1] == "a" and word[1:] in _ASYNC else word for word in words]


def read_method(text: str) -> str | None:
    """Return the method that a value stands for: "post", `HttpMethod.Put`, `http.MethodGet`."""
    match = _ALIKE.fullmatch(text.strip())
    method = match["method"].upper() if match else ""
    return method if method in METHODS else None
