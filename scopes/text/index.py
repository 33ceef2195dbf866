"""An inverted index over short texts, made for questions of a few words.

A text's score for a query is the share of the query's information it holds (weighted by how rare
each word is), lowered when the text speaks of much else. Scores lie between 0 and 1, so that they
can be read as confidence.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from heapq import nsmallest
from itertools import pairwise
from typing import NamedTuple

from scopes.text.words import stem

Terms = Mapping[str, float]
"""Words, and pairs of neighbours joined by a blank, with the weight they carry in a query."""

PAIR_WEIGHT = 0.8
PAIR_MISSED = 0.5
SIDE_WEIGHT = 0.6
PRECISION_SHARE = 0.45
FEW_WORDS = 0.8
WORTH_SCORING = 0.15
"""Texts that hold less than this share of what the best one holds of a question are left out."""
MOST_HITS = 200
SHORTEST_PART = 3
LONGEST_WORD = 30
BONUS = 0.25
"""Words of no more weight than this add to a score but are not missed when they are absent."""
TELLING = 5
"""Of a long question only this many words can be missed."""
MOST_WORDS = 40
"""Words of a question that are looked for, so that a very long one takes no longer; of this many
no question of a person consists."""
COMMON = 400
"""A word in more texts than this finds none by itself, unless it is the rarest one asked for."""


def with_pairs(stems: Sequence[str], weight: float = 1.0) -> dict[str, float]:
    """Return the words of a text and its pairs of neighbours, all with the same weight."""
    terms = dict.fromkeys(stems, weight)
    for left, right in zip(stems, stems[1:], strict=False):
        if left != right:
            terms[f"{left} {right}"] = weight
    return terms


class Hit(NamedTuple):
    """A text found, with a score between 0 and 1."""

    document: int
    score: float


class Index:
    """Texts as numbered documents; each has core words (its title) and side words."""

    def __init__(self, cores: list[list[str]], postings: dict[str, dict[int, float]]) -> None:
        """`postings` holds, per word, the documents with it and the weight it has there."""
        self._cores = cores
        self._postings = postings
        self._rarity = {word: self._idf(len(found)) for word, found in self._postings.items()}
        rarity = self._rarity.__getitem__
        self._core_mass = [sum(map(rarity, core)) or 1.0 for core in self._cores]

    @classmethod
    def of(cls, documents: Iterable[tuple[list[str], Sequence[str]]]) -> "Index":
        """Build an index from the core and side words of each text."""
        cores: list[list[str]] = []
        postings: dict[str, dict[int, float]] = defaultdict(dict)
        for number, (core, side) in enumerate(documents):
            cores.append(core)
            for word in side:
                postings[word][number] = SIDE_WEIGHT
            for word in core:
                postings[word][number] = 1.0
        return cls(cores, dict(postings))

    @property
    def state(self) -> tuple[list[list[str]], dict[str, dict[int, float]]]:
        """What an index is made from again."""
        return self._cores, self._postings

    def __contains__(self, word: str) -> bool:
        return word in self._postings

    @cached_property
    def pairs(self) -> Mapping[tuple[str, str], Sequence[int]]:
        """The documents in whose core two words stand side by side, in the order they stand in."""
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, core in enumerate(self._cores):
            for pair in dict.fromkeys(pairwise(core)):
                found[pair].append(number)
        return dict(found)

    @property
    def vocabulary(self) -> Iterable[str]:
        """Every word the texts use."""
        return self._postings

    def divide(self, word: str) -> tuple[str, ...]:
        """Divide an unknown word such as "callqueue" into two known ones, if it can be."""
        if not 2 * SHORTEST_PART <= len(word) <= LONGEST_WORD or stem(word) in self._postings:
            return (word,)
        cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
        halves = ((word[:cut], word[cut:]) for cut in cuts)
        known = [h for h in halves if all(stem(part) in self._postings for part in h)]
        return min(known, key=lambda h: sum(map(self.rarity, map(stem, h))), default=(word,))

    def _idf(self, frequency: int) -> float:
        return math.log(1 + len(self._cores) / (1 + frequency))

    def rarity(self, word: str) -> float:
        """Return how much a word tells (inverse document frequency); unknown words tell most."""
        return self._rarity.get(word) or self._idf(0)

    def search(self, query: Terms, at_least: float = 0.0) -> list[Hit]:
        """Return the texts that share words with the query, best first.

        `at_least` is a score below which no text is of use; texts that stay below may be left out.
        """
        singles = self._most_telling(query)
        masses = sorted(self.rarity(w) * weight for w, weight in singles.items() if weight > BONUS)
        total = sum(masses[-TELLING:]) or 1.0
        found: dict[int, float] = defaultdict(float)
        core: dict[int, float] = defaultdict(float)
        for word, weight in sorted(singles.items(), key=lambda item: -self.rarity(item[0])):
            told = self.rarity(word) * weight
            postings = self._postings.get(word, _NOTHING)
            if found and len(postings) > COMMON:
                postings = {n: share for n in found if (share := postings.get(n))}
            for number, share in postings.items():
                found[number] += told * share
                if share == 1.0:
                    core[number] += told
        for told, holding in self._pairs(query, singles):
            total += told * PAIR_MISSED
            for number in holding:
                found[number] += told
        known = sum(word in self._postings for word in singles)
        share = PRECISION_SHARE + (1 - PRECISION_SHARE) * FEW_WORDS / max(known, 1)
        least = max(max(found.values(), default=0.0) * WORTH_SCORING, total * at_least)
        scored = [
            (-_score(mass / total, core[n] / self._core_mass[n], share), n)
            for n, mass in found.items()
            if mass >= least
        ]
        return [Hit(n, -score) for score, n in sorted(scored)[:MOST_HITS]]

    def _most_telling(self, query: Terms) -> dict[str, float]:
        """Return the words of a query without its pairs; of a very long one the rarest."""
        singles = {word: weight for word, weight in query.items() if " " not in word}
        if len(singles) <= MOST_WORDS:
            return singles
        rarest = nsmallest(MOST_WORDS, singles, key=lambda word: -self.rarity(word))
        return {word: singles[word] for word in rarest}

    def _pairs(self, query: Terms, words: Terms) -> Iterable[tuple[float, set[int]]]:
        """Yield for each pair of the words that stands in some text what it tells, and the texts.

        "Workspace details" are "details of a workspace".
        """
        for pair, weight in query.items():
            left, _, right = pair.partition(" ")
            if left in words and right in words:
                one, other = self.pairs.get((left, right), ()), self.pairs.get((right, left), ())
                if holding := {*one, *other}:
                    yield self._idf(len(holding)) * weight * PAIR_WEIGHT, holding


_NOTHING: dict[int, float] = {}


def _score(recall: float, precision: float, share: float) -> float:
    """Join what share of the query a text holds with how little else it speaks of."""
    known = recall if recall < 1.0 else 1.0
    return known if precision >= 1.0 else known * (1 - share + share * precision)
