"""Where a text names scopes, as whole names: `cjp:config` is not in `cjp:config_read`."""

import re
from collections.abc import Iterable

from scopes.reading.scope_lists import OPENID, SIGN_IN


def place_of(scope: str, text: str) -> int:
    """Return where a text first names a scope as it is written there, or -1."""
    found = re.search(_whole([scope]), text)
    return found.start() if found else text.find(scope)


def without_scopes(text: str, scopes: Iterable[str], mark: str = " ") -> str:
    """Return a text with a mark in place of each scope, as long as that: all else stays in place.

    Where `openid` is among them, so are the words that stand next to it: `email`, `profile`.
    """
    names = set(scopes)
    if OPENID in names:
        names |= SIGN_IN
    return re.sub(_whole(names), lambda name: mark.ljust(len(name[0])), text) if names else text


def _whole(names: Iterable[str]) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    return rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-]|:\w)"
