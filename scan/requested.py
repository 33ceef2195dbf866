"""Which scopes an app requests: in settings, code and authorize URLs, or as it is told."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from scan.contents import Contents
from scopes.reading.mentions import place_of
from scopes.reading.names import Names
from scopes.reading.scope_lists import ListedScope, ScopeList, find_list

_NO_SCOPES = {"webex", "http", "https", "urn", "mailto"}
_FAMILY = re.compile(r"[a-z][a-z-]*:", re.IGNORECASE)


@dataclass(frozen=True)
class Requested:
    """A word of a list of scopes, and where it stands; no file for one that was given."""

    token: ListedScope
    file: str = ""
    line: int = 0


def as_list(requested: Iterable[Requested]) -> ScopeList:
    """Return what is requested as one list, each word once."""
    return ScopeList(tuple(dict.fromkeys(each.token for each in requested)), "configuration")


def given(text: str, names: Names) -> tuple[Requested, ...]:
    """Return the scopes of a text that holds nothing but scopes."""
    words = text.replace(",", " ").split()
    listed = find_list(f'scope="{" ".join(words)}"', names) if words else ScopeList()
    return tuple(Requested(token) for token in listed.tokens)


def found_in(contents: Contents, names: Names) -> tuple[Requested, ...]:
    """Return the scopes that a file requests, each where it stands first."""
    if not contents.requesting:
        return ()
    listed = find_list(contents.requesting, names)
    if listed.place != "configuration":
        return ()
    families = {token.scope.partition(":")[0] for token in listed.tokens if token.scope}
    kept = dict.fromkeys(token for token in listed.tokens if _is_meant(token, families))
    return tuple(
        Requested(token, contents.name, _line(token.written, contents.requesting)) for token in kept
    )


def _is_meant(token: ListedScope, families: set[str]) -> bool:
    """Return whether a word is a scope of Webex or may have been meant for one."""
    if token.scope or token.is_retired:
        return True
    family = _FAMILY.match(token.written)
    return bool(family and token.suggestions and families) and (
        token.written.partition(":")[0].lower() not in _NO_SCOPES
    )


def _line(word: str, text: str) -> int:
    place = max(place_of(word, text), text.find(word.replace(":", "%3A")))
    return text.count("\n", 0, place) + 1 if place >= 0 else 1
