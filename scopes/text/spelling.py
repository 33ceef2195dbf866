"""What a misspelt word most likely is: a usual word, one change of a letter away.

A letter is left out, put in, replaced, or swapped with its neighbour. The first letter, which is
seldom mistyped, must be the same.
"""

import re
from functools import cached_property, lru_cache
from itertools import groupby
from operator import itemgetter

from scopes.text.similarity import nearest
from scopes.text.table import Table
from scopes.text.words import REMEMBERED

SHORTEST = 4
"""Letters of a word that is corrected; most shorter ones are near many others."""
USUAL = 40
"""Texts of those the ranking learned from that hold a word which others are corrected to."""
_OFTEN = re.compile(r"^(.+)\t(\d\d+)$", re.MULTILINE)
"""The lines of words that ten texts or more hold; to parse the others as well takes long."""
_ENDS = ("s", "d", "ed", "r", "er", "rs", "ers", "ing", "ly")


class Spelling:
    """The usual words, and those that are right although they look like one of them."""

    def __init__(self, table: str) -> None:
        """`table` holds a line for each word, as `load_words` returns them."""
        self._lines, self._table = table, Table(table)
        self.is_unknown = lru_cache(REMEMBERED)(self._is_unknown)
        self._of_word = lru_cache(REMEMBERED)(self._looked_up)

    def _is_unknown(self, word: str) -> bool:
        """Return whether a word in lower case is neither known nor made of one with an ending."""
        if len(word) < SHORTEST or not word.isalpha() or self._is_known(word):
            return False
        ends = [end for end in _ENDS if word.endswith(end) and len(word) - len(end) >= SHORTEST]
        return not any(self._is_known(stem) for end in ends for stem in _stems(word, end))

    def corrected(self, word: str) -> str:
        """Return what an unknown word in lower case most likely is; "" where nothing is near."""
        return self._of_word(word)

    def _looked_up(self, word: str) -> str:
        usual = self._usual.get(word[0], [])
        if len(word) == SHORTEST:
            usual = [each for each in usual if len(each) > len(word) or _is_swapped(each, word)]
        return nearest(word, usual, 1) or ""

    @cached_property
    def _usual(self) -> dict[str, list[str]]:
        """The usual words by their first letter, the more usual ones first."""
        rows = _OFTEN.findall(self._lines)
        usual = [(word, int(texts)) for word, texts in rows if int(texts) >= USUAL]
        by_letter = groupby(usual, key=lambda row: row[0][0])
        return {
            first: [word for word, _ in sorted(its, key=itemgetter(1), reverse=True)]
            for first, its in by_letter
        }

    def _is_known(self, word: str) -> bool:
        return self._table.find(word) is not None


def _stems(word: str, end: str) -> list[str]:
    """Return what a word may be without an ending: "stop" for "stopping", "share" for "shared"."""
    stem = word[: -len(end)]
    stems = [stem, f"{stem}e"]
    if end[0] in "ei" and stem[-1] == stem[-2]:
        stems.append(stem[:-1])
    return stems


def _is_swapped(one: str, other: str) -> bool:
    return sorted(one) == sorted(other)
