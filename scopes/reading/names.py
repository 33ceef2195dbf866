"""Recognise scope names in a message: exact, in another case, misspelt, or without prefix."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from scopes.data.catalog import Catalog
from scopes.data.operations import Operations
from scopes.text.similarity import most_like

_SHAPE = re.compile(
    r"(?<![\w/@.:-])(?P<prefix>[A-Za-z][A-Za-z_-]*(?::|\.(?!\w+\()))?(?P<rest>[A-Za-z]\w*(?:-\w+)*)"
    r"(?![\w/@-]|:\w)"
)
_SLASH_BETWEEN_SCOPES = re.compile(r"(?<=\w)/(?=[A-Za-z-]+:[A-Za-z])")
_PARAMETERS = {
    "client_id", "client_secret", "redirect_uri", "response_type", "grant_type", "access_token",
    "refresh_token", "code_challenge", "code_verifier",
}  # fmt: skip
"""Parameters of OAuth, which errors name behind a colon: "Parameter:client_id is blank"."""
_CLOSE_ENOUGH = 84
_OWN = "spark:"
_PRODUCTS = {"webex", "cisco", "teams", "webex-teams", "webexteams", "webexapis"}
"""What people put before a scope who take the name of the product for its prefix."""
MOST_NAMES = 250
"""So many different scope-shaped words of a message are looked up; there are fewer scopes."""


@dataclass(frozen=True)
class NamedScope:
    """A scope-shaped word of a message and the scopes it may stand for, likeliest first.

    `is_exact` tells whether the word is a scope's official spelling, upper and lower case aside.
    One that `is_retired` belonged to the XML API of Webex Meetings, and stands for what replaced
    it. One that `is_mistaken` is known to be no scope, and stands for what is meant by it.
    """

    written: str
    candidates: tuple[str, ...]
    is_exact: bool
    is_retired: bool = False
    is_mistaken: bool = False

    @property
    def scope(self) -> str | None:
        """The likeliest scope, or None when nothing comes close."""
        return self.candidates[0] if self.candidates else None


def has_product_for_prefix(word: str) -> bool:
    """Return whether a word takes the name of the product for a prefix: "webex:all"."""
    family, colon, _ = word.lower().partition(":")
    return bool(colon) and family in _PRODUCTS


def _is_function(prefix: str, rest: str) -> bool:
    """Return whether a word is rather a function of a client: `spark.GetRoomsAsync`."""
    return prefix.endswith(".") and rest[:1].isupper()


class Names:
    """Looks scopes up by what people type."""

    def __init__(self, catalog: Catalog, operations: Operations) -> None:
        self._usage = {scope: len(operations.requiring(scope)) for scope in catalog.scopes}
        self._exact = {
            spelling.lower(): scope.id
            for scope in catalog.scopes.values()
            for spelling in scope.spellings
        }
        self._retired = {each.id: tuple(each.today) for each in catalog.vocabulary.retired}
        self._mistaken = {each.id.lower(): tuple(each.meant) for each in catalog.names.mistaken}
        self._by_rest: dict[str, list[str]] = defaultdict(list)
        for scope in catalog.scopes:
            self._by_rest[scope.split(":")[-1].lower()].append(scope)
        self._prefixes = {s.split(":")[0].lower() for s in catalog.scopes if ":" in s}

    def find(self, text: str) -> tuple[NamedScope, ...]:
        """Return every scope-shaped word of a message, in order, each once."""
        return self.read(text)[0]

    def read(self, text: str) -> tuple[tuple[NamedScope, ...], bool]:
        """Return every scope-shaped word of a message, and whether it has more than are read."""
        words = self._candidates(text)
        named = (self._look_up(*word) for word in words[:MOST_NAMES])
        return tuple(dict.fromkeys(name for name in named if name)), len(words) > MOST_NAMES

    def look_up(self, word: str) -> NamedScope | None:
        """Return what a single word names, None when it is not scope-shaped as a whole."""
        shape = _SHAPE.fullmatch(word)
        return self._look_up(shape["prefix"] or "", shape["rest"]) if shape else None

    def _candidates(self, text: str) -> list[tuple[str, str]]:
        """Return prefix and rest of each word of a message that may be a scope, each once."""
        plain = _SLASH_BETWEEN_SCOPES.sub(" ", unquote(text).replace("+", " "))
        words = dict.fromkeys(_SHAPE.findall(plain))
        return [
            (p, r)
            for p, r in words
            if (p and not _is_function(p, r)) or "_" in r or r.lower() in self._exact
        ]

    def closest(self, word: str, limit: int = 3) -> list[str]:
        """Return the scopes that a word resembles most, first those with just another prefix."""
        same = self._most_used(self._by_rest.get(word.split(":")[-1].lower(), ()))
        similar = [scope for _, scope in self._similar(word.lower(), limit, 55)]
        return list(dict.fromkeys((*same, *similar)))[:limit]

    def _look_up(self, prefix: str, rest: str) -> NamedScope | None:
        word = prefix + rest
        if word.lower() in self._exact:
            return NamedScope(word, (self._exact[word.lower()],), True)
        if word.lower() in self._retired:
            return NamedScope(word, self._retired[word.lower()], False, is_retired=True)
        if word.lower() in self._mistaken:
            return NamedScope(word, self._mistaken[word.lower()], False, is_mistaken=True)
        if not prefix:
            return self._without_prefix(word, rest.lower())
        family = prefix[:-1].lower()
        if has_product_for_prefix(word) and rest.lower() in self._by_rest:
            return NamedScope(word, self._for_users_first(self._by_rest[rest.lower()]), False)
        known = family in self._prefixes or most_like(family, self._prefixes, 1, 75)
        is_shaped = "_" in rest and prefix.endswith(":") and "_" not in family
        may_be_unknown = is_shaped and rest.lower() not in _PARAMETERS
        if not known and not may_be_unknown:
            return None
        similar = self._similar(word.lower(), 1, _CLOSE_ENOUGH)
        return NamedScope(word, tuple(scope for _, scope in similar), False)

    def _without_prefix(self, word: str, rest: str) -> NamedScope | None:
        if rest in self._by_rest and "_" in rest:
            return NamedScope(word, self._most_used(self._by_rest[rest]), False)
        if rest.count("_") < 1:
            return None
        close = most_like(rest, list(self._by_rest), 1, 88)
        return (
            NamedScope(word, self._most_used(self._by_rest[close[0][0]]), False) if close else None
        )

    def _similar(self, word: str, limit: int, cutoff: float) -> list[tuple[float, str]]:
        found = most_like(word, list(self._exact), limit, cutoff)
        best = {self._exact[spelling]: score for spelling, score in reversed(found)}
        return sorted(((score, scope) for scope, score in best.items()), reverse=True)

    def _for_users_first(self, scopes: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(self._most_used(scopes), key=lambda scope: not scope.startswith(_OWN)))

    def _most_used(self, scopes: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(scopes, key=lambda scope: -self._usage[scope]))
