"""Text to the numbered word pieces that the encoder reads: BERT's way of dividing words."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

MOST_PIECES = 64
"""What follows in a longer text is not read; 99 of 100 lines of training have at most 47."""
LONGEST_WORD = 100
FIRST, LAST, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_IDEOGRAPH = re.compile(r"([\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])")


class WordPieces:
    """Divides words into the longest pieces of a vocabulary, from left to right."""

    def __init__(self, pieces: Iterable[str]) -> None:
        """`pieces` come in the order of their numbers; `##` marks those within a word."""
        self._numbers: Mapping[str, int] = {piece: n for n, piece in enumerate(pieces)}

    def numbers(self, text: str) -> list[int]:
        """Return the numbers of a text's pieces between those of its first and last mark."""
        found: list[int] = [self._numbers[FIRST]]
        for word in _WORD.findall(_plain(text)):
            found += self._of_word(word)
            if len(found) >= MOST_PIECES:
                break
        return [*found[: MOST_PIECES - 1], self._numbers[LAST]]

    def _of_word(self, word: str) -> list[int]:
        unknown = [self._numbers[UNKNOWN]]
        if len(word) > LONGEST_WORD:
            return unknown
        pieces = list(self._divide(word))
        return unknown if None in pieces else [piece for piece in pieces if piece is not None]

    def _divide(self, word: str) -> Iterator[int | None]:
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


def _plain(text: str) -> str:
    """Return text in lower case without accents, a blank around each ideograph."""
    divided = unicodedata.normalize("NFD", _IDEOGRAPH.sub(r" \1 ", text.lower()))
    return "".join(c for c in divided if unicodedata.category(c) != "Mn")
