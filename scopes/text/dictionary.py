"""Read words of other languages as English ones, and misspelt ones as they are spelled.

What was learned knows English. Word for word is enough for it: "Aufzeichnungen des Teams löschen"
is read as "recordings of the team delete".
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from scopes.data.dictionary import PART, SHORTEST_PART
from scopes.text.spelling import Spelling
from scopes.text.table import Table
from scopes.text.words import REMEMBERED

_WORD = re.compile(r"[\u3040-\u9fff]+|[^\W_\u3040-\u9fff]+")
"""Japanese, which does not divide its words, or letters and digits."""
_IN_JAPANESE = re.compile(r"[\u3040-\u9fff]")
LONGEST_JAPANESE = 12
SHORTEST_COMPOUND, LONGEST_COMPOUND = 9, 40
MOST_PARTS = 3
_LINKS = ("", "s", "n", "en", "e")
"""What German and Dutch put between two words that they make one of."""
MOST_UNKNOWN = 20
"""Words of a text that are looked at for misspelling, so that none takes long."""
_ENDING, _OPENING = ".!?:;\n*>-•)", " \"'("
"""What may stand before the first word of a sentence, which has a capital letter as names do."""
_BEFORE_NAME, _AFTER_NAME = frozenset("/_.:=@#&%$-"), frozenset("/_=@(")
"""What stands around a word that is part of an address or of code."""


class Foreign(NamedTuple):
    """A word that is read as another: where it begins and ends in a text, and its English."""

    start: int
    end: int
    english: str


class Dictionary:
    """The English of words; of those that it does not hold, none."""

    def __init__(self, table: str, spelling: Spelling) -> None:
        """`table` holds a line for each word, as `load_dictionary` returns them."""
        self._table = Table(table)
        self._spelling = spelling
        self._of_word = lru_cache(REMEMBERED)(self._looked_up)

    def find(self, text: str) -> Iterator[Foreign]:
        """Yield the words of a text that are of another language or misspelt, in order."""
        left = MOST_UNKNOWN
        for match in _WORD.finditer(text):
            if _IN_JAPANESE.match(match[0]):
                yield from self._japanese(match[0], match.start())
            elif english := self._of_word(match[0]):
                yield Foreign(match.start(), match.end(), english)
            elif left and self._spelling.is_unknown(match[0].lower()) and _is_plain(match):
                left -= 1
                if right := self._spelling.corrected(match[0].lower()):
                    yield Foreign(match.start(), match.end(), self._of_word(right) or right)

    def in_english(self, text: str) -> str:
        """Return a text with the English of the words that are of another language or misspelt."""
        said, end = "", 0
        for foreign in self.find(text):
            said += text[end : foreign.start]
            said += f" {foreign.english}" if said[-1:].isalnum() else foreign.english
            end = foreign.end
            said += " " if text[end : end + 1].isalnum() else ""
        return said + text[end:]

    def _looked_up(self, word: str) -> str:
        small = word.lower()
        if word != small and len(word) == 1:
            return ""  # a name, such as that of "queue Y"
        english, _ = self._line(small)
        if english or not SHORTEST_COMPOUND <= len(small) <= LONGEST_COMPOUND:
            return english
        return self._compound(small, MOST_PARTS)

    def _line(self, word: str) -> tuple[str, str]:
        """Return the English of a word and its mark; "" for both where it is not known."""
        english, _, mark = (self._table.find(word) or "").partition("\t")
        return english, mark

    def _part(self, word: str) -> str:
        english, mark = self._line(word)
        return english if mark == PART else ""

    def _compound(self, word: str, most: int) -> str:
        """Return the English of a word that is made of others, the first as long as possible."""
        if most < 2:
            return ""
        for cut in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            if first := self._part(word[:cut]):
                for rest in (word[cut + len(x) :] for x in _LINKS if word.startswith(x, cut)):
                    if last := self._part(rest) or self._compound(rest, most - 1):
                        return f"{first} {last}"
        return ""

    def _japanese(self, run: str, offset: int) -> Iterator[Foreign]:
        """Yield the words of a run of characters: at each place the longest that is known."""
        start = 0
        while start < len(run):
            ends = range(min(len(run), start + LONGEST_JAPANESE), start, -1)
            known = ((end, self._of_word(run[start:end])) for end in ends)
            end, english = next(((end, said) for end, said in known if said), (start + 1, ""))
            if english:
                yield Foreign(offset + start, offset + end, english)
            start = end


def _is_plain(found: re.Match[str]) -> bool:
    """Return whether a word is neither a name nor part of a call."""
    word, text, (start, end) = found[0], found.string, found.span()
    if {*text[start - 1 : start]} & _BEFORE_NAME or {*text[end : end + 1]} & _AFTER_NAME:
        return False
    return word.islower() or (word.istitle() and _is_first(text, start))


def _is_first(text: str, start: int) -> bool:
    """Return whether a word is the first of its sentence."""
    before = text[max(0, start - 3) : start].rstrip(_OPENING)
    return before[-1] in _ENDING if before else start < 3
