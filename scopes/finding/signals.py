"""What speaks for a set of scopes and what against it: the signals, in one table.

Each signal is a number for a candidate; their weights are learned (`training/fusion.py`) on texts
that the models behind the first two had not seen. The weighted sums of all candidates of a
question become shares, and a share becomes a probability by what such shares proved to be worth.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scopes.data.catalog import Level
from scopes.finding.fit import WEBHOOK, Traits, says
from scopes.finding.learned import NOTHING, Class, Head, Learned, Reading
from scopes.finding.weights import Array
from scopes.reading.question import Question

MEANINGS = {
    "language": "logarithm of the share that the language model gives",
    "spelling": "logarithm of the share that the net over n-grams gives",
    "words": "score of the operations and catalog phrases that hold the words, 0 to 1",
    "wrong_way": "would change where the question reads, or only read where it changes",
    "unasked_change": "would change where the question does not say so",
    "both_ways": "one scope that reads and changes",
    "other_level": "is for another token than the question names",
    "unusual_level": "no token is named, and it is not the one people mostly mean",
    "unsaid_product": "belongs to a product that the question does not name",
    "seen_only": "no official text explains the scope",
    "nothing": "that no scope is asked for",
}
"""The signals, in the order of their values."""

SMALLEST_SHARE = -12.0
"""Logarithm below which shares count as equally small."""


@dataclass(frozen=True)
class Seen:
    """A candidate as the signals see it: its class, the traits of its scopes, its words' score."""

    label: Class
    traits: Traits
    words: float


def values_of(
    question: Question, reading: Reading, learned: Learned, candidates: Sequence[Seen]
) -> Array:
    """Return the value of each signal, candidates x signals, the last row that of `NOTHING`."""
    rows = [
        [*_shares(reading, learned.numbers.get(each.label)), *_fit(question, each), 0.0]
        for each in candidates
    ]
    without = [0.0] * (len(MEANINGS) - 3)
    rows.append([*_shares(reading, learned.numbers[NOTHING]), *without, 1.0])
    return np.array(rows)


def _shares(reading: Reading, number: int | None) -> tuple[float, float]:
    if number is None:
        return SMALLEST_SHARE, SMALLEST_SHARE
    language, spelling = float(reading.encoder[number]), float(reading.ngrams[number])
    return max(language, SMALLEST_SHARE), max(spelling, SMALLEST_SHARE)


def _fit(question: Question, candidate: Seen) -> list[float]:
    traits = candidate.traits
    is_watching = WEBHOOK in question.terms
    is_open = not question.wanted and not is_watching
    wants_write = "write" in question.wanted and not is_watching
    usual: Level = "user" if is_watching else traits.area.default_level
    level = candidate.label[1]
    flags = (
        not traits.is_broad and not is_open and traits.writes != wants_write,
        not traits.is_broad and is_open and traits.writes,
        traits.is_broad,
        question.level is not None and level != question.level,
        question.level is None and level != (question.near_level or usual),
        not all(says(question, phrases) for phrases in traits.only_if_said),
        not traits.is_documented,
    )
    return [candidate.words, *map(float, flags)]


class Scale:
    """Turns the signals of the candidates of one question into probabilities."""

    def __init__(self, head: Head) -> None:
        self._weights = np.array([head.signals[name] for name in MEANINGS])
        self._calibration = head.calibration

    def shares(self, values: Array) -> Array:
        """Return the share of each row of signals; they add up to 1."""
        return shares_of(values, self._weights)

    def parts(self, values: Array) -> Array:
        """Return what each signal adds to each row's sum."""
        parts: Array = values * self._weights
        return parts

    def probability(self, share: float) -> float:
        """Return how often a candidate with such a share proved right."""
        return interpolate(self._calibration, share)


def interpolate(pairs: Sequence[tuple[float, float]], value: float) -> float:
    """Return the second number of rising pairs for a first one, on straight lines between them."""
    after = bisect_right(pairs, value, hi=len(pairs) - 1, key=lambda pair: pair[0])
    (low, from_), (high, to) = pairs[max(after - 1, 0)], pairs[after]
    return from_ + (to - from_) * min((value - low) / (high - low), 1.0) if high > low else to


def shares_of(values: Array, weights: Array) -> Array:
    """Return the share of each row of signals under the weights (softmax)."""
    sums = values @ weights
    grown = np.exp(sums - sums.max())
    shares: Array = grown / grown.sum()
    return shares
