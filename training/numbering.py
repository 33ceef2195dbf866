"""Messages as the numbers that the language model is trained on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scopes.finding.encoder import MOST_PIECES
from scopes.finding.spans import FIRST, INSIDE, OUTSIDE
from scopes.finding.wordpiece import Word, WordPieces, pieces_of
from training.labels import NONE
from training.messages import Message, Part

UNTOLD = -100
"""In place of what a message does not tell: its kind, an operation, the tag of a piece."""


class Placed(NamedTuple):
    """A part: its first piece, the one after its last, its classes, its operation."""

    first: int
    last: int
    right: tuple[int, ...]
    operation: int


class NeededClasses(NamedTuple):
    """The classes that a message needs, and those of which it needs one or another."""

    sure: tuple[int, ...]
    open: tuple[int, ...]


@dataclass(frozen=True)
class Numbered:
    """A message as numbers: its pieces, the tag of each word's first piece, its kind and parts.

    `needed` are the classes that it needs as a whole, None where one of its needs is not known.
    """

    numbers: list[int]
    tags: list[int]
    kind: int
    parts: list[Placed]
    needed: NeededClasses | None


def numbered(message: Message, divide: WordPieces) -> Numbered:
    """Return a message as numbers."""
    numbers, words = divide.divide(message.text, MOST_PIECES)
    words = [word for word in words if word.piece < len(numbers) - 1]
    tags = [UNTOLD] * len(numbers)
    for word in words if message.spans is not None else ():
        tags[word.piece] = _tag(word, message.spans or ())
    parts = [
        Placed(
            *(pieces_of(words, part.start, part.end, len(numbers) - 1) or (0, 0)),
            part.right,
            UNTOLD if part.operation is None else part.operation,
        )
        for part in message.parts
    ]
    kind = UNTOLD if message.kind is None else message.kind
    whole = [part for part in parts if part.first < part.last]
    return Numbered(numbers, tags, kind, whole, _needed(message))


def _needed(message: Message) -> NeededClasses | None:
    """Return which classes a message needs as a whole, if all of its needs are known."""
    known = {(part.start, part.end) for part in message.parts}
    if not message.parts or not known.issuperset(message.spans or ()):
        return None
    sure = {n for part in message.parts if _is_clear(part) for n in part.right} - {NONE}
    possible = {n for part in message.parts for n in part.right} - {NONE}
    return NeededClasses(tuple(sorted(sure)), tuple(sorted(possible - sure)))


def _is_clear(part: Part) -> bool:
    return len(part.right) == 1 or part.is_several


def _tag(word: Word, spans: Sequence[tuple[int, int]]) -> int:
    over = next(
        ((start, end) for start, end in spans if start < word.end and word.start < end), None
    )
    if not over:
        return OUTSIDE
    return FIRST if word.start <= over[0] else INSIDE
