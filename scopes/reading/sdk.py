"""Find calls of the Python SDKs in a message, such as `api.telephony.callqueue.list(...)`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from scopes.data.operations import METHODS, Operation

_CALL = re.compile(
    r"(?<![\w./@-])(?P<owner>(?:self\.)?_?(?:\w*api|webex\w*|wxc?\w*|teams\w*|client))"
    r"\.(?P<path>(?:[a-z]\w*\.)*[a-z]\w*)\b"
)
_METHODS = {
    "list": "GET", "details": "GET", "get": "GET", "read": "GET", "me": "GET", "download": "GET",
    "create": "POST", "add": "POST",
    "update": "PUT", "configure": "PUT", "edit": "PUT", "modify": "PUT", "set": "PUT",
    "delete": "DELETE", "remove": "DELETE",
}  # fmt: skip
_ENDS = {
    "list": "", "create": "", "add": "", "me": "me", "read": "", "configure": "",
    "get": "{}", "details": "{}", "update": "{}", "edit": "{}", "modify": "{}",
    "delete": "{}", "remove": "{}",
}  # fmt: skip
"""What the path of an operation ends in when a call ends in one of these words."""
_PLACES = {"person settings": "people{}features", "workspace settings": "workspaces{}features"}
_HOST_ENDS = {"com", "net", "org", "io"}
_ID = re.compile(r"\{\w+\}")

Named = dict[tuple[str, str], Operation]
"""Operations by method and path, the path squeezed into one word: people{} is a person."""


@dataclass(frozen=True)
class SdkCall:
    """A call of an SDK: the words of its dotted name, and the HTTP method it must use, if sure."""

    written: str
    words: tuple[str, ...]
    method: str | None

    def look_up(self, named: Named) -> Operation | None:
        """Return the operation whose path the dotted name spells out, if there is one."""
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
        path = _ID.sub("{}", operation.path).replace("/", "").lower()
        named.setdefault((operation.method, path), operation)
    return named


def find_calls(text: str) -> tuple[SdkCall, ...]:
    """Return the SDK calls of a message, in order, each once."""
    found = [_read(match) for match in _CALL.finditer(text)]
    return tuple(dict.fromkeys(call for call in found if call))


def _read(match: re.Match[str]) -> SdkCall | None:
    parts = match["path"].lower().split(".")
    if len(parts) < 2 or parts[-1] in _HOST_ENDS:
        return None
    last = parts[-1].split("_")[0]
    written = f"{match['owner']}.{match['path']}"
    names = tuple(word for part in parts for word in part.split("_") if word)
    return SdkCall(written, names, _METHODS.get(last))
