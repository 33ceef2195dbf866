"""A small language model that turns a text into a point; near points mean much the same.

It is all-MiniLM-L6-v2 (Apache-2.0) trained further on this project's texts, with weights of one
byte each, run by onnxruntime.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime

from scopes.finding.weights import Array, Arrays
from scopes.finding.wordpiece import Word, WordPieces, pieces_of
from scopes.text.dictionary import Dictionary

MOST_PIECES = 200
"""Word pieces that are read at once; what follows in a longer text is not read."""

LARGEST = 30.0
"""Log odds above which all count the same."""


@dataclass(frozen=True)
class Tagged:
    """The words of a message, and of each the scores of being outside, first, or inside a need.

    `kinds` are the scores of what kind of message it is; `points` are those of its pieces, and
    `said` is how much each piece speaks for each class being needed.
    """

    words: list[Word]
    scores: Array
    kinds: Array
    points: Array
    said: Array

    @cached_property
    def chances(self) -> Array:
        """How likely the message needs each class, wherever in it that is said."""
        odds = np.exp(np.minimum(self.said, LARGEST)).sum(0)
        chances: Array = odds / (1 + odds)
        return chances

    def clearest(self, number: int) -> int:
        """Return where the word begins that speaks most for needing a class."""
        pieces = [word.piece for word in self.words]
        return self.words[int(self.said[pieces, number].argmax())].start if self.words else 0

    @property
    def whole(self) -> list[Word]:
        """The words that are a single piece: those that are usual in English."""
        starts = [*(word.piece for word in self.words), len(self.points) - 1]
        return [w for w, after in zip(self.words, starts[1:], strict=True) if after - w.piece == 1]

    def point(self, start: int, end: int) -> Array:
        """Return the point of a part of the message, from one character to another."""
        pieces = pieces_of(self.words, start, end, len(self.points) - 1)
        part: Array = (self.points[slice(*pieces)] if pieces else self.points).mean(0)
        return part


class Encoder:
    """Points of texts and of their words, and how near classes, operations, and kinds are."""

    def __init__(self, model: Path, arrays: Arrays, dictionary: Dictionary) -> None:
        """`model` is the file for onnxruntime; `arrays` hold the pieces and what leads on.

        Words of other languages are read as `dictionary` gives them.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        basic = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        options.graph_optimization_level = basic  # more was done once, by `training/export.py`
        providers = ["CPUExecutionProvider"]
        self._session = onnxruntime.InferenceSession(str(model), options, providers=providers)
        pieces = arrays["encoder.pieces"].tobytes().decode().split("\n")
        self._pieces = WordPieces(pieces, dictionary)
        self._weights = arrays["encoder.weights"].astype(np.float32)
        self._bias = arrays["encoder.bias"].astype(np.float32)
        self._operations = arrays["encoder.operations"].astype(np.float32)
        self._operations *= arrays["encoder.scales"][:, None]
        self._tags = arrays["encoder.tags"].astype(np.float32)
        self._kinds = arrays["encoder.kinds"].astype(np.float32)
        self._needed = arrays["encoder.needed"].astype(np.float32)
        self._rarity = arrays["encoder.rarity"].astype(np.float32)

    def _points(self, numbers: Sequence[int]) -> Array:
        """Return the point of each piece."""
        points: Array = self._session.run(None, {"pieces": np.array([numbers], np.int64)})[0][0]
        return points

    def scores(self, point: Array) -> Array:
        """Return a score for each class; the logarithm of its share but for a constant."""
        scores: Array = self._weights @ point + self._bias
        return scores

    def operations(self, point: Array) -> Array:
        """Return a score for each operation; the logarithm of its share but for a constant."""
        scores: Array = self._operations @ point
        return scores

    def reach(self, text: str, most: int) -> tuple[int, int]:
        """Return how many pieces of a text are read, `most` at most, and where the last one ends.

        A word is read with all of its pieces, or not at all, but for a first one.
        """
        numbers, words = self._pieces.divide(text, most)
        if len(numbers) < most:
            return len(numbers), len(text)
        whole = words[:-1] or words
        return words[-1].piece, whole[-1].end

    def tag(self, text: str) -> Tagged:
        """Read a whole message: which of its words state a need, what it needs, and its kind."""
        numbers, words = self._pieces.divide(text, MOST_PIECES)
        points = self._points(numbers)
        words = [word for word in words if word.piece < len(numbers) - 1]
        firsts = points[[word.piece for word in words]]
        return Tagged(
            words,
            firsts @ self._tags[:, :-1].T + self._tags[:, -1],
            self._kinds[:, :-1] @ points.mean(0) + self._kinds[:, -1],
            points,
            points @ self._needed.T + self._rarity,
        )
