"""Which lines are held out together: ten folds, a message with needs in one of them as a whole.

Of other texts those that are nearly the same are in one fold. A fold hangs on the words alone, so
that a text stays in its fold when others come or go, and trainings can be compared.
"""

import hashlib
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from Stemmer import Stemmer

from training.lines import SPANS, WRITTEN, Line

FOLDS = 10
ALIKE = 0.75
"""Share of words in common, of all words of both, from which two texts count as the same."""
_EMPTY = {
    "a", "an", "the", "i", "we", "you", "to", "of", "for", "in", "on", "my", "our", "your", "is",
    "are", "do", "does", "can", "could", "how", "what", "which", "please", "want", "need", "with",
    "and", "or", "me", "us", "it", "by", "from", "at", "that", "this", "be", "as", "via", "api",
    "webex",
}  # fmt: skip


@dataclass(frozen=True)
class Folds:
    """The fold of each line that somebody wrote for training, by its number.

    `known` are the lines that say nearly the same as one of another fold, such as a phrase that
    many messages hold: whoever has learned that one has seen them.
    """

    of: Mapping[int, int]
    known: Set[int]

    def judged(self, fold: int) -> list[int]:
        """Return the lines of a fold that are new to who has learned all others."""
        return [
            number for number, its in self.of.items() if its == fold and number not in self.known
        ]


def folds_of(lines: Sequence[Line]) -> Folds:
    """Return folds of about the same size; a message with needs is in one as a whole."""
    stem = Stemmer("english").stemWords
    said = {
        number: frozenset(stem([*_words(line.text) - _EMPTY]))
        for number, line in enumerate(lines)
        if line.source in WRITTEN
    }
    pairs = [*_alike(said)]
    folds = {
        number: fold
        for group in _groups(lines, said, pairs)
        for fold in [_fold_of(lines[number].text for number in group)]
        for number in group
    }
    return Folds(folds, {number for pair in pairs if _parted(pair, folds) for number in pair})


def _fold_of(texts: Iterable[str]) -> int:
    """Return the fold of texts that belong together: that of the first in order."""
    return int(hashlib.sha256(min(texts).encode()).hexdigest(), 16) % FOLDS


def _parted(pair: tuple[int, int], folds: Mapping[int, int]) -> bool:
    return folds[pair[0]] != folds[pair[1]]


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _telling(words: frozenset[str], usual: Mapping[str, int]) -> list[str]:
    """Return the rarest words of a text: those alike have one of these in common, at least."""
    count = len(words) - math.ceil(ALIKE * len(words)) + 1
    return sorted(words, key=lambda word: (usual[word], word))[:count]


def _alike(said: Mapping[int, frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Yield two numbers for each two texts that are nearly the same."""
    usual = Counter(word for words in said.values() for word in words)
    holding: dict[str, list[int]] = defaultdict(list)
    for number, words in said.items():
        others: set[int] = set()
        for word in _telling(words, usual):
            others.update(holding[word])
            holding[word].append(number)
        for other in sorted(others):
            if len(words & said[other]) >= ALIKE * len(words | said[other]):
                yield other, number


def _groups(
    lines: Sequence[Line], numbers: Iterable[int], pairs: Iterable[tuple[int, int]]
) -> list[list[int]]:
    """Return lines that belong together: those of a message, and single ones that are alike."""
    first = {number: number for number in numbers}
    of_message: dict[tuple[str, int], int] = {}

    def root(number: int) -> int:
        while first[number] != number:
            number = first[number]
        return number

    for number in first:
        if message := lines[number].message:
            first[number] = of_message.setdefault(message, number)
    for pair in pairs:
        if not any(lines[number].source in SPANS for number in pair):
            first[root(pair[1])] = root(pair[0])
    groups: dict[int, list[int]] = defaultdict(list)
    for number in first:
        groups[root(number)].append(number)
    return [*groups.values()]
