"""Weigh the words of a question: which of them to search with, and how much each counts."""

import re
from collections.abc import Sequence

from scopes.data.catalog import Vocabulary
from scopes.reading.question import MOST_WORDS
from scopes.text.index import BONUS, Index, with_pairs
from scopes.text.vocabulary import Synonyms, Terms
from scopes.text.words import EMAIL, singular, stem, words

LONGEST = 2000
"""Characters that are weighed; of longer messages the parts are, each by itself."""
_DETAIL_LINE = re.compile(r"^\s*[-*•]\s*[\w /]{2,30}:\s", re.MULTILINE)
_QUOTED = re.compile(r"(?<!\w)(['\"“‘])(?![a-z]+[A-Z_]\w*['\"”’])[^'\"“”‘’\n]{2,60}['\"”’](?!\w)")
_ADDRESS = re.compile(EMAIL)
_NAME = re.compile(r"(?:(?<=[a-z,] )|(?<=[a-z]/)|(?<= ['\"]))[A-Z][a-z]{2,}\b")

_DETAIL_WEIGHT = 0.1
_NAME_WEIGHT = 0.2
_UNKNOWN_WEIGHT = 1.6
_UNKNOWN_MODIFIER_WEIGHT = 0.6
_REPLACED_WEIGHT = 0.5
VERB_WEIGHT = 0.6
_CHANGE = "update"
"""How the documents call most of what people call managing or writing."""
_WHERE = ("when", "where", "that", "for", "from", "in", "at", "within", "inside", "into")
_HOW = ("using", "via", "with", "by", "behalf", "so", "because", "based", "after", "before")
_MODIFIERS = {**dict.fromkeys(_WHERE, 0.7), **dict.fromkeys(_HOW, 0.45)}
"""Words after which a sentence tells how, where or why instead of what."""


class Weighing:
    """Weighs words with the vocabulary of the catalog and the words of the documents.

    `actions` are the terms of verbs that are no nouns as well.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        terms: Terms,
        index: Index,
    ) -> None:
        self._index = index
        self._words = terms
        self._synonyms = Synonyms(vocabulary, terms)
        self._filler = {*vocabulary.filler, *vocabulary.framing}
        self._vague = set(vocabulary.vague)
        self._change = terms.of_word(_CHANGE)
        self._verbs = {*vocabulary.read, *vocabulary.write}
        self.actions = {terms.of_word(v) for v in self._verbs - {*vocabulary.also_nouns}}

    def is_pair(self, spoken: Sequence[str]) -> bool:
        """Return whether two words stand side by side in the documents, such as "route group".

        A word that counts as another one ("view" as "list") is rather a verb.
        """
        terms = tuple(map(self._words.of_word, spoken))
        return terms in self._index.pairs and terms[0] == stem(spoken[0])

    def terms(self, text: str, original: str, is_change: bool) -> dict[str, float]:
        """Weigh the words to search with: details and quoted names count little.

        When something is to be changed, a verb that says no more than that adds little.
        """
        text, original = text[:LONGEST], original[:LONGEST]
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
        stems = list(map(self._words.of_word, spoken))
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
        return VERB_WEIGHT if singular(word) in self._verbs else 1.0
