"""Where a text names scopes, as whole names: `cjp:config` is not in `cjp:config_read`."""

import re
from collections.abc import Iterable

from scopes.reading.scope_lists import OPENID, SIGN_IN

_GOES_ON = re.compile(r"[\w-]")
_ENDS = re.compile(r"(?![\w-]|:\w)")
"""What stands before and behind a whole name."""
_MOST_TRIED = 20
"""Places of a name that are looked at: of more, the last one counts."""


def place_of(scope: str, text: str) -> int:
    """Return where a text first names a scope as it is written there, or -1."""
    first = start = text.find(scope)
    for _ in range(_MOST_TRIED):
        if start < 0 or _is_whole(text, start, start + len(scope)):
            break
        start = text.find(scope, start + 1)
    return start if start >= 0 else first


def without_scopes(text: str, scopes: Iterable[str], mark: str = " ") -> str:
    """Return a text with a mark in place of each scope, as long as that: all else stays in place.

    Where `openid` is among them, so are the words that stand next to it: `email`, `profile`.
    """
    names = set(scopes)
    if OPENID in names:
        names |= SIGN_IN
    for name in sorted(names, key=len, reverse=True):
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if _is_whole(text, start, end):
                text = f"{text[:start]}{mark.ljust(len(name))}{text[end:]}"
            start = text.find(name, end)
    return text


def _is_whole(text: str, start: int, end: int) -> bool:
    return bool(_ENDS.match(text, end)) and not (start and _GOES_ON.match(text, start - 1))
