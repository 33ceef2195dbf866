"""What was learned from thousands of texts: which class a text most likely means.

A class is a least set of scopes on one token level. Two models are asked, a net over n-grams and a
language model, and for the kind of a message a table over n-grams; `training/` makes them, and the
file with their weights says from what, when and how good they are.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import msgspec
import numpy as np

from scopes.data.snapshot import MODEL, WEIGHTS
from scopes.finding.classes import Class, Head, Needed, Place
from scopes.finding.encoder import MOST_PIECES, Encoder, Tagged
from scopes.finding.kinds import SpelledKinds, kind_shares
from scopes.finding.ngrams import NgramNet
from scopes.finding.spans import Span, spans_of
from scopes.finding.weights import Array, read_arrays, read_head
from scopes.reading.pages import without_links
from scopes.text.dictionary import Dictionary
from scopes.text.segments import LONG, PORTION, portions

SHORTEST_USUAL = 3
"""Letters of a word that tells that a text is in some language."""

PIECES_OF_LONG = 80
"""Word pieces that are read of a long message: about sixty words."""

MOST_REMEMBERED, MOST_MESSAGES = 64, 8
"""Readings of texts, and whole messages, that are kept: a question looks at them several times."""


@dataclass(frozen=True)
class Reading:
    """What the models make of one text: for each class the logarithm of its share.

    The net over n-grams reads it alone, the language model as a part of its message. `operations`
    holds that of each operation, `of_classes` for each class that of its likeliest operation.
    """

    encoder: Array
    ngrams: Array
    operations: Array
    of_classes: Array

    @cached_property
    def shares(self) -> Array:
        """The share of each class as the models see it together: their geometric mean."""
        shares: Array = np.exp(_log_shares((self.encoder + self.ngrams) / 2))
        return shares


class _Models(NamedTuple):
    encoder: Encoder
    ngrams: NgramNet
    kinds: SpelledKinds


class Learned:
    """The models; they are read from disk when the first text is."""

    def __init__(self, folder: Path, dictionary: Dictionary) -> None:
        """`folder` holds the two files."""
        self._folder = folder
        self._dictionary = dictionary
        self._loading = Lock()
        self.read = lru_cache(MOST_REMEMBERED)(self._read)
        self._tagged = lru_cache(MOST_MESSAGES)(self._tag)
        self._beginning = lru_cache(MOST_REMEMBERED)(self._first_portion)
        self.kinds = lru_cache(MOST_MESSAGES)(self._kinds)

    @cached_property
    def head(self) -> Head:
        """What the weights say of themselves."""
        return msgspec.json.decode(read_head(self._folder / WEIGHTS)["head"], type=Head)

    @cached_property
    def classes(self) -> list[Class]:
        """The classes in the order of the models' numbers; the first is `NOTHING`."""
        return [(tuple(scopes), level) for scopes, level in self.head.classes]

    @cached_property
    def numbers(self) -> dict[Class, int]:
        """The number of each class."""
        return {label: number for number, label in enumerate(self.classes)}

    @cached_property
    def _models(self) -> _Models:
        arrays = read_arrays(self._folder / WEIGHTS)
        return _Models(
            Encoder(self._folder / MODEL, arrays, self._dictionary),
            NgramNet(arrays, self._dictionary),
            SpelledKinds(arrays, self._dictionary),
        )

    def load(self) -> _Models:
        """Return the models; the first of several threads reads them, the others wait."""
        with self._loading:
            return self._models

    @cached_property
    def _of_class(self) -> dict[int, Array]:
        """The numbers of the operations that lead to each class."""
        found: dict[int, list[int]] = {}
        for operation, (_, _, leads_to) in enumerate(self.head.operations):
            for label in leads_to:
                found.setdefault(label, []).append(operation)
        return {label: np.array(operations) for label, operations in found.items()}

    @cached_property
    def _leading(self) -> tuple[list[int], list[int], Array]:
        """Classes, where the operations of each begin, and the operations of all in a row."""
        lengths = [len(operations) for operations in self._of_class.values()]
        starts = [0, *accumulate(lengths[:-1])]
        return list(self._of_class), starts, np.concatenate(list(self._of_class.values()))

    def forget(self) -> None:
        """Forget the readings that are kept."""
        self.read.cache_clear()
        self._tagged.cache_clear()
        self._beginning.cache_clear()
        self.kinds.cache_clear()

    def _read(self, text: str, place: Place | None = None) -> Reading:
        """Return what the models make of a text, which may be a part of a message."""
        models = self.load()
        message, start, end = place or Place(text, 0, len(text))
        point = self.tag(message).point(start, end)
        operations = _log_shares(models.encoder.operations(point))
        best = np.full(len(self.classes), -np.inf)
        labels, starts, leading = self._leading
        best[labels] = np.maximum.reduceat(operations[leading], starts)
        return Reading(
            encoder=_log_shares(models.encoder.scores(point)),
            ngrams=_log_shares(models.ngrams.scores(text)),
            operations=operations,
            of_classes=best,
        )

    def tag(self, text: str) -> Tagged:
        """Return which words of a message state a need, and its kind; a long one is cut."""
        text = self._beginning(text)
        small = text.lower()  # is read the same, and asked for as well
        return self._tagged(small if len(small) == len(text) else text)

    def _first_portion(self, text: str) -> str:
        start, end = 0, len(text)
        if end > PORTION:
            start, end = next(iter(portions(text[: 2 * PORTION], PORTION)), (0, PORTION))
        most = MOST_PIECES if len(text) <= LONG else PIECES_OF_LONG
        if end - start + 2 <= most:  # no piece is shorter than a character
            return text[start:end]
        return text[start : start + self.reach(text[start:end], most)[1]]

    def reach(self, text: str, most: int) -> tuple[int, int]:
        """Return how many word pieces of a text are read, `most` at most, and where they end."""
        return self.load().encoder.reach(text, most)

    def _tag(self, text: str) -> Tagged:
        return self.load().encoder.tag(text)

    def in_english(self, text: str) -> str:
        """Return a text as it is read, with the English of words of other languages."""
        return self._dictionary.in_english(text)

    def knows_words(self, text: str) -> bool:
        """Return whether a word of a text is usual in English or known of another language."""
        said = (text[word.start : word.end] for word in self.tag(text).whole)
        is_usual = any(len(word) >= SHORTEST_USUAL and word.isalpha() for word in said)
        return is_usual or any(self._dictionary.find(text))

    def spans(self, text: str) -> list[Span]:
        """Return where a text states needs."""
        return spans_of(self.tag(text))

    def needed(self, text: str, least: float) -> list[Needed]:
        """Return the classes with scopes that a text needs so likely, the likeliest first."""
        tagged = self.tag(text)
        chances = tagged.chances
        found = [n for n in np.flatnonzero(chances >= least).tolist() if self.classes[n][0]]
        found.sort(key=lambda n: -chances[n])
        return [Needed(self.classes[n], float(chances[n]), tagged.clearest(n)) for n in found]

    def _kinds(self, text: str) -> dict[str, float]:
        """Return how likely each kind of message is; of a long one the beginning is read.

        The words of links to the portal are names of pages, and say nothing of it.
        """
        text = without_links(text)
        spelled = self.load().kinds.scores(self._beginning(text))
        return kind_shares(self.tag(text).kinds, spelled)

    def rank(
        self, text: str, place: Place | None = None, most: int = 12
    ) -> list[tuple[Class, float]]:
        """Return the likeliest classes of a text with their shares, which add up to at most 1."""
        shares = self.read(text, place).shares
        first = np.argsort(-shares, kind="stable")[:most]
        return [(self.classes[number], float(shares[number])) for number in first]

    @cached_property
    def _rows(self) -> dict[tuple[str, str], int]:
        return {(method, path): n for n, (method, path, _) in enumerate(self.head.operations)}

    def fits(self, text: str, place: Place | None = None) -> Callable[[tuple[str, str]], float]:
        """Return how well an operation, by method and path, fits a text; unknown ones least."""
        scores = self.read(text, place).operations
        return lambda key: float(scores[self._rows[key]]) if key in self._rows else -np.inf

    def operations(
        self, text: str, label: Class, place: Place | None = None, most: int = 3
    ) -> list[tuple[str, str]]:
        """Return method and path of the operations of a class that fit a text best."""
        among = self._of_class.get(self.numbers.get(label, -1))
        if among is None:
            return []
        scores = self.read(text, place).operations[among]
        best: Sequence[int] = among[np.argsort(-scores, kind="stable")[:most]].tolist()
        return [self.head.operations[number][:2] for number in best]


def _log_shares(scores: Array) -> Array:
    """Return the logarithm of each score's share (log-softmax)."""
    above: Array = scores - scores.max()
    logs: Array = above - np.log(np.exp(above).sum())
    return logs
