"""Render an answer as an Adaptive Card 1.3: what is short of it, with buttons for the rest."""

import json
from collections.abc import Iterable
from typing import Any

from rendering import inline
from rendering.buttons import Button, choice_rows, offer_rows
from scopes.answer import Answer, Block, Bullets, Code
from wording import buttons as say

MAX_BYTES = 15_000
"""The size up to which Webex is known to take a card."""
CONTENT_TYPE = "application/vnd.microsoft.card.adaptive"

Card = dict[str, Any]
Element = dict[str, Any]


def to_card(answer: Answer, thread: str, state: str = "", link: str = "") -> Card | None:
    """Return the answer as a card attachment, or None when it is too large for one.

    The choices carry the question they stand for and `thread`, the root of their thread. With a
    `state`, the signed question, there are buttons for what can be asked about the answer; `link`
    is the address of the answer in the browser.
    """
    body = [element for block in answer.body for element in _elements(block)]
    if link:
        body.append(_text(say.in_browser(link), isSubtle=True, size="Small"))
    return _attachment([*body, *_rows(answer, thread, state)])


def to_buttons(answer: Answer, thread: str, state: str = "") -> Card | None:
    """Return a card with nothing but the buttons of an answer; None when it has none."""
    rows = _rows(answer, thread, state)
    return _attachment([_text(say.go_on()), *rows]) if rows else None


def with_note(card: Card, note: str) -> Card:
    """Return a card with a line above all others."""
    content = card["content"]
    return {**card, "content": {**content, "body": [_text(note), *content["body"]]}}


def _attachment(body: list[Element]) -> Card | None:
    content = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.3",
        "body": body,
    }
    is_small = len(json.dumps(content)) <= MAX_BYTES
    return {"contentType": CONTENT_TYPE, "content": content} if is_small else None


def _rows(answer: Answer, thread: str, state: str) -> list[Element]:
    """Return the buttons in rows, since some clients show only a few in one."""
    rows: Iterable[list[Button]] = choice_rows(answer, thread)
    if state:
        rows = [*rows, *offer_rows(answer, state)]
    return [{"type": "ActionSet", "actions": row} for row in rows]


def _elements(block: Block) -> list[Element]:
    match block:
        case Bullets(items):
            return [_text(f"- {item}", spacing="Small") for item in items]
        case Code(text):
            copied = _text(_escape(text), fontType="Monospace")
            return [{"type": "Container", "style": "emphasis", "items": [copied]}]
        case _:
            return [_text(block.text)]


def _text(text: str, **options: object) -> Element:
    shown = _marked(inline.parse(text))
    return {"type": "TextBlock", "text": shown, "wrap": True, **options}


def _marked(spans: Iterable[inline.Span], is_strong: bool = False) -> str:
    """Return text for a card; cards know no code marks, so scope names go in bold, escaped."""
    return "".join(_shown(span, is_strong) for span in spans)


def _shown(span: inline.Span, is_strong: bool) -> str:
    match span:
        case inline.Text(text):
            return text
        case inline.Code(text):
            return _escape(text) if is_strong else f"**{_escape(text)}**"
        case inline.Strong(spans):
            return f"**{_marked(spans, is_strong=True)}**"
        case inline.Link(spans, address):
            return f"[{_marked(spans, is_strong)}]({address})"
        case inline.Break():
            return "  \n"


def _escape(text: str) -> str:
    """Keep underscores of scope names from being read as italics."""
    return text.replace("_", "\\_")
