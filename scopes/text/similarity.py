"""Which known words look like a misspelt one.

The library is loaded when it is first needed: most questions are spelled right, and a short run
should not wait for it.
"""

from collections.abc import Collection


def most_like(
    word: str, known: Collection[str], limit: int, cutoff: float
) -> list[tuple[str, float]]:
    """Return the known words whose likeness, 0 to 100, reaches the cutoff; best first."""
    from rapidfuzz import fuzz, process

    found = process.extract(word, known, scorer=fuzz.ratio, limit=limit, score_cutoff=cutoff)
    return [(text, score) for text, score, _ in found]


def nearest(word: str, known: Collection[str], most_changes: int) -> str | None:
    """Return the known word that takes the fewest changes of a letter, within a bound."""
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    found = process.extractOne(
        word, known, scorer=DamerauLevenshtein.distance, score_cutoff=most_changes
    )
    return found[0] if found else None
