"""What speaks for a set of scopes and what against it: the signals, in one table.

Each signal is a number for a candidate; their weights are learned (`training/fusion.py`) on texts
that the models behind the first two had not seen. The weighted sums of all candidates of a
question become shares, and a share becomes a probability by what such shares proved to be worth.

Others were measured and left out, since the models know them already: changing what no verb asks
for, the usual level and product of an area, one scope for reading and changing, scopes that no
official text explains.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scopes.finding.classes import NOTHING, UNDOCUMENTED, Class, Head
from scopes.finding.learned import Learned, Reading
from scopes.finding.weights import Array
from scopes.reading.question import Question

MEANINGS = {
    "language": "logarithm of the share the language model gives the words within their message",
    "operation": "logarithm of the share the language model gives the likeliest operation for it",
    "spelling": "logarithm of the share the net over n-grams gives the words alone",
    "words": "score of the operations and catalog phrases that hold the words, 0 to 1",
    "wrong_way": "would change where the question reads, or only read where it changes",
    "other_level": "is for another token than the question names",
    "nothing": "that no scope is asked for",
}
"""The signals, in the order of their values."""

FEW_WORDS = 2
"""Words of a text that leaves much open, such as "trunks": of the answers that were claimed to be
sure 7 % of theirs were wrong, 2 % of the others', so that they have a calibration of their own."""
SMALLEST_SHARE = -12.0
"""Logarithm below which shares count as equally small."""


@dataclass(frozen=True)
class Seen:
    """A candidate as the signals see it.

    `words` is the score of its words; `writes` tells whether its scopes change anything, None when
    one scope reads and changes.
    """

    label: Class
    words: float
    writes: bool | None


def values_of(
    question: Question,
    reading: Reading,
    learned: Learned,
    candidates: Sequence[Seen],
    undocumented: float,
) -> Array:
    """Return the value of each signal, candidates x signals, the last row that of `NOTHING`.

    The one before it is that of `UNDOCUMENTED`, whose words count so much.
    """
    rows = [_row(question, reading, learned.numbers.get(each.label), each) for each in candidates]
    rows.append([*_shares(reading, learned.numbers[UNDOCUMENTED]), undocumented, 0.0, 0.0, 0.0])
    rows.append([*_shares(reading, learned.numbers[NOTHING]), 0.0, 0.0, 0.0, 1.0])
    return np.array(rows)


def _row(question: Question, reading: Reading, number: int | None, seen: Seen) -> list[float]:
    wants_write = "write" in question.wanted
    is_wrong_way = bool(question.wanted) and seen.writes not in (None, wants_write)
    is_other_level = question.level not in (None, seen.label[1])
    told = (is_wrong_way, is_other_level)
    return [*_shares(reading, number), seen.words, *map(float, told), 0.0]


def _shares(reading: Reading, number: int | None) -> list[float]:
    if number is None:
        return [SMALLEST_SHARE] * 3
    logs = (reading.encoder[number], reading.of_classes[number], reading.ngrams[number])
    return [max(float(log), SMALLEST_SHARE) for log in logs]


class Scale:
    """Turns the signals of the candidates of one question into probabilities."""

    def __init__(self, head: Head) -> None:
        self._weights = np.array([head.signals[name] for name in MEANINGS])
        self._calibration = head.calibration
        self._of_few_words = head.of_few_words or head.calibration

    def shares(self, values: Array) -> Array:
        """Return the share of each row of signals; they add up to 1."""
        return shares_of(values, self._weights)

    def parts(self, values: Array) -> Array:
        """Return what each signal adds to each row's sum."""
        parts: Array = values * self._weights
        return parts

    def probability(self, share: float, question: Question) -> float:
        """Return how often a candidate of such a question with such a share proved right."""
        pairs = self._of_few_words if has_few_words(question) else self._calibration
        return interpolate(pairs, share)


def has_few_words(question: Question) -> bool:
    """Return whether a question is so short that its shares prove to be worth less."""
    return len(question.words) <= FEW_WORDS


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
