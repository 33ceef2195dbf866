"""Find what outside text must never become in an answer: a mention, a tag, a picture, a link."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from scopes.answer import Answer, Code, Paragraph

MOST_CHARACTERS = 48_000
"""Of an answer in markdown; the longest real one lists every operation of a broad scope."""
_PARSER = MarkdownIt("commonmark", {"html": True})
_PORTAL = re.compile(r"https://developer\.webex\.com/[a-z0-9/-]+")
_FORBIDDEN = {"html_inline", "html_block", "image", "link_open"}


def harm_in(markdown: str) -> list[str]:
    """Return what in an answer's markdown could act on its readers, nothing when it is safe.

    The bot's own sentences hold no HTML outside code, and links to pages of the developer portal
    only, so any other is harm.
    """
    found = [t.type for t in _tokens(markdown) if t.type in _FORBIDDEN and not _is_of_portal(t)]
    fences = re.findall(r"^```", markdown, re.MULTILINE)
    if "<@" in markdown:
        found.append("mention")
    if len(fences) % 2 or markdown.count("```") != len(fences):
        found.append("code fence")
    if len(markdown) > MOST_CHARACTERS:
        found.append("length")
    if not markdown.replace("\n", " ").isprintable():
        found.append("hidden character")
    return found


def _is_of_portal(token: Token) -> bool:
    return token.type == "link_open" and bool(_PORTAL.fullmatch(str(token.attrGet("href"))))


def _tokens(markdown: str) -> Iterator[Token]:
    for token in _PARSER.parse(markdown):
        yield token
        yield from token.children or ()


def unbalanced(answer: Answer) -> list[str]:
    """Return the paragraphs and list items of an answer whose code marks do not pair."""
    blocks = (block for block in answer.blocks if not isinstance(block, Code))
    lines = [line for b in blocks for line in ([b.text] if isinstance(b, Paragraph) else b.items)]
    return [line for line in lines if line.count("`") % 2 or "``" in line]
