"""A large table of words, in order, of which only a few are looked up."""

from bisect import bisect_left
from functools import cached_property


class Table:
    """Lines in order, each a word and, behind a tab, what is known of it."""

    def __init__(self, lines: str) -> None:
        self._text = lines

    @cached_property
    def _lines(self) -> list[str]:
        """The lines; to find one among them takes less than to make a mapping."""
        return self._text.splitlines()

    def find(self, word: str) -> str | None:
        """Return what stands behind a word, None where it is not in the table."""
        start = f"{word}\t"
        place = bisect_left(self._lines, start)
        line = self._lines[place] if place < len(self._lines) else ""
        return line.removeprefix(start) if line.startswith(start) else None
