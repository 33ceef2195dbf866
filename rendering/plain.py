"""Render an answer as plain text: for pipes, and for terminals without color.

The lines are wrapped by textwrap. Importing rich, which shows answers in color, would make
`python bot.py ask` in a script slower by 25 of 165 ms, and it breaks names that are longer than a
line.
"""

import textwrap
from collections.abc import Iterable, Iterator

from rendering import inline
from scopes.answer import Answer, Block, Bullets, Code
from wording import talk

WIDTH = 96


def to_plain(answer: Answer) -> str:
    """Return the answer as wrapped text without markup, the addresses of its links at the end."""
    links = dict(_links(answer.blocks))
    pages = [f"{talk.LINKS}\n" + "\n".join(f"  - {links[at]}: {at}" for at in links)]
    return "\n\n".join([*map(_render, answer.blocks), *(pages if links else [])])


def _links(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """Yield the address and the words of every link."""
    for block in blocks:
        if isinstance(block, Code):
            continue
        for text in block.items if isinstance(block, Bullets) else [block.text]:
            for span in inline.parse(text):
                if isinstance(span, inline.Link):
                    yield span.address, _without_marks(span.spans)


def _render(block: Block) -> str:
    match block:
        case Bullets(items):
            return "\n".join(_wrap(item, "  - ", "    ") for item in items)
        case Code(text):
            return textwrap.indent(text, "    ")
        case _:
            return _wrap(block.text, "", "")


def _wrap(text: str, first: str, rest: str) -> str:
    lines = _without_marks(inline.parse(text)).split("\n")
    return "\n".join(_fill(line, rest if n else first, rest) for n, line in enumerate(lines))


def _fill(text: str, first: str, rest: str) -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _without_marks(spans: Iterable[inline.Span]) -> str:
    return "".join(map(_shown, spans))


def _shown(span: inline.Span) -> str:
    match span:
        case inline.Text(text) | inline.Code(text):
            return text
        case inline.Strong(spans):
            return _without_marks(spans)
        case inline.Link(spans):
            return _without_marks(spans)
        case inline.Break():
            return "\n"
