"""Divide a message that is an explicit list into its items."""

from collections.abc import Callable
from dataclasses import dataclass

from scopes.data.catalog import Level
from scopes.reading.intent import Wanted
from scopes.reading.question import Question
from scopes.reading.reader import Reader
from scopes.text.segments import chained, is_numbered, listed

MOST_PARTS = 12
"""Parts of a message that are looked at."""
LONGEST_PART = 500
"""Characters in which one need is said; what follows in the same part is pasted data."""

Read = Callable[[str], Question]


@dataclass(frozen=True)
class Items:
    """The items of a list, each of which stands for itself.

    `head` is what stands before them, `level` the token level that is named there for all, and
    `wanted` what the message says of all.
    """

    texts: tuple[str, ...]
    level: Level | None = None
    head: str = ""
    wanted: frozenset[Wanted] = frozenset()


def items_of(question: Question, reader: Reader, read: Read) -> Items | None:
    """Return the items of a message that is a list, none where they are details of one thing.

    The result is None when it is no list.
    """
    head, items = listed(question.text)
    if not items:
        head, items = "", chained(question.text)
    if not items:
        return None
    looked_at = items[:MOST_PARTS]
    wanting = sum(bool(read(item).wanted) for item in looked_at)
    title = read(head)
    is_order = reader.begins_with_verb(title) or 2 * wanting < len(looked_at)
    has_details = title.wanted and reader.nouns(title) and is_order
    if has_details and not is_numbered(question.text):
        return Items(())
    texts = tuple(item[:LONGEST_PART] for item in items)
    return Items(texts, title.level, head, reader.wanted_of_all(question.said))
