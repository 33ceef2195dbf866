"""Divide a message into the parts that may each state a need of their own."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scopes.data.catalog import Level
from scopes.reading.question import Question
from scopes.reading.reader import Reader
from scopes.text.segments import after_heading, chained, is_numbered, joined, listed, sentences

MOST_PARTS = 12
MOST_PIECES = 2 * MOST_PARTS
LONGEST_PART = 1000
"""Characters in which one need is said; what follows in the same part is pasted data."""

Read = Callable[[str], Question]
_DETAILS = re.compile(r"\b(?:with|by|including|incl|per)\b|\bw/", re.IGNORECASE)
"""What makes the nouns after it details of one need: "with capacity and floor"."""
_ROLE = re.compile(r"^as\b|\bas (?:an? |the |our )?(?:\w+ ){0,2}\w+$|\btokens?\b")
"""How a part names the token level of a whole message: "as a compliance officer"."""
_UNWANTED = re.compile(
    r"(?:(?:i|we|it|they|the app|my app|our app)\s+)?"
    r"(?:do not|does not|must not|should not|never|(?:do|does|wo|should)n['’]?t)\s",
    re.IGNORECASE,
)
"""How a part says what is not wanted."""
_ASIDE = re.compile(r"(?:which|that|who|where|because|since)\s", re.IGNORECASE)
"""How a part of a sentence begins that tells more of the one before."""
_PROSE = re.compile(r"[\w\s,.!?'’/&-]{3,200}")
"""What stands beside calls in words; code has signs that sentences have not."""


@dataclass(frozen=True)
class Steps:
    """The parts of a message, in order.

    With `is_list` each is an item of a list and stands for itself; otherwise they are pieces of
    sentences, which may need each other. `level` is the token level named for all of them.
    """

    texts: tuple[str, ...]
    is_list: bool
    level: Level | None = None


def divide(question: Question, reader: Reader, read: Read) -> Steps:
    """Return the parts of a message; none when it says one thing with its details."""
    head, items = listed(question.text)
    if not items:
        head, items = "", chained(question.text)
    if not items:
        return _of_sentences(question, reader, read)
    wanting = sum(bool(read(item).wanted) for item in items)
    title = read(head)
    is_order = reader.begins_with_verb(title) or 2 * wanting < len(items)
    has_details = title.wanted and reader.nouns(title) and is_order
    if has_details and not is_numbered(question.text):
        return Steps((), is_list=True)
    return Steps(tuple(item[:LONGEST_PART] for item in items), True, title.level)


def _of_sentences(question: Question, reader: Reader, read: Read) -> Steps:
    lines = sentences(after_heading(question.text))
    whole_parts = (part.strip(" .;!?,") for line in lines for part in joined(line))
    wanted = (part for part in whole_parts if part and not _UNWANTED.match(part))
    parts = dict.fromkeys(part[:LONGEST_PART] for part in wanted)
    pieces = _complete(list(parts), reader, read)
    return Steps(tuple(pieces), False, _level_for_all(question, pieces, read))


def _level_for_all(question: Question, pieces: Sequence[str], read: Read) -> Level | None:
    """Return the token level that a message names as a role, or outside of its parts.

    A level that a part names by whose data it wants ("my rooms") holds for that part alone, unless
    it is the last one and shares the verb of the others ("meetings and recordings of all users").
    """
    if not question.level or not pieces:
        return question.level
    ends = (pieces[0], pieces[-1])
    is_role = any(read(piece).level and _says_role(piece) for piece in ends)
    is_role = is_role or bool(read(pieces[-1]).level and not read(pieces[-1]).wanted)
    is_outside = all(read(piece).level != question.level for piece in pieces[:MOST_PARTS])
    return question.level if is_role or is_outside else None


def _says_role(piece: str) -> bool:
    return bool(_ROLE.search(piece.lower().strip(" .")))


def beside_calls(question: Question, reader: Reader, read: Read) -> tuple[str, ...]:
    """Return the parts of a message with calls that state something to do in words.

    What a comma or an "and" joins to a call is a step like it; a sentence of its own is one only
    when it says to read or to change something.
    """
    found: dict[str, None] = {}
    looked_at = 0
    for line in sentences(question.text):
        parts = [part.strip(" .;!?") for part in joined(line)][: MOST_PIECES - looked_at]
        looked_at += len(parts)
        is_joined = len(parts) > 1 and any(read(part).has_calls for part in parts)
        found |= dict.fromkeys(p for p in parts if _is_step(p, reader, read, is_joined))
    return tuple(found)


def _is_step(part: str, reader: Reader, read: Read, is_joined: bool) -> bool:
    if not _PROSE.fullmatch(part) or _UNWANTED.match(part) or _ASIDE.match(part):
        return False
    said = read(part)
    if said.has_calls or said.scopes or not reader.has_subject(said):
        return False
    return bool(said.wanted) or is_joined


def _complete(parts: Sequence[str], reader: Reader, read: Read) -> list[str]:
    """Join parts without an object of their own ("create and update a queue, as admin")."""
    if len(parts) < 2:
        return [*parts]
    complete: list[str] = []
    waiting = ""
    for part in parts[:MOST_PIECES]:
        text = f"{waiting} and {part}" if waiting else part
        said = read(text)
        is_detail = complete and _DETAILS.search(complete[-1]) and not said.wanted
        if is_detail and len(reader.nouns(said)) < 2:
            complete[-1] += f", {part}"
        elif reader.has_subject(said):
            complete.append(text)
            waiting = ""
        elif complete:
            complete[-1] += f", {part}"
        else:
            waiting = text
    return [*complete, *parts[MOST_PIECES:]]
