"""A message as the language model reads it: in portions, each of them at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from scopes.finding.encoder import MOST_PIECES as MOST_AT_ONCE
from scopes.finding.learned import PORTION, Learned, Place
from scopes.finding.spans import Span, spans_of
from scopes.text.segments import portions

MOST_PIECES = 400
"""Word pieces that are read for needs, two portions or 300 words: more would take too long."""

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
    spans: list[Span] = []
    read: list[tuple[int, int]] = []
    pieces = 0
    for start, end in portions(text, PORTION):
        if pieces + MOST_AT_ONCE > MOST_PIECES:
            break
        tagged = learned.tag(text[start:end])
        spans += (_without_signs(text, start + s.start, start + s.end) for s in spans_of(tagged))
        read.append((start, end))
        pieces += len(tagged.points)
    return Message(text, spans, read)


def _without_signs(text: str, start: int, end: int) -> Span:
    """Return a part of a text without the commas and the like at its ends."""
    said = text[start:end]
    start += len(said) - len(said.lstrip(_SIGNS))
    return Span(start, start + len(said.strip(_SIGNS)))
