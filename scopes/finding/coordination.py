"""What one part of a message says of several things: "read rooms and messages"."""

import re
from collections.abc import Sequence

from scopes.reading.language import with_english_and
from scopes.reading.reader import Reader
from scopes.reading.steps import Read
from scopes.text.segments import sentences

MOST_PIECES = 6
"""Things that are joined in a part of a message; more of them make no sentence."""
LONGEST = 400
"""Characters of a part in which several things are said; what is longer is no single sentence."""
_VERB = re.compile(r"\S+\s*(?:\b(?:up|down|off|out|away|back)\s+)?")
"""The verb that a text begins with, and its particle: "hang up"."""


def divided(text: str, reader: Reader, read: Read) -> list[str]:
    """Return the things that commas or "and" join in a text, each with the verb it shares.

    A verb alone gets the object of the next verb, an object alone the verb before it, or the one at
    the end, where German has it. The result is empty when the text says one thing, or far too many.
    """
    if len(text) > LONGEST:
        return []
    text = with_english_and(text)
    places = [place for each in sentences(text) for place in each]
    pieces = [text[start:end].strip(" .,;:!?") for start, end in places]
    if pieces and _is_level(pieces[-1], reader, read):
        pieces.pop()
    if not 2 <= len(pieces) <= MOST_PIECES:
        return []
    return _with_verbs(_with_objects(pieces, reader, read), reader, read)


def object_of(said: str) -> str:
    """Return what follows the verb that a text begins with: "her calls" of "hang up her calls"."""
    return _VERB.sub("", said, count=1)


def _is_level(piece: str, reader: Reader, read: Read) -> bool:
    """Return whether a piece names nothing but a token level: "list rooms and people, admin"."""
    said = read(piece)
    return said.level is not None and not reader.has_subject(said)


def _with_objects(pieces: Sequence[str], reader: Reader, read: Read) -> list[str]:
    """Return pieces, each verb alone with the object of the piece after it."""
    complete: list[str] = []
    rest = ""
    for piece in reversed(pieces):
        is_verb = " " not in piece and reader.begins_with_verb(read(piece))
        complete.append(f"{piece} {rest}" if is_verb and rest else piece)
        rest = object_of(complete[-1])
    return complete[::-1]


def _with_verbs(pieces: Sequence[str], reader: Reader, read: Read) -> list[str]:
    """Return pieces, each object alone with the verb of a piece before it, or at the very end."""
    if last := _verb_at_end(pieces, reader, read):
        return [*(f"{piece} {last}" for piece in pieces[:-1]), pieces[-1]]
    complete: list[str] = []
    verb = ""
    for piece in pieces:
        if reader.begins_with_verb(read(piece)):
            verb = piece[: len(piece) - len(object_of(piece))].strip()
            complete.append(piece)
        else:
            complete.append(f"{verb} {piece}" if verb else piece)
    return complete


def _verb_at_end(pieces: Sequence[str], reader: Reader, read: Read) -> str:
    """Return the verb that pieces end with, "" where one of them begins with a verb."""
    if any(reader.begins_with_verb(read(piece)) for piece in pieces):
        return ""
    before, _, last = pieces[-1].rpartition(" ")
    return last if before and reader.begins_with_verb(read(last)) else ""
