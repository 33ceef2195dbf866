"""Render an answer as HTML for the catalog in the browser."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from scopes.answer import Answer, Block, Bullets, Code

Link = Callable[[str], str | None]
"""Tells which page is about the text of a code span, such as a scope name; None when none is."""


def to_html(answer: Answer, link: Link) -> str:
    """Return the whole answer as HTML; text from outside stays text."""
    return "\n".join(_render(block, link) for block in answer.blocks)


def to_inline_html(text: str, link: Link) -> str:
    """Return running text with its marks as HTML, without a paragraph around it."""
    html: str = _PARSER.renderInline(text, {"link": link})
    return html


def _render(block: Block, link: Link) -> str:
    match block:
        case Bullets(items):
            lines = "".join(f"<li>{to_inline_html(item, link)}</li>" for item in items)
            return f"<ul>{lines}</ul>"
        case Code(text):
            return f"<pre><code>{escape(text)}</code></pre>"
        case _:
            return f"<p>{to_inline_html(block.text, link)}</p>"


def _render_code(
    _renderer: Any, tokens: Sequence[Token], index: int, _options: Any, env: Any
) -> str:
    """Write a code span, linked where a page is about it; markdown-it asks for the signature."""
    text = tokens[index].content
    code = f"<code>{escape(text)}</code>"
    page = env["link"](text)
    return f'<a href="{escape(page)}">{code}</a>' if page else code


def _build_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).disable("image")
    parser.add_render_rule("code_inline", _render_code)
    return parser


_PARSER = _build_parser()
