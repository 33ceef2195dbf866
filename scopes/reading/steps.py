"""Divide a message that is an explicit list into its items."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from scopes.data.catalog import Level
from scopes.reading.intent import Wanted
from scopes.reading.question import Question
from scopes.reading.reader import Reader
from scopes.text.segments import LONG, PORTION, chained, is_numbered, listed, sentences

MOST_PARTS = 10
"""Parts of a message that are looked at."""
LONGEST_PART = 300
"""Characters in which one need is said; what follows in the same part is pasted data."""

Read = Callable[[str], Question]

_TITLE = re.compile(r"\S\s+list\s*(?:\Z|[:(]|for\b)", re.IGNORECASE)
"""How a heading calls what stands below it a list: "Feature list for the wallboard"."""
_GERUND = re.compile(r"\w+ing\b", re.IGNORECASE)
"""How a heading begins that names what the list is for, though it begins with a verb."""


@dataclass(frozen=True)
class Items:
    """The items of a list, each of which stands for itself unless they `are_details` of one thing.

    `unread` is the number of further ones that are not looked at. `head` is what stands before
    them, `level` the token level that is named there for all, and `wanted` what the message says of
    all. `after` is what follows the last one.
    """

    texts: tuple[str, ...]
    unread: int = 0
    level: Level | None = None
    head: str = ""
    wanted: frozenset[Wanted] = frozenset()
    after: str = ""
    are_details: bool = False


def items_of(question: Question, reader: Reader, read: Read) -> Items | None:
    """Return the items of a message that is a list, or None when it is no list."""
    head, items, after = listed(question.text)
    if not items:
        head, items = "", _in_turn(question.text, read)
    if not items:
        return None
    texts = _beginning(tuple(item[:LONGEST_PART] for item in items), question.text)
    wanting = sum(bool(read(text).wanted) for text in texts)
    title = read(head[-PORTION:])
    heading = read(_last_sentence(head[-PORTION:]))
    is_order = reader.begins_with_verb(heading) or 2 * wanting < len(texts)
    is_title = _TITLE.search(heading.text) is not None or _are_orders(texts, heading, reader, read)
    has_details = bool(heading.wanted and reader.nouns(heading)) and is_order and not is_title
    are_details = has_details and not is_numbered(question.text)
    unread = len(items) - len(texts)
    wanted = reader.wanted_of_all(question.said)
    return Items(texts, unread, title.level, head, wanted, after, are_details)


def _are_orders(texts: Sequence[str], heading: Question, reader: Reader, read: Read) -> bool:
    """Return whether most items are orders, below a heading that is none: "Onboarding app:"."""
    orders = sum(reader.begins_with_verb(read(text)) for text in texts)
    is_order = reader.begins_with_verb(heading) and not _GERUND.match(heading.text)
    return 2 * orders > len(texts) and not is_order


def _last_sentence(text: str) -> str:
    """Return the last sentence or line of a text: what a list below it is about."""
    places = sentences(text)
    return text[places[-1][0][0] :] if places else text


def _in_turn(text: str, read: Read) -> list[str]:
    """Return what is done first and then; no items where that is too long or only one thing."""
    items = [item for item in chained(text) if read(item).says_something]
    is_short = all(len(item) <= LONGEST_PART for item in items)
    return items if len(items) > 1 and is_short else []


def _beginning(items: Sequence[str], message: str) -> tuple[str, ...]:
    """Return the items that are looked at: together no more than is read of running text."""
    most = PORTION if len(message) > LONG else 2 * PORTION
    ends = accumulate(map(len, items))
    read = (item for item, end in zip(items, ends, strict=True) if end <= most)
    return tuple(islice(read, MOST_PARTS))
