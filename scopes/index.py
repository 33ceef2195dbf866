"""An inverted index over short texts, made for questions of a few words.

A text's score for a query is the share of the query's information it holds (weighted by how rare
each word is), lowered when the text speaks of much else. Scores lie between 0 and 1, so that they
can be read as confidence.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Terms = Mapping[str, float]
"""Words and word pairs with the weight they carry."""

PAIR_WEIGHT = 0.8
PRECISION_SHARE = 0.45
FEW_WORDS = 0.8


def with_pairs(stems: Sequence[str], weight: float = 1.0) -> dict[str, float]:
    """Return the words of a text and the pairs of neighbours, each with its weight."""
    terms = dict.fromkeys(stems, weight)
    for left, right in zip(stems, stems[1:], strict=False):
        if left != right:
            terms[f"{left} {right}"] = weight * PAIR_WEIGHT
    return terms


@dataclass(frozen=True)
class Hit:
    """A text found, with a score between 0 and 1."""

    document: int
    score: float


class Index:
    """Texts as numbered documents; each has core words (its title) and side words."""

    def __init__(self, documents: Iterable[tuple[Sequence[str], Sequence[str]]]) -> None:
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        cores: list[dict[str, float]] = []
        for number, (core, side) in enumerate(documents):
            terms = dict.fromkeys(side, SIDE_WEIGHT)
            core_terms = with_pairs(core)
            terms.update(core_terms)
            for term, weight in terms.items():
                self._postings[term].append((number, weight))
            cores.append(core_terms)
        size = len(cores)
        self._unknown = math.log(1 + size)
        self._rarity = {
            term: math.log(1 + size / (1 + len(found))) * (PAIR_WEIGHT if " " in term else 1.0)
            for term, found in self._postings.items()
        }
        rarity = self._rarity.__getitem__
        self._core_mass = [sum(map(rarity, core)) or 1.0 for core in cores]

    def __contains__(self, term: str) -> bool:
        return term in self._postings

    @property
    def vocabulary(self) -> Iterable[str]:
        """Every single word the texts use."""
        return (term for term in self._postings if " " not in term)

    def rarity(self, term: str) -> float:
        """Return how much a word tells (inverse document frequency); unknown words tell most."""
        return self._rarity.get(term, self._unknown)

    def search(self, query: Terms) -> list[Hit]:
        """Return the texts that share words with the query, best first."""
        said = sum(" " not in term and term in self._postings for term in query)
        share = PRECISION_SHARE + (1 - PRECISION_SHARE) * FEW_WORDS / max(said, 1)
        total = sum(self.rarity(term) * weight for term, weight in query.items() if " " not in term)
        found: dict[int, float] = defaultdict(float)
        core: dict[int, float] = defaultdict(float)
        for term, weight in query.items():
            rarity = self.rarity(term)
            for number, in_text in self._postings.get(term, ()):
                found[number] += rarity * weight * in_text
                if in_text >= PAIR_WEIGHT:
                    core[number] += rarity * weight
        hits = [
            Hit(n, _score(mass / total, core[n] / self._core_mass[n], share))
            for n, mass in found.items()
        ]
        return sorted(hits, key=lambda hit: (-hit.score, hit.document))


def _score(recall: float, precision: float, share: float) -> float:
    """Join what share of the query a text holds with how little else it speaks of."""
    return min(recall, 1.0) * (1 - share + share * min(precision, 1.0))


SIDE_WEIGHT = 0.6
