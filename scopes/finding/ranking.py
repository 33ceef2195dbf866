"""Candidates in the order in which they are likely meant, each with its probability.

The search brings candidates whose words fit; what was learned brings more, and judges all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from scopes.data.operations import Operation
from scopes.finding.fit import Fit
from scopes.finding.learned import NOTHING, Class, Learned, Place
from scopes.finding.search import Candidate
from scopes.finding.signals import MEANINGS, Scale, Seen, values_of
from scopes.finding.weights import Array
from scopes.reading.question import Question

MOST_CANDIDATES = 20
"""Candidates of the search that are judged; the right one is among them in 97 %."""
MOST_LEARNED = 12
SMALLEST_LEARNED = 0.001
"""Share below which a learned class is no candidate."""


@dataclass(frozen=True)
class Ranked:
    """Candidates, likeliest first, their score a probability; `nothing` is that of no scope."""

    candidates: list[Candidate]
    nothing: float


class Ranking:
    """Judges the candidates of a question by all signals."""

    def __init__(
        self, learned: Learned, fit: Fit, operations: Mapping[tuple[str, str], Operation]
    ) -> None:
        self._learned = learned
        self._fit = fit
        self._operations = operations

    @cached_property
    def _scale(self) -> Scale:
        return Scale(self._learned.head)

    def rank(
        self, question: Question, found: Sequence[Candidate], place: Place | None = None
    ) -> Ranked:
        """Return the candidates found and those that were learned, likeliest first.

        `place` is where the question stands, if it is a part of a message.
        """
        pool = self.pool(question, found, place)
        shares = self._scale.shares(self.values(question, pool, place))
        judged = [
            replace(candidate, score=self._scale.probability(float(share)))
            for candidate, share in zip(pool, shares[:-1], strict=True)
        ]
        order = sorted(range(len(pool)), key=lambda n: (-shares[n], pool[n].scopes))
        return Ranked([judged[n] for n in order], float(shares[-1]))

    def explain(
        self, question: Question, candidates: Sequence[Candidate], place: Place | None = None
    ) -> list[dict[str, float]]:
        """Return what each signal adds for each candidate, and in the last place for no scope."""
        parts = self._scale.parts(self.values(question, candidates, place))
        return [dict(zip(MEANINGS, map(float, row), strict=True)) for row in parts]

    def pool(
        self, question: Question, found: Sequence[Candidate], place: Place | None = None
    ) -> list[Candidate]:
        """Return the best of the candidates found, and the likeliest learned ones beside them."""
        text = question.said
        best = sorted(found, key=lambda c: (-c.evidence, c.scopes))[:MOST_CANDIDATES]
        known: set[Class] = {(candidate.scopes, candidate.level) for candidate in best}
        more = [
            self._candidate(text, label, place)
            for label, share in self._learned.rank(text, place, MOST_LEARNED)
            if share >= SMALLEST_LEARNED and label not in known and label != NOTHING
        ]
        return [*best, *more]

    def _candidate(self, text: str, label: Class, place: Place | None) -> Candidate:
        scopes, level = label
        assert level
        keys = self._learned.operations(text, label, place)
        return Candidate(scopes, level, operations=[(0.0, self._operations[key]) for key in keys])

    def values(
        self, question: Question, candidates: Sequence[Candidate], place: Place | None = None
    ) -> Array:
        """Return the signals of each candidate, and in the last row those of no scope."""
        reading = self._learned.read(question.said, place)
        seen = [Seen((c.scopes, c.level), c.evidence, self._writes(c.scopes)) for c in candidates]
        return values_of(question, reading, self._learned, seen)

    def _writes(self, scopes: tuple[str, ...]) -> bool | None:
        traits = self._fit.traits(scopes)
        return None if traits.is_broad else traits.writes
