"""Cut long markdown into messages that Webex takes."""

import re
from collections.abc import Iterator

LIMIT = 7439
"""The most bytes of UTF-8 that Webex takes in the text or markdown of one message."""

_ROOM = 7000  # leaves space for the fence that is closed and for the part's number
_FENCE = "```"
_BORDERS = (re.compile(r"(?<=\n\n)"), re.compile(r"(?<=\n)"), re.compile(r"(?<= )"))


def split_markdown(markdown: str, room: int = _ROOM) -> list[str]:
    """Return the parts to send, in order; one part when the text is short enough.

    Parts end between paragraphs, else between lines, else between words. A code block that is cut
    is closed and opened again, and parts of several carry a number.
    """
    if _size(markdown) <= LIMIT:
        return [markdown]
    closed = _parts(markdown, room)
    return [f"{part}\n\n({n}/{len(closed)})" for n, part in enumerate(closed, start=1)]


def beginning(markdown: str, room: int) -> str:
    """Return what of a text fits into so many bytes, up to the end of a paragraph if possible."""
    return _parts(markdown, room)[0]


def _parts(markdown: str, room: int) -> list[str]:
    parts: list[str] = []
    current = ""
    for piece in _pieces(markdown, room):
        if current and _size(current + piece) > room:
            parts.append(current)
            current = ""
        current += piece
    parts.append(current)
    return _close_fences([part.strip("\n") for part in parts if part.strip()])


def _size(text: str) -> int:
    return len(text.encode())


def _pieces(text: str, room: int, borders: tuple[re.Pattern[str], ...] = _BORDERS) -> Iterator[str]:
    """Yield paragraphs, or what they must be cut into; joined they are the text again."""
    if _size(text) <= room:
        yield text
    elif borders:
        for piece in borders[0].split(text):
            yield from _pieces(piece, room, borders[1:])
    else:
        head = text.encode()[:room].decode(errors="ignore")
        yield head
        yield from _pieces(text[len(head) :], room, ())


def _close_fences(parts: list[str]) -> list[str]:
    closed = []
    is_open = False
    for part in parts:
        start = f"{_FENCE}\n" if is_open else ""
        is_open ^= part.count(_FENCE) % 2 == 1
        closed.append(start + part + (f"\n{_FENCE}" if is_open else ""))
    return closed
