"""What the bot says when a message is longer than it reads."""

from collections.abc import Iterable

from scopes.answer import Block, Paragraph
from scopes.reading.cleaning import MAX_CHARACTERS
from scopes.reading.names import MOST_NAMES
from scopes.reading.question import MOST_CALLS, MOST_WORDS, Cut
from scopes.reading.steps import MOST_PARTS
from wording import count

_READ: dict[Cut, str] = {
    "characters": f"{MAX_CHARACTERS:,} characters of your message",
    "words": f"{MOST_WORDS} words about what you need",
    "calls": f"{MOST_CALLS} calls",
    "names": f"{MOST_NAMES} words that look like scopes",
}


def not_read(cut: Iterable[Cut]) -> list[Block]:
    """Say which parts were read from the beginning only."""
    read = [_READ[what] for what in _READ if what in cut]
    if not read:
        return []
    return [
        Paragraph(
            f"**Too much at once:** I read only the first {' and the first '.join(read)}. Send "
            "the rest in another message."
        )
    ]


def needs_not_read(number: int) -> list[Block]:
    """Say how many parts of a message were not read."""
    if not number:
        return []
    return [
        Paragraph(
            f"**Too much at once:** I read only the first {MOST_PARTS} parts of your message and "
            f"left out {count(number, 'other')}. Send the rest in another message."
        )
    ]


def text_not_read(is_cut: bool) -> list[Block]:
    """Say that needs were looked for in the beginning of a long message only."""
    if not is_cut:
        return []
    return [
        Paragraph(
            "**Too long:** I looked for needs only in the beginning of your message. "
            "Send the rest in another message."
        )
    ]
