"""The checks Webex makes before it accepts an Adaptive Card."""

from collections.abc import Iterator, Sequence
from typing import Any

from sandbox.errors import WebexError
from sandbox.records import Json

CARD_TYPE = "application/vnd.microsoft.card.adaptive"
VERSIONS = ("1.0", "1.1", "1.2", "1.3")
REFUSAL = "One (or more) of the arguments is invalid."

REQUIRED_KEYS: dict[str, tuple[str, ...]] = {
    "TextBlock": ("text",),
    "RichTextBlock": ("inlines",),
    "TextRun": ("text",),
    "Image": ("url",),
    "ImageSet": ("images",),
    "Media": ("sources",),
    "Container": ("items",),
    "ColumnSet": (),
    "Column": (),
    "FactSet": ("facts",),
    "ActionSet": ("actions",),
    "Input.Text": ("id",),
    "Input.Number": ("id",),
    "Input.Date": ("id",),
    "Input.Time": ("id",),
    "Input.Toggle": ("id", "title"),
    "Input.ChoiceSet": ("id", "choices"),
    "Action.OpenUrl": ("url",),
    "Action.Submit": (),
    "Action.ShowCard": ("card",),
    "Action.ToggleVisibility": ("targetElements",),
}
LISTS = ("body", "items", "columns", "actions", "images", "inlines")
SINGLES = ("selectAction", "inlineAction")


def check_attachments(attachments: Sequence[Any]) -> None:
    """Refuse everything but one valid card of a version that Webex knows."""
    if len(attachments) != 1:
        raise WebexError(400, REFUSAL, ("Only one card per message is supported.",))
    attachment = attachments[0]
    if not isinstance(attachment, dict) or attachment.get("contentType") != CARD_TYPE:
        raise WebexError(400, REFUSAL, (f"attachments: contentType must be {CARD_TYPE}",))
    problems = tuple(_card_problems(attachment.get("content"), "#"))
    if problems:
        raise WebexError(
            400, REFUSAL, tuple(f"Invalid Adaptive Card Json: {problem}" for problem in problems)
        )


def _card_problems(card: Any, path: str) -> Iterator[str]:
    if not isinstance(card, dict) or card.get("type") != "AdaptiveCard":
        yield f"{path}: type must be AdaptiveCard"
        return
    if path == "#" and card.get("version") not in VERSIONS:
        yield f"{path}/version: {card.get('version')} is not a supported version"
    yield from _children_problems(card, path)


def _children_problems(parent: Json, path: str) -> Iterator[str]:
    """Look into every place where an element can hold other elements."""
    for key in LISTS:
        children = parent.get(key, [])
        if not isinstance(children, list):
            yield f"{path}/{key}: expected type: JSONArray"
            continue
        for index, child in enumerate(children):
            if not (key == "inlines" and isinstance(child, str)):
                default = "Column" if key == "columns" else None
                yield from _element_problems(child, f"{path}/{key}/{index}", default)
    for key in SINGLES:
        if key in parent:
            yield from _element_problems(parent[key], f"{path}/{key}")
    if "card" in parent:
        yield from _card_problems(parent["card"], f"{path}/card")


def _element_problems(element: Any, path: str, default: str | None = None) -> Iterator[str]:
    if not isinstance(element, dict):
        yield f"{path}: expected type: JSONObject"
        return
    kind = element.get("type", default)
    if kind not in REQUIRED_KEYS:
        yield f"{path}: {kind} is not a valid type"
        return
    for key in REQUIRED_KEYS[kind]:
        if element.get(key) in (None, "") and not (key == "text" and element.get(key) == ""):
            yield f"{path}: required key [{key}] not found"
    yield from _children_problems(element, path)
