"""Read a raw message into a typed question: what is asked for, for whom, reading or changing."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from typing import Literal, get_args

from scopes.data.catalog import Level, Topic, Vocabulary
from scopes.reading.endpoints import Endpoint, find_endpoints
from scopes.reading.intent import Intent, Wanted
from scopes.reading.names import NamedScope, Names
from scopes.reading.sdk import SdkCall, find_calls
from scopes.text.index import BONUS, Index, with_pairs
from scopes.text.similarity import nearest
from scopes.text.vocabulary import Synonyms, Terms, phrase_pattern
from scopes.text.words import singular, stem, words

MAX_CHARACTERS = 10_000
MOST_WORDS = 400
MOST_CALLS = 40
MOST_CORRECTIONS = 12
_INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
_WIDEST_GAP = " " * 8
_GAP = re.compile(r"[^\S\n]{9,}")
_EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n){2,}")
"""Long runs of blanks and line breaks: they say nothing, and patterns would search them often."""
_TAG = re.compile(
    r"<(script|style)\b[^<>]{0,200}>(?:(?!<\1\b).)*?</\1\s*>|</?[a-z@!][^<>]{0,200}>",
    re.IGNORECASE | re.DOTALL,
)
_DETAIL_LINE = re.compile(r"^\s*[-*•]\s*[\w /]{2,30}:\s", re.MULTILINE)
_QUOTED = re.compile(r"(?<!\w)(['\"“‘])(?![a-z]+[A-Z_]\w*['\"”’])[^'\"“”‘’\n]{2,60}['\"”’](?!\w)")
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_NAME = re.compile(r"(?:(?<=[a-z,] )|(?<=[a-z]/)|(?<= ['\"]))[A-Z][a-z]{2,}\b")

_DETAIL_WEIGHT = 0.1
_NAME_WEIGHT = 0.2
_UNKNOWN_WEIGHT = 1.6
_UNKNOWN_MODIFIER_WEIGHT = 0.6
_REPLACED_WEIGHT = 0.5
_VERB_WEIGHT = 0.6
_CHANGE = "update"
"""How the documents call most of what people call managing or writing."""
_WHO = {"person", "host", "other", "one", "admin", "someon", "own", "myself"}
_WHERE = ("when", "where", "that", "for", "from", "in", "at", "within", "inside", "into")
_HOW = ("using", "via", "with", "by", "behalf", "so", "because", "based", "after", "before")
_MODIFIERS = {**dict.fromkeys(_WHERE, 0.7), **dict.fromkeys(_HOW, 0.45)}
"""Words after which a sentence tells how, where or why instead of what."""


Cut = Literal["characters", "words", "calls", "names"]


@dataclass(frozen=True)
class Question:
    """What a message asks.

    `wanted` is empty when the message does not say whether to read or to change. `terms` are the
    weighted words to search with. `is_elsewhere` tells of a question about another product. A part
    of a longer message is likely to stay near the area and level of the part before it. `cut` names
    what the message holds too much of, so that the rest was not read.
    """

    text: str
    said: str = ""
    words: tuple[str, ...] = ()
    endpoints: tuple[Endpoint, ...] = ()
    calls: tuple[SdkCall, ...] = ()
    scopes: tuple[NamedScope, ...] = ()
    level: Level | None = None
    wanted: frozenset[Wanted] = frozenset()
    terms: dict[str, float] = field(default_factory=dict)
    is_elsewhere: bool = False
    near_area: Topic | None = None
    near_level: Level | None = None
    cut: frozenset[Cut] = frozenset()

    @cached_property
    def singular_words(self) -> str:
        """Return the words without plural s, a blank around each, to look for phrases in."""
        return f" {' '.join(map(singular, self.words))} "


def clean(text: str) -> str:
    """Return text without control and invisible characters and without long gaps.

    Nothing after the first 10,000 characters is read.
    """
    text = unicodedata.normalize("NFKC", text[:MAX_CHARACTERS])[:MAX_CHARACTERS]
    strange = {c for c in set(text) - {"\n"} if unicodedata.category(c) in _INVISIBLE}
    visible = text.translate(dict.fromkeys(map(ord, strange), " "))
    return _EMPTY_LINES.sub("\n\n", _GAP.sub(_WIDEST_GAP, visible)).strip()


def _cut(**is_too_much: bool) -> frozenset[Cut]:
    return frozenset(what for what in get_args(Cut) if is_too_much[what])


class Reader:
    """Reads questions with the words of the catalog's vocabulary."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        terms: Terms,
        names: Names,
        index: Index,
        all_words: Callable[[], Iterable[str]],
    ) -> None:
        """`all_words` gives every word of the documents, to find what a misspelt one means."""
        self._names = names
        self._index = index
        self._words = terms
        self._intent = Intent(vocabulary)
        self._synonyms = Synonyms(vocabulary, terms)
        self._all_words = all_words
        self._filler = {*vocabulary.filler, *vocabulary.framing}
        self._vague = set(vocabulary.vague)
        self._change = terms.of_word(_CHANGE)
        self._verbs = {*vocabulary.read, *vocabulary.write}
        self._elsewhere = phrase_pattern(vocabulary.elsewhere)

    def read(self, message: str) -> Question:
        """Read one message, or a part of one; never fails, whatever it holds."""
        text = clean(message)
        said = _TAG.sub(" ", text)
        spoken = words(said)
        endpoints = find_endpoints(text)
        calls = find_calls(text)
        level, rest = self._intent.level(said)
        wanted = self._intent.wanted(said)
        return Question(
            text=text,
            said=said.lower(),
            words=tuple(spoken),
            endpoints=endpoints[:MOST_CALLS],
            calls=calls[:MOST_CALLS],
            scopes=() if calls else self._names.find(text),
            level=level,
            wanted=wanted,
            terms=self._terms(rest, said, "write" in wanted),
            is_elsewhere=self._is_elsewhere(said),
            cut=_cut(
                characters=len(message.strip()) > MAX_CHARACTERS,
                words=len(spoken) > MOST_WORDS,
                calls=max(len(endpoints), len(calls)) > MOST_CALLS,
                names=not calls and self._names.are_too_many(text),
            ),
        )

    def as_later_part(self, question: Question) -> Question:
        """Return what was read as it is meant when it follows another part of a message."""
        said = _TAG.sub(" ", question.text)
        return replace(question, wanted=self._intent.wanted(said, is_part=True))

    def restricted_to(self, question: Question, kind: Wanted) -> Question:
        """Return the half of a question that only reads or only changes."""
        half = self.read(self._intent.restricted_to(question.text, kind))
        return replace(question, wanted=frozenset({kind}), terms=half.terms)

    def has_subject(self, question: Question) -> bool:
        """Return whether a part of a message names a thing, not only an action or a person."""
        things = self.nouns(question)
        return bool(things - _WHO) or bool(things and question.wanted)

    def nouns(self, question: Question) -> set[str]:
        """Return the words of a question that name things instead of actions."""
        return {t for t, w in question.terms.items() if w > _VERB_WEIGHT and " " not in t}

    def _terms(self, text: str, original: str, is_change: bool) -> dict[str, float]:
        """Weigh the words to search with: details and quoted names count little.

        When something is to be changed, a verb that says no more than that adds little.
        """
        head = _DETAIL_LINE.split(text, maxsplit=1)[0]
        quoted = [match[0] for match in _QUOTED.finditer(head)]
        details = text[len(head) :]
        head = _ADDRESS.sub(" person ", head)
        parts = [(_QUOTED.sub(" ", head), 1.0), (details, _DETAIL_WEIGHT)]
        names = {name.lower() for name in _NAME.findall(original)}
        vague = self._vague if is_change else set[str]()
        terms: dict[str, float] = {}
        for meaning in self._synonyms.acronyms(original):
            terms.update(with_pairs(meaning))
        for part, weight in [*parts, *((quote, _NAME_WEIGHT) for quote in quoted)]:
            for term, value in self._weigh(words(part), names, weight, vague).items():
                terms[term] = max(value, terms.get(term, 0.0))
        return terms

    def _weigh(
        self, said: list[str], names: set[str], weight: float, vague: set[str]
    ) -> dict[str, float]:
        spoken = [part for word in said[:MOST_WORDS] for part in self._index.divide(word)]
        meanings, replaced = self._synonyms.expand(spoken)
        right = self._corrected(spoken, replaced)
        stems = [self._words.of_word(word) for word in right]
        terms: dict[str, float] = {}
        for meaning in meanings:
            terms.update(with_pairs(meaning, weight))
        phrases: list[list[str]] = [[]]
        part = 1.0
        for n, (word, term) in enumerate(zip(spoken, stems, strict=True)):
            if phrases[0] and word in _MODIFIERS:
                part = _MODIFIERS[word]
                phrases.append([])
            if singular(word) in vague:
                terms[self._change] = max(weight * BONUS, terms.get(self._change, 0.0))
                continue
            if word in self._filler or (n and spoken[n - 1] == "not"):
                continue
            share = self._share(word, term, n in replaced, names)
            if share == _UNKNOWN_WEIGHT and part < 1.0:
                share = _UNKNOWN_MODIFIER_WEIGHT
            if share:
                phrases[-1].append(term)
                terms[term] = max(terms.get(term, 0.0), weight * share * part)
        for phrase in phrases:
            for term, value in with_pairs(phrase, weight).items():
                terms.setdefault(term, value)
        return terms

    def _share(self, word: str, term: str, is_replaced: bool, names: set[str]) -> float:
        """Return how much one word of the question counts."""
        if term not in self._index:
            if is_replaced:
                return 0.0
            return _NAME_WEIGHT if word in names else _UNKNOWN_WEIGHT
        if is_replaced:
            return _REPLACED_WEIGHT
        return _VERB_WEIGHT if singular(word) in self._verbs else 1.0

    def _corrected(self, spoken: Sequence[str], replaced: set[int]) -> list[str]:
        """Return the words with the first few misspelt ones mended."""
        left = MOST_CORRECTIONS
        right: list[str] = []
        for n, word in enumerate(spoken):
            is_strange = n not in replaced and self._is_strange(word)
            right.append(self._correct(word) if is_strange and left else word)
            left -= is_strange and left > 0
        return right

    def _is_strange(self, word: str) -> bool:
        return len(word) >= 5 and word not in self._filler and stem(word) not in self._index

    def _correct(self, word: str) -> str:
        """Return the word of the documents that a misspelt one most likely is."""
        far = 1 if len(word) < 8 else 2
        return nearest(word, self._known_words.get(word[0], ()), far) or word

    @cached_property
    def _known_words(self) -> dict[str, list[str]]:
        """Every longer word of the documents by its first letter, which is seldom mistyped.

        Needed for misspelt questions only.
        """
        known = sorted({word for word in self._all_words() if len(word) >= 5})
        return {first: [*words] for first, words in groupby(known, key=lambda word: word[0])}

    def _is_elsewhere(self, text: str) -> bool:
        lowered = text.lower()
        if re.search(r"\bwebex\b", lowered):
            return False
        return any(
            not _OTHER_END.search(lowered[: match.start()])
            for match in self._elsewhere.finditer(lowered)
        )


_OTHER_END = re.compile(r"(?:\b(?:to|into|from|with|via|like|and|or)|[(,/])\s*$")
"""What stands before a product that is only the other end of a job ("push CDR into ...")."""
