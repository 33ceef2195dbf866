"""Render an answer as an Adaptive Card 1.3, for answers that offer choices."""

import re
from typing import Any

from scopes.answer import Answer, Block, Bullets, Code

MAX_BUTTONS = 5
MAX_TITLE = 60
CONTENT_TYPE = "application/vnd.microsoft.card.adaptive"
_CODE = re.compile(r"`([^`]*)`")


def to_card(answer: Answer, thread: str) -> dict[str, Any] | None:
    """Return the answer as a card attachment, or None when it offers no choices.

    Each button carries the question it stands for and the thread it belongs to: Webex hands both
    back when somebody presses it, and neither is trusted then.
    """
    if not answer.choices:
        return None
    return {
        "contentType": CONTENT_TYPE,
        "content": {
            "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
            "type": "AdaptiveCard",
            "version": "1.3",
            "body": [element for block in answer.body for element in _elements(block)],
            "actions": [_button(text, thread) for text in answer.choices[:MAX_BUTTONS]],
        },
    }


def _elements(block: Block) -> list[dict[str, Any]]:
    match block:
        case Bullets(items):
            return [_text(f"- {item}", spacing="Small") for item in items]
        case Code(text):
            return [_text(_escape(text), fontType="Monospace")]
        case _:
            return [_text(block.text)]


def _text(text: str, **options: str) -> dict[str, Any]:
    """Return a text block; cards know no code marks, so scope names go in bold, escaped."""
    shown = _CODE.sub(lambda match: f"**{_escape(match[1])}**", text)
    return {"type": "TextBlock", "text": shown, "wrap": True, **options}


def _escape(text: str) -> str:
    """Keep underscores of scope names from being read as italics."""
    return text.replace("_", "\\_")


def _button(question: str, thread: str) -> dict[str, Any]:
    title = question if len(question) <= MAX_TITLE else question[: MAX_TITLE - 1] + "…"
    return {
        "type": "Action.Submit",
        "title": title,
        "data": {"question": question, "thread": thread},
    }
