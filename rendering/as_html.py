"""Render an answer as HTML for the catalog in the browser."""

from collections.abc import Callable, Iterable
from html import escape

from rendering import inline
from scopes.answer import Answer, Block, Bullets, Code

Link = Callable[[str], str | None]
"""Tells which page is about the text of a code span, such as a scope name; None when none is."""


def to_html(answer: Answer, link: Link) -> str:
    """Return the whole answer as HTML; text from outside stays text."""
    return "\n".join(_render(block, link) for block in answer.blocks)


def to_inline_html(text: str, link: Link) -> str:
    """Return running text with its marks as HTML, without a paragraph around it."""
    return _join(inline.parse(text), link)


def _render(block: Block, link: Link) -> str:
    match block:
        case Bullets(items):
            lines = "".join(f"<li>{to_inline_html(item, link)}</li>" for item in items)
            return f"<ul>{lines}</ul>"
        case Code(text):
            return f"<pre><code>{escape(text)}</code></pre>"
        case _:
            return f"<p>{to_inline_html(block.text, link)}</p>"


def _join(spans: Iterable[inline.Span], link: Link) -> str:
    return "".join(_shown(span, link) for span in spans)


def _shown(span: inline.Span, link: Link) -> str:
    match span:
        case inline.Text(text):
            return escape(text, quote=False)
        case inline.Code(text):
            return _code(text, link(text))
        case inline.Strong(spans):
            return f"<strong>{_join(spans, link)}</strong>"
        case inline.Link(spans, address):
            return f'<a href="{escape(address)}">{_join(spans, _nowhere)}</a>'
        case inline.Break():
            return "<br>"


def _code(text: str, page: str | None) -> str:
    code = f"<code>{escape(text)}</code>"
    return f'<a href="{escape(page)}">{code}</a>' if page else code


def _nowhere(_text: str) -> None:
    """Link nothing within a link."""
