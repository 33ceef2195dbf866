"""Orders in one breath: "create a team add people post a message" is three of them."""

import re
from collections.abc import Iterator

from scopes.finding.spans import Span
from scopes.reading.reader import Reader
from scopes.reading.steps import Read

_WORD = re.compile(r"[A-Za-z]+")
_LEADS_ON = re.compile(
    r"\b(?:to|and|or|can|could|should|must|will|would|may|might|do|does|did|not|never|please|then"
    r"|also|only|just|on|upon|for|from|with|by|after|before|until|of|in|at|who|which|that|when|if|how|i|we|you|they|it|is|are|was|were|be|been|has|have|had|gets?|let|lets|help|helps)\W*\Z",
    re.IGNORECASE,
)
"""What a verb belongs to that is no order of its own: "to post", "who can post", "is set"."""
_RELATIVE = re.compile(
    r"\b(?:that|which|who|whose|what|how|where|when|whenever|if|so)\b", re.IGNORECASE
)
"""What makes all that follows part of the order before: "rooms that members post to"."""
_NOUN = re.compile(r"\w+\s+(?:of|for|in|on|from|with|is|are)\b", re.IGNORECASE)
"""A verb that is a noun here: "the site list of a host"."""
_THING = re.compile(
    r"\w+\s+(?:an?|the|my|our|their|its|all|any|some|every|each|new|\d+)\s+\w", re.IGNORECASE
)
"""An order with what it is for: "post a message"."""
_WHO = re.compile(r"\b(?:users|people|ppl|agents|members|admins|participants|hosts)\s*\Z", re.I)
"""Who may be meant as doing what a verb says: "rooms that users create"."""


LONGEST = 200
"""Characters of orders in one breath; what is longer is a sentence."""
SHORTEST_ORDER = 2
"""Words of an order: "add people", whom nothing is done by; in a longer one they may do it."""


def divided(text: str, span: Span, reader: Reader, read: Read) -> list[Span]:
    """Return the orders in a span that begins with one, divided before each further verb."""
    is_long = span.end - span.start > LONGEST
    if is_long or not reader.begins_with_order(read(text[span.start : span.end])):
        return [span]
    starts = [span.start, *_further(text, span, reader, read), span.end]
    return [Span(start, end) for start, end in zip(starts, starts[1:], strict=False)]


def _further(text: str, span: Span, reader: Reader, read: Read) -> Iterator[int]:
    """Yield where further orders begin, each behind one that names what it is for."""
    first = span.start
    for word in _WORD.finditer(text, span.start + 1, span.end):
        before, rest = text[first : word.start()], text[word.start() : span.end]
        if _RELATIVE.search(before):
            return
        if not reader.is_order(word[0]) or _LEADS_ON.search(before) or _NOUN.match(rest):
            continue
        is_who_does = _WHO.search(before) is not None and len(before.split()) > SHORTEST_ORDER
        has_thing = not is_who_does and (
            _THING.match(rest) is not None
            or (not _WHO.search(before) and reader.has_subject(read(rest)))
        )
        if has_thing and before[-1:].isspace() and reader.has_subject(read(before.strip())):
            yield word.start()
            first = word.start()
