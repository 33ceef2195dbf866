"""A message as the language model reads it: in portions, each of them at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from scopes.finding.learned import Learned, Place
from scopes.finding.spans import Span
from scopes.text.segments import portions

PORTION = 700
"""Characters that are read at once; the model reads 240 word pieces, four characters each."""
MOST_PORTIONS = 4
"""Portions that are looked at: as much as the 400 words that a question is read for."""


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

    def place(self, span: Span) -> Place:
        """Return a part of the message within its portion."""
        holding = (each for each in self.portions if each[0] <= span.start < each[1])
        start, end = next(holding, (span.start, span.end))
        return self.text[start:end], span.start - start, min(span.end, end) - start


def read_message(text: str, learned: Learned) -> Message:
    """Return where a text states needs."""
    read = portions(text, PORTION)[:MOST_PORTIONS]
    spans = [
        Span(start + span.start, start + span.end)
        for start, end in read
        for span in learned.spans(text[start:end])
    ]
    return Message(text, spans, read)
