"""Read a raw message into a typed question: what is asked for, for whom, reading or changing."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from scopes.catalog import Level, Vocabulary
from scopes.endpoints import Endpoint, find_endpoints
from scopes.index import Index, with_pairs
from scopes.names import NamedScope, Names
from scopes.words import phrase_stems, stem, words

Wanted = Literal["read", "write"]

MAX_CHARACTERS = 10_000
LEVEL_ORDER: tuple[Level, ...] = ("compliance", "group", "admin", "user")
"""When a message speaks of several token levels, the first of these is meant."""

_INVISIBLE = {"Cc", "Cf", "Co", "Cs"}
_TAG = re.compile(
    r"<(script|style)\b[^>]*>.*?</\1\s*>|</?[a-z@!][^<>]{0,200}>", re.IGNORECASE | re.DOTALL
)
_DETAIL_LINE = re.compile(r"^\s*[-*•]\s*[\w /]{2,30}:\s", re.MULTILINE)
_QUOTED = re.compile(r"(?<!\w)(['\"“‘])[^'\"“”‘’\n]{2,60}['\"”’](?!\w)")
_DETAIL_WEIGHT = 0.25
_NAME_WEIGHT = 0.2
_UNKNOWN_WEIGHT = 0.5
_SAID_WEIGHT = 0.5


@dataclass(frozen=True)
class Question:
    """What a message asks.

    `wanted` is empty when the message does not say whether to read or to change. `terms` are the
    weighted words to search with; `unknown` are words that no document uses.
    """

    text: str
    words: tuple[str, ...] = ()
    endpoints: tuple[Endpoint, ...] = ()
    scopes: tuple[NamedScope, ...] = ()
    level: Level | None = None
    wanted: frozenset[Wanted] = frozenset()
    terms: dict[str, float] = field(default_factory=dict)
    is_elsewhere: bool = False


def clean(text: str) -> str:
    """Return text without control and invisible characters, at most 10,000 characters long."""
    text = unicodedata.normalize("NFKC", text[:MAX_CHARACTERS])
    kept = (c if c == "\n" or unicodedata.category(c) not in _INVISIBLE else " " for c in text)
    return "".join(kept).strip()


class Reader:
    """Reads questions with the words of the catalog's vocabulary."""

    def __init__(self, vocabulary: Vocabulary, names: Names, index: Index) -> None:
        self._names = names
        self._index = index
        self._known = [term for term in index.vocabulary if len(term) >= 4]
        self._filler = set(vocabulary.filler)
        self._framing = set(vocabulary.framing)
        self._verbs = _verbs(vocabulary)
        self._levels = [
            (level, _phrases(vocabulary.levels.get(level, ()))) for level in LEVEL_ORDER
        ]
        self._elsewhere = _phrases(vocabulary.elsewhere)
        self._synonyms = _Synonyms(vocabulary)

    def read(self, message: str) -> Question:
        """Read one message; never fails, whatever it holds."""
        text = clean(message)
        said = _TAG.sub(" ", text)
        spoken = words(said)
        need = self._without_framing(spoken)
        return Question(
            text=text,
            words=tuple(spoken),
            endpoints=find_endpoints(text),
            scopes=self._names.find(text),
            level=self._level(text),
            wanted=self._wanted(need, text),
            terms=self._terms(said),
            is_elsewhere=self._is_elsewhere(text),
        )

    def _without_framing(self, spoken: Sequence[str]) -> list[str]:
        """Drop runs of filler that ask for scopes ("which scopes do I need to")."""
        kept: list[str] = []
        run: list[str] = []
        for word in [*spoken, ""]:
            if word in self._filler or word in self._framing:
                run.append(word)
                continue
            if not self._framing.intersection(run):
                kept += run
            run = []
            if word:
                kept.append(word)
        return kept

    def _level(self, text: str) -> Level | None:
        lowered = text.lower()
        return next((level for level, said in self._levels if said.search(lowered)), None)

    def _wanted(self, need: Sequence[str], text: str) -> frozenset[Wanted]:
        if _READ_ONLY.search(text):
            return frozenset({"read"})
        verbs = [(n, self._verbs[word]) for n, word in enumerate(need) if word in self._verbs]
        if need and need[0] in _INTERROGATIVE or need[:2] in _INTERROGATIVE_PAIRS:
            return frozenset({"read"})
        if not verbs:
            return frozenset()
        first, kind = verbs[0]
        joined = {kind for n, kind in verbs if n <= first + 2 and _JOINED.search(text)}
        return frozenset(joined | {kind})

    def _terms(self, text: str) -> dict[str, float]:
        """Weigh the words to search with: details and quoted names count little."""
        head = _DETAIL_LINE.split(text, maxsplit=1)[0]
        details = text[len(head) :]
        quoted = [match[0] for match in _QUOTED.finditer(head)]
        terms: dict[str, float] = {}
        parts = [(_QUOTED.sub(" ", head), 1.0), (details, _DETAIL_WEIGHT)]
        for part, weight in [*parts, *((quote, _NAME_WEIGHT) for quote in quoted)]:
            for term, value in self._weighed(part, weight).items():
                terms[term] = max(value, terms.get(term, 0.0))
        return terms

    def _weighed(self, part: str, weight: float) -> dict[str, float]:
        names = {word.lower() for word in re.findall(r"(?<=[a-z,] )[A-Z][a-z]{2,}", part)}
        spoken = [word for word in words(part) if word not in self._framing]
        said = [self._correct(stem(word)) for word in spoken]
        expanded, replaced = self._synonyms.expand(said)
        terms: dict[str, float] = {}
        for meaning in expanded:
            terms.update(with_pairs(meaning, weight))
        kept = [
            (word, term, _SAID_WEIGHT if n in replaced else 1.0)
            for n, (word, term) in enumerate(zip(spoken, said, strict=True))
            if word not in self._filler
        ]
        for word, term, share in kept:
            is_known = term in self._index
            if not is_known and share < 1.0:
                continue
            if not is_known:
                share = _NAME_WEIGHT if word in names else _UNKNOWN_WEIGHT
            terms[term] = max(terms.get(term, 0.0), weight * share)
        pairs = with_pairs([term for _, term, _ in kept], weight)
        for term, value in pairs.items():
            if " " in term:
                terms.setdefault(term, value)
        return terms

    def _correct(self, term: str) -> str:
        """Return the word of the documents that a misspelt one most likely is."""
        if term in self._index or len(term) < 5 or self._synonyms.uses(term):
            return term
        far = 1 if len(term) < 8 else 2
        found = process.extractOne(
            term, self._known, scorer=DamerauLevenshtein.distance, score_cutoff=far
        )
        return found[0] if found and found[0][0] == term[0] else term

    def _is_elsewhere(self, text: str) -> bool:
        lowered = text.lower()
        if re.search(r"\bwebex\b", lowered):
            return False
        return any(
            not re.search(r"\b(?:to|into|from|with|via|like|and|or|\()\s*$", lowered[: m.start()])
            for m in self._elsewhere.finditer(lowered)
        )


_READ_ONLY = re.compile(
    r"\bread[- ]?only\b|\bonly (?:to )?(?:read|view|see|list|look)|\bview[- ]only\b"
    r"|\b(?:without|no|not|never|don't|do not|must not)\b[\w ]{0,12}"
    r"\b(?:writ|chang|edit|modif|updat|delet)",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\w\s*(?:/|&|\+|\band\b|\bor\b)\s*\w")
_INTERROGATIVE = {
    "which",
    "what",
    "who",
    "whose",
    "where",
    "when",
    "does",
    "is",
    "are",
    "do",
    "has",
    "have",
    "did",
    "was",
    "were",
}
_INTERROGATIVE_PAIRS = (
    ["how", "many"],
    ["how", "much"],
    ["how", "long"],
    ["how", "often"],
    ["how", "is"],
    ["how", "are"],
    ["how", "did"],
    ["how", "was"],
    ["how", "busy"],
)


def _phrases(said: Iterable[str]) -> re.Pattern[str]:
    parts = sorted((re.escape(phrase) for phrase in said), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(parts or ["(?!)"]) + r")(?![\w])")


def _verbs(vocabulary: Vocabulary) -> dict[str, Wanted]:
    kinds: tuple[tuple[Wanted, list[str]], ...] = (
        ("read", vocabulary.read),
        ("write", vocabulary.write),
    )
    forms: dict[str, Wanted] = {}
    for kind, verbs in kinds:
        for verb in verbs:
            base = verb.removesuffix("e")
            for form in (verb, verb + "s", verb + "es", base + "ing", verb + verb[-1] + "ing"):
                forms.setdefault(form, kind)
    for verb in (*vocabulary.read, *vocabulary.write):
        forms[verb] = "read" if verb in vocabulary.read else "write"
    return forms


class _Synonyms:
    """Finds what people say and gives what the documents call it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._by_first: dict[str, list[tuple[list[str], list[str]]]] = {}
        self._used: set[str] = set()
        for synonym in vocabulary.synonyms:
            meaning = phrase_stems(synonym.means)
            for phrase in synonym.said:
                said = phrase_stems(phrase)
                if said and said != meaning:
                    self._by_first.setdefault(said[0], []).append((said, meaning))
                    self._used.update(said)
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def uses(self, term: str) -> bool:
        """Tell whether any phrase holds the word."""
        return term in self._used

    def expand(self, said: Sequence[str]) -> tuple[list[list[str]], set[int]]:
        """Return the meanings found and the positions of the words they stand for."""
        meanings: list[list[str]] = []
        replaced: set[int] = set()
        for n, word in enumerate(said):
            for phrase, meaning in self._by_first.get(word, ()):
                if list(said[n : n + len(phrase)]) == phrase:
                    meanings.append(meaning)
                    replaced.update(range(n, n + len(phrase)))
                    break
        return meanings, replaced
