"""What stands before or after a need without being one: triggers, purposes, where results go."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SHARE_BEFORE = 0.3
"""Of the needs with such words that have them before, not after."""


@dataclass(frozen=True)
class Tails:
    """Words around a need, by where they fit: before or after reading, changing, or both."""

    by_place: Mapping[str, Sequence[str]]

    def around(self, text: str, reads: bool | None, chance: random.Random) -> tuple[str, str, str]:
        """Return what comes before a need, its text, and what comes after.

        `reads` tells whether it only reads, None where that is not known.
        """
        if chance.random() < SHARE_BEFORE:
            return f"{chance.choice(self.by_place['before-any'])} ", _small(text), ""
        return "", text.rstrip(" .?!"), self.after(reads, chance)

    def after(self, reads: bool | None, chance: random.Random) -> str:
        """Return what may come after a need."""
        fitting = list(self.by_place["after-any"])
        if reads is not None:
            fitting += self.by_place["after-read" if reads else "after-write"]
        said = chance.choice(fitting)
        return said if said[0] in ",;:.-(" else f" {said}"


def _small(text: str) -> str:
    """Return a text that begins with a small letter, unless with an abbreviation."""
    is_word = text[1:2].islower() or text[1:2] == " "
    return text[:1].lower() + text[1:] if is_word else text


def load_tails(root: Path) -> Tails:
    """Return the words of `data/phrasings/tails.tsv`."""
    by_place: dict[str, list[str]] = {}
    path = root / "data" / "phrasings" / "tails.tsv"
    for row in path.read_text(encoding="utf-8").splitlines():
        place, text = row.split("\t")
        by_place.setdefault(place, []).append(text.strip())
    return Tails(by_place)
