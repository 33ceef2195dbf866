"""Running text of an answer: its marks are parsed here, once for every form it is shown in.

The sentences of the bot use four marks of CommonMark: `**strong**`, `` `code` ``, links, and two
blanks at the end of a line that breaks; outside text comes without marks. Importing markdown-it to
read these would make `python bot.py ask` slower by an eighth, so the tests hold this to read what
markdown-it reads.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

_MARK = re.compile(
    r"`(?P<code>[^`]+)`"
    r"|\*\*(?P<strong>(?=\S)(?:`[^`]*`|[^`])+?(?<=\S))\*\*"
    r"|\[(?P<words>(?:`[^`]*`|[^`\[\]])+)\]\((?P<address>https?://[^()\s]+)\)"
)
_LINE_BREAK = "  \n"


class Text(Struct, frozen=True):
    """Words without a mark."""

    text: str


class Code(Struct, frozen=True):
    """A name, such as that of a scope, as it stands."""

    text: str


class Strong(Struct, frozen=True):
    """What stands out."""

    spans: tuple["Span", ...]


class Link(Struct, frozen=True):
    """Words that lead to a page of the web; what would lead elsewhere is no link."""

    spans: tuple["Span", ...]
    address: str


class Break(Struct, frozen=True):
    """The end of a line within a paragraph."""


Span = Text | Code | Strong | Link | Break


def parse(text: str) -> tuple[Span, ...]:
    """Return running text as spans, in order; a mark without its counterpart stays text."""
    first, *rest = text.split(_LINE_BREAK)
    spans = [*_spans(first)]
    for line in rest:
        spans += [Break(), *_spans(line)]
    return tuple(spans)


def _spans(text: str) -> Iterator[Span]:
    end = 0
    for mark in _MARK.finditer(text):
        if mark.start() > end:
            yield Text(text[end : mark.start()])
        yield _marked(mark)
        end = mark.end()
    if end < len(text):
        yield Text(text[end:])


def _marked(mark: re.Match[str]) -> Span:
    match mark.lastgroup:
        case "code":
            return Code(mark["code"])
        case "strong":
            return Strong(tuple(_spans(mark["strong"])))
        case _:
            return Link(tuple(_spans(mark["words"])), mark["address"])
