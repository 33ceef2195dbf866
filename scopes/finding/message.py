"""A message as the language model reads it: in portions, each of them at once."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scopes.finding.classes import Place
from scopes.finding.encoder import MOST_PIECES as MOST_AT_ONCE
from scopes.finding.learned import PIECES_OF_LONG, Learned
from scopes.finding.spans import Span, spans_of
from scopes.text.segments import LONG, PORTION, portions, trimmed

MOST_PIECES = 290
"""Word pieces that are read for needs, two portions of prose: more would take too long."""
FEWEST_PIECES = 40
"""Word pieces for which no further portion is begun."""

LOOKED_THROUGH = 3 * PORTION
"""Characters among which the portions are found."""

_AUXILIARY = re.compile(
    r"\b(?:to|able|can|could|may|might|must|should|shall|will|would)\Z", re.IGNORECASE
)
"""What a span ends with whose verb comes next: "our guests should be able to", "make calls"."""


@dataclass(frozen=True)
class Message:
    """Where in a text needs are stated, and in which portion of it each stands."""

    text: str
    spans: Sequence[Span]
    portions: Sequence[tuple[int, int]]

    @property
    def end(self) -> int:
        """Where the text that was read ends."""
        return self.portions[-1][1] if self.portions else 0

    @property
    def is_cut(self) -> bool:
        """Whether the text goes on after that."""
        return bool(self.text[self.end :].strip())

    def place(self, span: Span) -> Place:
        """Return a part of the message within its portion."""
        holding = (each for each in self.portions if each[0] <= span.start < each[1])
        start, end = next(holding, (span.start, span.end))
        return Place(self.text[start:end], span.start - start, min(span.end, end) - start)


def read_message(text: str, learned: Learned) -> Message:
    """Return where a text states needs."""
    read = [*_portions(text, learned)]
    spans = [
        Span(*trimmed(text, start + span.start, start + span.end))
        for start, end in read
        for span in spans_of(learned.tag(text[start:end]))
    ]
    return Message(text, _with_their_verbs(text, spans), read)


def _with_their_verbs(text: str, spans: Iterable[Span]) -> list[Span]:
    """Return spans, those that end before their verb joined with what follows.

    Of 12 such pairs in messages that the models had not seen 10 were one need.
    """
    whole: list[Span] = []
    for span in spans:
        last = whole[-1] if whole else None
        is_next = last is not None and not text[last.end : span.start].strip()
        if last and is_next and _AUXILIARY.search(text[last.start : last.end]):
            whole[-1] = Span(last.start, span.end)
        else:
            whole.append(span)
    return whole


def _portions(text: str, learned: Learned) -> Iterator[tuple[int, int]]:
    """Yield where each portion begins and ends: so many characters, and so many word pieces."""
    at, left = 0, MOST_PIECES if len(text) <= LONG else PIECES_OF_LONG
    while left >= FEWEST_PIECES and (found := portions(text[at:LOOKED_THROUGH], PORTION)):
        start, end = at + found[0][0], at + found[0][1]
        pieces, length = learned.reach(text[start:end], min(left, MOST_AT_ONCE))
        at, left = start + length, left - pieces
        yield start, at
