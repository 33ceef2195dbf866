"""The parts of a message that state a need, in its own words: learned, not looked for by signs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scopes.data.catalog import Level
from scopes.finding.learned import Place
from scopes.finding.spans import Span
from scopes.reading.question import Question
from scopes.reading.reader import Reader
from scopes.reading.steps import MOST_PARTS, Read

_ALSO = re.compile(r"[\s,/&+]*(?:and|or|then|und|et|y|e|i|en)?[\s,/&+]*", re.IGNORECASE)
"""What stands between verbs that share an object: "create, change and delete rooms"."""
_ROLE = re.compile(r"^as\b|\bas (?:an? |the |our )?(?:\w+ ){0,2}\w+$|\btokens?\b", re.IGNORECASE)
"""How a part names the token level of a whole message: "as a compliance officer"."""


@dataclass(frozen=True)
class Part:
    """A part of a message that states a need, and its place there."""

    said: Question
    place: Place | None = None


def parts_of(question: Question, spans: Sequence[Span], reader: Reader, read: Read) -> list[Part]:
    """Return the parts of a message that state needs."""
    texts = _completed(question.text, spans, reader, read)
    level = _level_for_all(question, texts, read)
    parts: list[Part] = []
    for text, span in zip(texts, spans, strict=True):
        said = read(text)
        said = replace(reader.as_later_part(said) if parts else said, level=said.level or level)
        parts.append(Part(said, (question.text, span.start, span.end)))
    return parts


def _completed(text: str, spans: Sequence[Span], reader: Reader, read: Read) -> list[str]:
    """Return the words of each span, with the object of the next one where it has none itself."""
    texts: list[str] = []
    following: Span | None = None
    rest = ""
    for span in reversed(spans):
        said = text[span.start : span.end].strip(" .,;:!?\n")
        between = text[span.end : following.start] if following else "."
        if rest and _ALSO.fullmatch(between) and not reader.has_subject(read(said)):
            said = f"{said} {rest}"
        following, rest = span, said.partition(" ")[2]
        texts.append(said)
    return texts[::-1]


def _level_for_all(question: Question, texts: Sequence[str], read: Read) -> Level | None:
    """Return the token level that a message names as a role, or outside of its parts.

    A level that a part names by whose data it wants ("my rooms") holds for that part alone, unless
    it is the last one and shares the verb of the others ("meetings and recordings of all users").
    """
    if not question.level or not texts:
        return question.level
    first, last = read(texts[0]), read(texts[-1])
    is_role = any(end.level and _ROLE.search(end.text.strip(" .")) for end in (first, last))
    is_shared = bool(last.level and not last.wanted)
    is_outside = all(read(text).level != question.level for text in texts[:MOST_PARTS])
    return question.level if is_role or is_shared or is_outside else None
