"""Things that are named before what is done to them: "Floors: list, add, remove"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from scopes.finding.spans import Span
from scopes.reading.reader import Reader
from scopes.reading.steps import Read

_LINE = re.compile(
    r"(?:^[^\S\n]*(?:\|[^\S\n]*)?|(?<=[.;!?] ))(?P<things>[^\W\d][\w ,&'’-]{1,80}?)"
    r"[^\S\n]*(?:[:|(–—]|[^\S\n]-)[^\S\n]*(?P<verbs>[^\W\d][\w ,/&+]{1,60}?)"
    r"[^\S\n]*(?:[.;!?)|]+(?=\s|$)|$)",
    re.MULTILINE,
)
_JOINT = re.compile(r"\s*[,/&+]\s*(?:and\s+|or\s+|then\s+)?|\s+(?:and|or|then)\s+")


class Headed(NamedTuple):
    """A line or sentence, and each thing that it names with each of its verbs: "add floors"."""

    line: Span
    texts: tuple[str, ...]


def headed_lines(text: str, reader: Reader, read: Read) -> Iterator[Headed]:
    """Yield the lines and sentences of a text of which the second half is nothing but verbs.

    Most of these must be known ones; of the others each is a need that was not understood.
    """
    for found in _LINE.finditer(text):
        verbs = [read(verb) for verb in _JOINT.split(found["verbs"])]
        things = [read(thing) for thing in _JOINT.split(found["things"])]
        known = sum(map(reader.begins_with_verb, verbs))
        are_verbs = all(len(verb.words) == 1 for verb in verbs) and 2 * known > len(verbs)
        are_things = not reader.begins_with_verb(things[0]) and all(map(reader.nouns, things))
        if are_verbs and are_things:
            texts = tuple(f"{verb.text} {thing.text}" for thing in things for verb in verbs)
            yield Headed(Span(*found.span()), texts)
