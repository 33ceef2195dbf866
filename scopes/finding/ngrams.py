"""A small net over words, pairs of words and parts of words: knows no meaning, but every spelling.

Each of these n-grams has, by its checksum, a row of a table; the rows of a text are added up to a
hidden layer of 128 numbers, and from there a row of weights leads to each class.
"""

import re
from collections.abc import Iterator
from math import sqrt
from zlib import crc32

import numpy as np

from scopes.finding.weights import Array, Arrays
from scopes.text.dictionary import Dictionary

ROWS = 1 << 15
PARTS = (3, 4, 5)
"""Lengths of parts of words, in characters."""
MOST_WORDS = 120
_WORD = re.compile(r"[^\W_]+")


def rows_of(text: str) -> list[int]:
    """Return the row of each n-gram of a text, in the range of `ROWS`."""
    return [crc32(gram.encode()) % ROWS for gram in _grams(text)]


def _grams(text: str) -> Iterator[str]:
    words = _WORD.findall(text.lower())[:MOST_WORDS]
    for word in words:
        yield f"w {word}"
    for left, right in zip(["^", *words], [*words, "$"], strict=True):
        yield f"p {left} {right}"
    for left, right in zip(words, words[2:], strict=False):
        yield f"s {left} {right}"
    for word in words:
        marked = f"<{word[:40]}>"
        for length in PARTS:
            for start in range(len(marked) - length + 1):
                yield f"{length}{marked[start : start + length]}"


class NgramNet:
    """The trained net; its table holds bytes, with one scale a row."""

    def __init__(self, arrays: Arrays, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._rows = arrays["ngrams.rows"]
        self._scales = arrays["ngrams.scales"]
        self._weights = arrays["ngrams.weights"].astype(np.float32)
        self._bias = arrays["ngrams.bias"].astype(np.float32)

    def scores(self, text: str) -> Array:
        """Return a score for each class; the logarithm of its share but for a constant."""
        rows = rows_of(self._dictionary.in_english(text))
        if not rows:
            return self._bias
        summed = self._scales[rows].astype(np.float32) @ self._rows[rows].astype(np.float32)
        hidden = np.maximum(summed / sqrt(len(rows)), 0.0)
        scores: Array = self._weights @ hidden + self._bias
        return scores
