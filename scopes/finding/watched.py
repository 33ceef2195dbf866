"""Several things that webhooks watch in one phrase: "webhooks for messages and memberships"."""

import re
from collections.abc import Iterator

from scopes.finding.headed import Headed
from scopes.finding.spans import Span
from scopes.reading.reader import Reader
from scopes.reading.steps import Read

_HEAD = re.compile(
    r"\b(?:\w{3,20}\s+(?:(?:an?|the|our|some|all)\s+(?:\w{3,20}\s+)?)?)?web ?hooks?\s+"
    r"(?:(?:that|which|to)\s+)?(?:for|on|about|of|watch(?:es|ing)?|when|whenever)\s+",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|as well as|plus|[&+])\s+|\s*/\s*")
_AGAIN = re.compile(r"(?:web ?hooks?\s+)?(?:for|on|about|of|when|whenever)\s+", re.IGNORECASE)
"""What is said again before a further thing: "and for memberships"."""
_THING = re.compile(
    r"(?!(?:it|we|they|i|you|he|she|this|that|then|also|no|not)\b)"
    r"(?:(?:an?|the|my|our|all|any|each|new|every)\s+)*"
    r"(?P<name>[a-z][\w-]*(?:\s+(?!(?:in|to|so|from|with|that|which|of|at|by|via|as|without|within"
    r"|into|using|for|and|or|plus)\b)[a-z][\w-]*){0,2})",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.;:?!\n()|]|$")


def watched_lists(text: str, reader: Reader, read: Read) -> Iterator[Headed]:
    """Yield each phrase that names several things to watch, with the phrase for each of them."""
    for head in _HEAD.finditer(text):
        end = _ENDS.search(text, head.end())
        things, last = _things(text, head.end(), end.start() if end else len(text), reader, read)
        if len(things) > 1:
            said = " ".join(head[0].split())
            yield Headed(Span(head.start(), last), tuple(f"{said} {thing}" for thing in things))


def _things(text: str, start: int, end: int, reader: Reader, read: Read) -> tuple[list[str], int]:
    """Return the things that are named from a place on, and where the last one ends."""
    things: list[str] = []
    last = start
    while start < end:
        start += len(_leading(text[start:end]))
        thing = _THING.match(text, start, end)
        said = read(thing["name"]) if thing else None
        if not thing or not said or reader.begins_with_verb(said) or not reader.nouns(said):
            break
        things.append(thing[0])
        last = thing.end()
        joint = _JOINT.match(text, last, end)
        if not joint:
            break
        start = joint.end()
    return things, last


def _leading(rest: str) -> str:
    again = _AGAIN.match(rest)
    return again[0] if again else ""
