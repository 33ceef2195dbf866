"""Which lines are held out together: five folds, with texts that are nearly the same in one."""

import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from Stemmer import Stemmer

from training.lines import WRITTEN, Line

FOLDS = 5
ALIKE = 0.75
"""Share of words in common, of all words of both, from which two texts count as the same."""
_EMPTY = {
    "a", "an", "the", "i", "we", "you", "to", "of", "for", "in", "on", "my", "our", "your", "is",
    "are", "do", "does", "can", "could", "how", "what", "which", "please", "want", "need", "with",
    "and", "or", "me", "us", "it", "by", "from", "at", "that", "this", "be", "as", "via", "api",
    "webex",
}  # fmt: skip


def folds_of(lines: Sequence[Line], seed: int = 7) -> dict[int, int]:
    """Return the fold of each line that somebody wrote for training, by its number."""
    stem = Stemmer("english").stemWords
    said = {
        number: frozenset(stem([*_words(line.text) - _EMPTY]))
        for number, line in enumerate(lines)
        if line.source in WRITTEN
    }
    messages = {number: line.message for number, line in enumerate(lines) if line.message}
    groups = sorted(_alike(said, messages).values())
    random.Random(seed).shuffle(groups)
    sizes = [0] * FOLDS
    folds: dict[int, int] = {}
    for group in sorted(groups, key=len, reverse=True):
        smallest = sizes.index(min(sizes))
        sizes[smallest] += len(group)
        folds.update(dict.fromkeys(group, smallest))
    return folds


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _telling(words: frozenset[str], usual: Mapping[str, int]) -> list[str]:
    """Return the rarest words of a text: those alike have one of these in common, at least."""
    count = len(words) - math.ceil(ALIKE * len(words)) + 1
    return sorted(words, key=lambda word: (usual[word], word))[:count]


def _alike(
    said: dict[int, frozenset[str]], messages: dict[int, tuple[str, int]]
) -> dict[int, list[int]]:
    """Return groups of texts, each of which is like another one of its group, or of its message."""
    first = {number: number for number in said}
    of_message: dict[tuple[str, int], int] = {}

    def root(number: int) -> int:
        while first[number] != number:
            number = first[number]
        return number

    usual = Counter(word for words in said.values() for word in words)
    holding: dict[str, list[int]] = defaultdict(list)
    for number, words in said.items():
        if message := messages.get(number):
            first[root(number)] = root(of_message.setdefault(message, number))
        others: set[int] = set()
        for word in _telling(words, usual):
            others.update(holding[word])
            holding[word].append(number)
        for other in sorted(others):
            if len(words & said[other]) >= ALIKE * len(words | said[other]):
                first[root(number)] = root(other)
    groups: dict[int, list[int]] = defaultdict(list)
    for number in said:
        groups[root(number)].append(number)
    return groups
