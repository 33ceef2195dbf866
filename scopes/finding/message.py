"""A message as the language model reads it: in portions, each of them at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scopes.finding.encoder import MOST_PIECES as MOST_AT_ONCE
from scopes.finding.learned import PIECES_OF_LONG, Learned, Place
from scopes.finding.spans import Span, spans_of
from scopes.text.segments import LONG, PORTION, portions

MOST_PIECES = 290
"""Word pieces that are read for needs, two portions of prose: more would take too long."""
FEWEST_PIECES = 40
"""Word pieces for which no further portion is begun."""

LOOKED_THROUGH = 3 * PORTION
"""Characters among which the portions are found."""

_SIGNS = " ,;:.!?/"


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
        return self.text[start:end], span.start - start, min(span.end, end) - start


def read_message(text: str, learned: Learned) -> Message:
    """Return where a text states needs."""
    read = [*_portions(text, learned)]
    spans = [
        _without_signs(text, start + span.start, start + span.end)
        for start, end in read
        for span in spans_of(learned.tag(text[start:end]))
    ]
    return Message(text, spans, read)


def _portions(text: str, learned: Learned) -> Iterator[tuple[int, int]]:
    """Yield where each portion begins and ends: so many characters, and so many word pieces."""
    at, left = 0, MOST_PIECES if len(text) <= LONG else PIECES_OF_LONG
    while left >= FEWEST_PIECES and (found := portions(text[at:LOOKED_THROUGH], PORTION)):
        start, end = at + found[0][0], at + found[0][1]
        pieces, length = learned.reach(text[start:end], min(left, MOST_AT_ONCE))
        at, left = start + length, left - pieces
        yield start, at


def _without_signs(text: str, start: int, end: int) -> Span:
    """Return a part of a text without the commas and the like at its ends."""
    said = text[start:end]
    start += len(said) - len(said.lstrip(_SIGNS))
    return Span(start, start + len(said.strip(_SIGNS)))
