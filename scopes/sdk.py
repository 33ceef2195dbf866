"""Find calls of the Python SDKs in a message, such as `api.telephony.callqueue.list(...)`."""

import re
from dataclasses import dataclass

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
_HOST_ENDS = {"com", "net", "org", "io"}


@dataclass(frozen=True)
class SdkCall:
    """A call of an SDK: the words of its dotted name, and the HTTP method it must use, if sure."""

    written: str
    words: tuple[str, ...]
    method: str | None


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
