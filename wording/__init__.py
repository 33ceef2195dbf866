"""Every sentence the bot can say, so that tone and language live in one place.

Outside text goes through `quoted` or `harmless` before it becomes part of a sentence.
"""

import re
from collections.abc import Iterable, Sequence

SHOWN = 8
"""How many lines a list that depends on what somebody wrote may have."""

_UNSAFE = re.compile(r"[`<>\[\]\\]+|\*+(?=\w)|(?<=\w)\*{2,}")
"""Signs of code, mentions, links and emphasis; a star may stand for any name, as in `spark:*`."""


def quoted(text: str, limit: int = 80) -> str:
    """Return outside text as a code span that can neither mention anybody nor break out of it."""
    return f"`{harmless(text, limit) or '…'}`"


def harmless(text: str, limit: int = 80) -> str:
    """Return outside text in one line, without markup and without invisible characters."""
    visible = "".join(c if c.isprintable() else " " for c in text[: 2 * limit])
    safe = " ".join(_UNSAFE.sub(" ", visible).split())
    return f"{safe[: limit - 1]}…" if len(safe) > limit or len(text) > 2 * limit else safe


def shortened(lines: Sequence[str], noun: str) -> tuple[str, ...]:
    """Return the first few lines; the last one says how many more there are."""
    left = len(lines) - SHOWN
    return (*lines[:SHOWN], count(left, f"more {noun}")) if left > 0 else tuple(lines)


def count(number: int, noun: str) -> str:
    """Return "1 scope", "2 scopes", "1,873 operations"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def capital(text: str) -> str:
    """Return a sentence with a capital letter at its beginning."""
    return text[0].upper() + text[1:]


def names(scopes: Iterable[str], word: str = "and") -> str:
    """Return scope names as code, joined by "and" or another word."""
    spans = [f"`{scope}`" for scope in scopes]
    return spans[0] if len(spans) == 1 else f"{', '.join(spans[:-1])} {word} {spans[-1]}"
