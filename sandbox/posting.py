"""From what somebody asked to post to what the message says, or why Webex refuses it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sandbox.cards import check_attachments
from sandbox.errors import WebexError
from sandbox.markup import FindPerson, render
from sandbox.records import Content

MAX_BYTES = 7439
MAX_EDITS = 10
TOO_LONG = (
    "Unable to post message to room: Message length limited to 7439 characters "
    "before encryption and 10000 characters after encryption"
)


@dataclass(frozen=True)
class Draft:
    """The words, files and card of a request, as they came."""

    text: str | None = None
    markdown: str | None = None
    files: Sequence[Any] = ()
    attachments: Sequence[Any] = ()


def compose(draft: Draft, find_person: FindPerson) -> Content:
    """Check the draft against Webex's limits, then render it."""
    _check(draft)
    files, attachments = tuple(draft.files), tuple(draft.attachments)
    if not draft.markdown:
        return Content(text=draft.text, files=files, attachments=attachments)
    rendered = render(draft.markdown, find_person)
    return Content(
        text=draft.text or rendered.text,
        markdown=draft.markdown,
        html=rendered.html,
        files=files,
        attachments=attachments,
        mentioned_people=tuple(rendered.people),
        mentioned_groups=tuple(rendered.groups),
    )


def _check(draft: Draft) -> None:
    words = [words for words in (draft.text, draft.markdown) if words and words.strip()]
    if not (words or draft.files or draft.attachments):
        raise WebexError(400, "Unable to post message to room: the message is empty")
    if any(len(part.encode()) > MAX_BYTES for part in words):
        raise WebexError(400, TOO_LONG)
    if len(draft.files) > 1:
        raise WebexError(400, "Only one file is allowed per message.")
    if draft.attachments:
        check_attachments(draft.attachments)
