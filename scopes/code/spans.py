"""Parts of a text that are taken out, so that the others keep their places."""

from collections.abc import Iterable

Span = tuple[int, int]
"""Where a part begins and ends."""


def without(text: str, spans: Iterable[Span]) -> str:
    """Return a text with blanks for some parts of it; its lines stay."""
    kept: list[str] = []
    done = 0
    for start, end in sorted(spans):
        if end > done:
            start = max(start, done)
            kept += [text[done:start], _blanks(text[start:end])]
            done = end
    return "".join([*kept, text[done:]])


def _blanks(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))
