"""Render an answer as plain text for the terminal."""

import re
import textwrap

from scopes.answer import Answer, Block, Bullets, Code

WIDTH = 96
_MARKS = re.compile(r"\*\*|`")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


def to_plain(answer: Answer) -> str:
    """Return the answer as wrapped text without markup."""
    return "\n\n".join(map(_render, answer.blocks))


def _render(block: Block) -> str:
    match block:
        case Bullets(items):
            return "\n".join(_wrap(_strip(item), "  - ", "    ") for item in items)
        case Code(text):
            return textwrap.indent(text, "    ")
        case _:
            return _wrap(_strip(block.text), "", "")


def _strip(text: str) -> str:
    return _MARKS.sub("", _LINK.sub(r"\1 (\2)", text))


def _wrap(text: str, first: str, rest: str) -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
