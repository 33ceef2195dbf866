"""Find calls of the Python SDKs in a message, such as `api.telephony.callqueue.list(...)`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from scopes.code.calls import CodeCall
from scopes.data.operations import METHODS, Operation

_ENDS = {
    "list": "", "create": "", "add": "", "me": "me", "read": "", "configure": "",
    "get": "{}", "details": "{}", "update": "{}", "edit": "{}", "modify": "{}",
    "delete": "{}", "remove": "{}",
}  # fmt: skip
"""What the path of an operation ends in when a call ends in one of these words."""
_PLACES = {"person settings": "people{}features", "workspace settings": "workspaces{}features"}
_BETWEEN = re.compile(r"[._]")
_ID = re.compile(r"\{\w+\}")

Named = dict[tuple[str, str], Operation]
"""Operations by method and path, the path squeezed into one word: people{} is a person."""


@dataclass(frozen=True)
class SdkCall:
    """A call of an SDK: the words of its dotted name, and the HTTP method it must use, if sure.

    `path` is that of the operation, where a table of the SDK has it.
    """

    written: str
    words: tuple[str, ...]
    method: str | None
    path: str = ""

    def look_up(self, named: Named) -> Operation | None:
        """Return the operation whose path the dotted name spells out, if there is one."""
        if self.path:
            return named.get((self.method or "", _squeezed(self.path)))
        *subject, last = self.words
        if place := _PLACES.get(" ".join(subject[:2])):
            subject[:2] = [place]
        name = "".join([*subject, _ENDS.get(last, last)])
        methods = (self.method, "PATCH") if self.method == "PUT" else (self.method,)
        for method in methods if self.method else METHODS:
            if found := named.get((method or "", name)):
                return found
        return None


def by_name(operations: Iterable[Operation]) -> Named:
    """Return the operations by method and squeezed path."""
    named: Named = {}
    for operation in operations:
        named.setdefault((operation.method, _squeezed(operation.path)), operation)
    return named


def _squeezed(path: str) -> str:
    return _ID.sub("{}", path).replace("/", "").lower()


def sdk_calls_of(calls: Iterable[CodeCall]) -> tuple[SdkCall, ...]:
    """Return the calls of SDKs among the calls of a message, in order, each once."""
    found = (SdkCall(c.written, _words(c.sdk), c.method, c.path) for c in calls if c.sdk)
    return tuple(dict.fromkeys(found))


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in _BETWEEN.split(name.lower()) if word)
