"""Calls of the Python SDKs, such as `api.telephony.callqueue.list(...)`."""

import re
from collections.abc import Iterator

from scopes.code.found import Site

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


def read_sdk(text: str) -> Iterator[Site]:
    """Yield the SDK calls of a text, in order."""
    for match in _CALL.finditer(text):
        parts = match["path"].lower().split(".")
        if len(parts) < 2 or parts[-1] in _HOST_ENDS:
            continue
        method = _METHODS.get(parts[-1].split("_")[0])
        yield Site(match.start(), method, "", sdk=match["path"], written=match[0])
