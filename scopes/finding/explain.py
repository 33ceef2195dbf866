"""How a message was read: what kind it is of, its parts, and what spoke for each candidate."""

from collections.abc import Mapping
from dataclasses import dataclass

from scopes.data.catalog import Level
from scopes.data.operations import Operation
from scopes.finding.classes import Needed, Place
from scopes.finding.learned import Learned
from scopes.finding.matching import Matcher
from scopes.finding.parts import Part
from scopes.finding.resolve import Resolver
from scopes.reading.question import Question

SHOWN_KINDS = 3
SHOWN_CANDIDATES = 5
SHOWN_NEEDED, SMALLEST_CHANCE = 8, 0.05


@dataclass(frozen=True)
class Considered:
    """A set of scopes that was considered, its probability, and what each signal added to it.

    Without `scopes` it is the operation, whose documents name none; without both it is that no
    scope is asked for. For scopes without `operation` only the words of the catalog speak.
    """

    scopes: tuple[str, ...]
    level: Level | None
    operation: Operation | None
    probability: float
    signals: Mapping[str, float]


@dataclass(frozen=True)
class ReadPart:
    """A part of a message that was read as a need, from `start` to `end`.

    `said` are the words that were looked up: without those that only frame them, with the object of
    the next part where a part has none itself, and in English. `considered` begins with the
    likeliest sets, and ends with an operation without documented scopes, and with no scope.
    """

    start: int
    end: int
    said: str
    considered: tuple[Considered, ...]


@dataclass(frozen=True)
class Explanation:
    """How a message was read; places count in `text`, the message without its secrets.

    `kinds` are the likeliest kinds of message with their shares; `whole` is what the message, as
    far as it is read at once, needs as a whole.
    """

    text: str
    kinds: tuple[tuple[str, float], ...]
    parts: tuple[ReadPart, ...]
    whole: tuple[Needed, ...]


def explain(
    question: Question, learned: Learned, matcher: Matcher, resolver: Resolver
) -> Explanation:
    """Return how a message was read."""
    shares = learned.kinds(question.text)
    kinds = sorted(shares.items(), key=lambda kind: -kind[1])[:SHOWN_KINDS]
    parts = resolver.parts_read(question) if question.text else []
    read = (
        ReadPart(
            *_place(part, question, learned),
            learned.in_english(part.said.said),
            _considered(part, matcher),
        )
        for part in parts
    )
    whole = learned.needed(question.text, SMALLEST_CHANCE)[:SHOWN_NEEDED] if parts else ()
    return Explanation(question.text, tuple(kinds), tuple(read), tuple(whole))


def _place(part: Part, question: Question, learned: Learned) -> tuple[int, int]:
    """Return where a part stands in its message; what is no part of its own is where its need is.

    An item of a list is a message of its own, which stands somewhere in the whole one.
    """
    message, start, end = part.place or Place(part.said.text, 0, len(part.said.text))
    spans = learned.spans(message)
    if not part.place and len(spans) == 1:
        start, end = spans[0].start, spans[0].end
    before = max(question.text.find(message), 0)
    return before + start, before + end


def _considered(part: Part, matcher: Matcher) -> tuple[Considered, ...]:
    ranked, undocumented, signals = matcher.explain(part.said, part.place)
    found = [
        Considered(c.scopes, c.level, next((o for _, o in c.operations), None), c.score, added)
        for c, added in list(zip(ranked.candidates, signals, strict=False))[:SHOWN_CANDIDATES]
    ]
    return (
        *found,
        Considered((), None, undocumented, ranked.undocumented, signals[-2]),
        Considered((), None, None, ranked.nothing, signals[-1]),
    )
