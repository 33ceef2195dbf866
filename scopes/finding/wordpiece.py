"""Text to the numbered word pieces that the encoder reads: BERT's way of dividing words."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from scopes.text.dictionary import Dictionary
from scopes.text.words import REMEMBERED

LONGEST_WORD = 100
FIRST, LAST, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
_WORD = re.compile(r"[\u3040-\u9fff\uf900-\ufaff]|[^\W_\u3040-\u9fff\uf900-\ufaff]+|[^\w\s]|_")
"""Each character of Japanese is a word; letters and digits; anything else."""


class Word(NamedTuple):
    """A word of a text: where it begins and ends, and which place its first piece has."""

    start: int
    end: int
    piece: int


class WordPieces:
    """Divides words into the longest pieces of a vocabulary, from left to right.

    A word of another language has the pieces of its English.
    """

    def __init__(self, pieces: Iterable[str], dictionary: Dictionary) -> None:
        """`pieces` come in the order of their numbers; `##` marks those within a word."""
        self._dictionary = dictionary
        self._numbers: Mapping[str, int] = {piece: n for n, piece in enumerate(pieces)}
        self._of_word = lru_cache(REMEMBERED)(self._divided)

    def divide(self, text: str, most: int) -> tuple[list[int], list[Word]]:
        """Return the numbers of a text's pieces, `most` at most, and the words they are of.

        The first and the last number are those of the marks of a text.
        """
        found: list[int] = [self._numbers[FIRST]]
        words: list[Word] = []
        foreign = {start: (end, english) for start, end, english in self._dictionary.find(text)}
        end = 0
        for match in _WORD.finditer(text):
            if len(found) >= most - 1:
                break
            if match.start() >= end:
                end, said = foreign.get(match.start(), (match.end(), match[0]))
                words.append(Word(match.start(), end, len(found)))
                found += [piece for word in said.split() for piece in self._of_word(word)]
        return [*found[: most - 1], self._numbers[LAST]], words

    def _divided(self, word: str) -> list[int]:
        word = _plain(word)
        unknown = [self._numbers[UNKNOWN]]
        if not word or len(word) > LONGEST_WORD:
            return unknown
        pieces = list(self._pieces(word))
        return unknown if None in pieces else [piece for piece in pieces if piece is not None]

    def _pieces(self, word: str) -> Iterator[int | None]:
        """Yield the number of each piece; None and no more where none fits."""
        start = 0
        while start < len(word):
            mark = "##" if start else ""
            ends = range(len(word), start, -1)
            fitting = ((self._numbers.get(mark + word[start:end]), end) for end in ends)
            number, start = next(((n, end) for n, end in fitting if n is not None), (None, start))
            yield number
            if number is None:
                return


def _plain(word: str) -> str:
    """Return a word in lower case without accents."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")


def pieces_of(words: Sequence[Word], start: int, end: int, last: int) -> tuple[int, int] | None:
    """Return the first piece of a part of a text and the one after its last; None without words.

    `start` and `end` are characters; `last` is the piece after those of all words.
    """
    inside = [n for n, word in enumerate(words) if word.start < end and start < word.end]
    if not inside:
        return None
    after = words[inside[-1] + 1 :]
    return words[inside[0]].piece, after[0].piece if after else last
