"""Recognise lists of scopes in a message: in prose, configuration, code, authorize addresses.

Where a message holds an evident list, every word of it counts, also one that looks like nothing
known. In a sentence only what looks like a scope does.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile
from typing import Literal
from urllib.parse import unquote

from msgspec import Struct

from scopes.reading.doubts import without_repeating_question
from scopes.reading.names import MOST_NAMES, NamedScope, Names
from scopes.reading.sdk import SdkCall

_PARAMETER = re.compile(r"[?&;]scopes?=(?P<value>[^&#\"'<>`\n]+)", re.IGNORECASE)
_SETTING = re.compile(
    r"""scopes?["'`]?\s*(?::(?=[\s"'\[])|=>|=(?!=))[ \t]*
    (?:["'][^"'\n]{0,5}["']\.join\(\s*|[\w.]+(?:\s\w+)?(?=[\[({]))?  # a call around the list
    (?:
        [\[(](?P<items>[^\])]{1,5000})[\])]
      | {(?P<entries>[^}]{1,5000})}
      | (?P<mark>\"{3}|'{3}|["'`“‘])(?P<string>.{1,5000}?)(?:(?P=mark)|[”’])
      | [>|][-+]?[ \t]*\n(?P<folded>(?:[ \t]+\S[^\n]*\n?)+)
      | \n(?P<block>(?:[ \t]*-[ \t][^\n]+\n?)+)
      | (?P<line>[^\n]+)
    )""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_VALUES = ("items", "entries", "string", "folded", "block", "line")
_IN_ADDRESS = re.compile(r"[?&]scope=([^&\s\"'`<>]*)(\s+[\w-]+:\w)?", re.IGNORECASE)
_JOINED_BADLY = re.compile(r"\w(?:,\s*|%2C(?:%20)?|;\s*|\|)[a-z-]+(?::|%3A)\w", re.IGNORECASE)
_BETWEEN = re.compile(r"""[\s,;|+"'`“”‘’\[\]{}()<>\\]+|/(?=[A-Za-z-]+:[A-Za-z])""")
_SENTENCE_END = re.compile(r"(?<=\w)[.?!]\s")
_ADDRESS = re.compile(r"(?<!\S)(?:\S*(?:://|@)|/)\S*")
_SHAPE = re.compile(r"[A-Za-z][\w-]*:(?:[A-Za-z][\w.:-]*\*?|\*)")
_WILDCARD = re.compile(r"[A-Za-z][\w-]*:[\w.-]*\*")
OPENID = "openid"
SIGN_IN = {"email", "profile", "phone", "address", "offline_access"}
"""What OpenID Connect knows next to `openid`; these are no scopes of the Webex API."""
_ASKING = {
    "a", "all", "also", "an", "and", "app", "application", "are", "as", "at", "audit", "but",
    "by", "can", "check", "could", "do", "does", "evaluate", "exist", "exists", "explain",
    "fine", "following", "for", "good", "has", "have", "how", "i", "in", "is", "it", "its",
    "list", "look", "me", "mean", "meaning", "my", "need", "of", "ok", "okay", "on", "or",
    "our", "permission", "permissions", "please", "plus", "real", "review", "right", "scope",
    "scopes", "should", "tell", "than", "that", "the", "then", "there", "these", "they",
    "this", "those", "to", "us", "use", "using", "valid", "validate", "versus", "vs", "we",
    "webex", "what", "which", "with", "would", "you", "your",
}  # fmt: skip
"""Words that stand around a list in a question, never in it."""

Place = Literal["configuration", "list", "sentence"]
"""A setting or an authorize address, a message that is just a list, or running text."""


class ListedScope(Struct, frozen=True):
    """One word of a list: the scope it is, or else the scopes it may have been meant for.

    For one that `is_retired` these are the scopes that replaced it, for one that `is_mistaken`
    those that are meant by it.
    """

    written: str
    scope: str | None
    suggestions: tuple[str, ...] = ()
    is_retired: bool = False
    is_mistaken: bool = False

    @property
    def meant(self) -> tuple[str, ...]:
        """The scopes that it most likely stands for."""
        likeliest = self.suggestions if self.is_retired else self.suggestions[:1]
        return (self.scope,) if self.scope else likeliest

    @property
    def is_wildcard(self) -> bool:
        """Whether it is to stand for several scopes, as `spark:*`."""
        return bool(_WILDCARD.fullmatch(self.written))

    @property
    def is_for_sign_in(self) -> bool:
        """Whether the word is none of the API, but one that OpenID Connect knows."""
        return self.written.lower() in SIGN_IN


class ScopeList(Struct, frozen=True):
    """The scopes of a message in order, each once unless a list repeats it; where they stood.

    `is_cut` tells that the list was too long to be read to its end.
    """

    tokens: tuple[ListedScope, ...] = ()
    place: Place = "sentence"
    is_cut: bool = False

    @property
    def known(self) -> tuple[str, ...]:
        """The scopes that exist, each once."""
        return tuple(dict.fromkeys(token.scope for token in self.tokens if token.scope))

    @property
    def unknown(self) -> tuple[ListedScope, ...]:
        """The words that are no scope, each once."""
        rest = (token for token in self.tokens if not (token.scope or token.is_for_sign_in))
        return tuple(dict.fromkeys(rest))

    @property
    def for_sign_in(self) -> tuple[str, ...]:
        """The words that OpenID Connect knows, each once."""
        return tuple(dict.fromkeys(t.written for t in self.tokens if t.is_for_sign_in))


def find_list(
    text: str,
    names: Names,
    calls: Iterable[SdkCall] = (),
    named: Sequence[NamedScope] | None = None,
) -> ScopeList:
    """Return the list of scopes a message holds, empty when it holds none.

    `calls` are those of SDKs in the message: their words are no scopes. `named` are the names in
    the whole text, where these are known already.
    """
    whole = text
    listed = _join(_in_addresses(text, names)) or _join(_in_settings(text, names))
    if listed:
        return _as_list(listed, names, "configuration")
    for call in calls:
        text = text.replace(call.written, " ")
    plain = _ADDRESS.sub(" ", text)
    written = _in_plain_words(_split(without_repeating_question(plain)), names)
    if written:
        return _as_list(written, names, "list")
    found = named if named is not None and plain == whole else names.find(plain)
    return _as_list(_in_sentence(plain, found), names, "sentence")


def is_joined_badly(text: str) -> bool:
    """Return whether scopes are joined by a comma and the like, or by a blank left unencoded."""
    address = _IN_ADDRESS.search(text)
    if address:
        asked, bare = address.groups()
        return bool(bare or _JOINED_BADLY.search(asked))
    return bool(_JOINED_BADLY.search(text))


def _in_addresses(text: str, names: Names) -> Iterator[list[str]]:
    """Yield the scope parameters of addresses; blanks in them may have been left unencoded."""
    for match in _PARAMETER.finditer(text):
        first, *rest = match["value"].split() or [""]
        decoded = unquote(unquote(first)) if "%25" in first else unquote(first)
        listed = [*_split(decoded), *takewhile(lambda w: _looks_right(w, names), rest)]
        if "authorize" in text.lower() or any(_looks_right(word, names) for word in set(listed)):
            yield listed


def _in_settings(text: str, names: Names) -> Iterator[list[str]]:
    """Yield the values of settings called scope; where prose may stand, maybe just its scopes."""
    for match in _SETTING.finditer(text):
        value = next(match[group] for group in _VALUES if match[group])
        value = unquote(value) if "%" in value else value
        is_alone = bool(match["line"]) and len(_split(value)) == 1
        words = _split(_SENTENCE_END.split(value, maxsplit=1)[0] if match["line"] else value)
        like_scopes = {word for word in set(words) if _looks_right(word, names)}
        like_scopes |= SIGN_IN if like_scopes else set()
        right = [word for word in words if word in like_scopes]
        if right and is_alone:
            continue  # "scope: spark:people_read" is a question about that scope
        if right:
            may_be_prose = match["entries"] or match["line"]
            yield right if may_be_prose and 2 * len(right) < len(words) else words


def _in_plain_words(words: list[str], names: Names) -> list[str]:
    """Return the words of a message that is little more than a list, else nothing."""
    different = set(words)
    if len(different) > MOST_NAMES:
        return []
    like_scopes = {word for word in different if _looks_right(word, names)}
    right = [n for n, word in enumerate(words) if word in like_scopes]
    if not right:
        return []
    said = [word for word in words if word.lower() not in _ASKING]
    if all(word.lower() in SIGN_IN or word in like_scopes for word in said):
        return said
    within = [w for w in words[right[0] : right[-1] + 1] if w.lower() not in _ASKING]
    is_list = 4 * len(right) >= 3 * len(within) and any(names.find(word) for word in set(within))
    return within if len(right) > 1 and is_list else []


def _in_sentence(text: str, found: Iterable[NamedScope]) -> list[str]:
    """Return what a sentence names; beside `openid` also what goes with it."""
    named = [name.written for name in found]
    beside = SIGN_IN & set(_split(text)) if OPENID in named else set()
    return [*named, *sorted(beside)]


def _looks_right(word: str, names: Names) -> bool:
    """Return whether a word looks like a scope, whether or not it is one."""
    if _SHAPE.fullmatch(word):
        return True
    return ("_" in word or word.lower() == OPENID) and names.look_up(word) is not None


def _split(text: str) -> list[str]:
    """Return the words of a list, with at most one different word more than is read."""
    stripped = (
        word if _WILDCARD.fullmatch(word) else word.strip(".:!?*•-=&#/")
        for word in _BETWEEN.split(text)
    )
    return _until_too_many([word for word in stripped if word], MOST_NAMES + 1)


def _until_too_many(words: list[str], most: int) -> list[str]:
    """Return the words up to the one that makes for too many different ones."""
    first = set(islice(dict.fromkeys(words), most))
    return list(takewhile(first.__contains__, words))


def _join(lists: Iterable[list[str]]) -> list[str]:
    """Join lists until there is more than is read; what an earlier one holds is not repeated."""
    joined: list[str] = []
    for words in lists:
        earlier = set(joined)
        joined += [word for word in words if word not in earlier]
        if len(joined) > MOST_NAMES:
            break
    return joined


def _as_list(words: list[str], names: Names, place: Place) -> ScopeList:
    read = _until_too_many(words, MOST_NAMES)
    tokens = {word: _token(word, names) for word in dict.fromkeys(read)}
    return ScopeList(tuple(tokens[word] for word in read), place, is_cut=len(read) < len(words))


def _token(word: str, names: Names) -> ListedScope:
    named = names.look_up(word)
    if named and named.is_exact:
        return ListedScope(word, named.scope)
    if word.lower() in SIGN_IN or _WILDCARD.fullmatch(word):
        return ListedScope(word, None)
    if named and (named.is_retired or named.is_mistaken):
        return ListedScope(word, None, named.candidates, named.is_retired, named.is_mistaken)
    likely = named.candidates if named else ()
    return ListedScope(word, None, tuple(likely or names.closest(word))[:3])
