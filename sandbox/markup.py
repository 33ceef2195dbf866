"""Markdown as Webex renders it: CommonMark without raw HTML or images, plus mentions."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from sandbox.records import Person

MENTION = re.compile(
    r"<@(?:(?P<all>all)|(?P<key>personEmail|personId):(?P<who>[^|>]+)(?:\|(?P<name>[^>]*))?)>"
)
FindPerson = Callable[[str, str], Person | None]


@dataclass
class Rendered:
    """The three faces of a message, and whom it mentions."""

    html: str
    text: str
    people: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)


def render(markdown: str, find_person: FindPerson) -> Rendered:
    """Render a message; ``find_person(key, value)`` finds whom a mention in it means.

    A mention of somebody who is not found stays as plain text, without the ``@``.
    """
    tokens = _PARSER.parse(markdown, {"find_person": find_person})
    rendered = Rendered(
        html=_PARSER.renderer.render(tokens, _PARSER.options, {}).strip(),
        text="\n".join(_lines(tokens)).strip(),
    )
    for mention in _mentions(tokens):
        found = rendered.people if mention.meta["type"] == "person" else rendered.groups
        if mention.meta["id"] and mention.meta["id"] not in found:
            found.append(mention.meta["id"])
    return rendered


def _lines(tokens: Sequence[Token]) -> list[str]:
    """Return the visible text of every block."""
    return [
        "".join(_visible(child) for child in token.children or ())
        if token.type == "inline"
        else token.content.rstrip("\n")
        for token in tokens
        if token.type in ("inline", "fence", "code_block")
    ]


def _visible(token: Token) -> str:
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content


def _mentions(tokens: Sequence[Token]) -> list[Token]:
    children = (child for token in tokens for child in token.children or ())
    return [child for child in children if child.type == "mention"]


def _parse_mention(state: StateInline, silent: bool) -> bool:
    """Recognise a mention; the signature is what markdown-it asks of an inline rule."""
    match = MENTION.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("mention", "", 0)
        if match["all"]:
            token.content, token.meta = "All", {"type": "groupMention", "id": "all"}
        else:
            person = state.env["find_person"](match["key"], match["who"].strip())
            token.content = _shown_name(person, match["name"] or match["who"])
            token.meta = {"type": "person", "id": person.id if person else None}
    state.pos = match.end()
    return True


def _shown_name(person: Person | None, written: str) -> str:
    """Show a bot by the first word of its name, and people as the author wrote them."""
    return person.first_name if person and person.is_bot else written


def _render_mention(
    _renderer: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any
) -> str:
    """Write a mention as HTML; the signature is what markdown-it asks of a render rule."""
    token = tokens[index]
    name = escape(token.content)
    if token.meta["id"] is None:
        return name
    return (
        f'<spark-mention data-object-type="{token.meta["type"]}" '
        f'data-object-id="{token.meta["id"]}">{name}</spark-mention>'
    )


def _build_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).disable("image")
    parser.inline.ruler.before("autolink", "mention", _parse_mention)
    parser.add_render_rule("mention", _render_mention)
    return parser


_PARSER = _build_parser()
