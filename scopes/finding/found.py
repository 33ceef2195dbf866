"""What a need was found to mean, how sure that is, and what else may be meant."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from scopes.data.catalog import Level
from scopes.data.operations import Alternatives, Operation, Route
from scopes.finding.classes import Place
from scopes.finding.fit import WEBHOOK
from scopes.finding.ranking import Ranked
from scopes.finding.search import Candidate, Findings
from scopes.privilege.needs import SURE, Alternative, Match, Need
from scopes.reading.lookups import looks_up_one
from scopes.reading.question import Question

WORTH_SHOWING = 0.02
WORTH_NAMING = 0.05
"""Probability from which something is named as close to what was not understood."""
_PEOPLE = ("/people", "/people/{personId}")
"""Paths at which users find others by address, name or ID, and administrators everybody."""
SHOWN_OPERATIONS = 3
SHOWN_ALTERNATIVES = 2
SHOWN_CLOSEST = 3
SHOWN_MATCHES = 5


@dataclass(frozen=True)
class Found:
    """A need that was understood: the best candidate, and what else came up.

    `place` is where the question was read, if it was as a part of a message.
    """

    question: Question
    best: Candidate
    ranked: Ranked
    findings: Findings
    place: Place | None = None

    @cached_property
    def confidence(self) -> float:
        """How sure the need is understood, whatever the token level it is wanted for."""
        mine = {operation.key for _, operation in self.best.operations}
        alike = (
            candidate.score
            for candidate in self.ranked.candidates
            if candidate is self.best or mine & {o.key for _, o in candidate.operations}
        )
        return min(1.0, max(self.best.score, sum(alike)))

    @property
    def sure(self) -> float:
        """How sure it is what scopes are meant; those of a webhook follow from what it watches."""
        return self.confidence if self.is_webhook else min(self.best.score, 1.0)

    @property
    def is_webhook(self) -> bool:
        """Whether this is an operation on webhooks, and the words say so."""
        return any(operation.depends_on_subject for operation in self.operations[:1]) and (
            WEBHOOK in self.question.terms
        )

    @property
    def operations(self) -> tuple[Operation, ...]:
        """The few operations of the best candidate that fit best."""
        return tuple(operation for _, operation in self.best.operations[:SHOWN_OPERATIONS])

    def as_need(self) -> Need:
        """Return the need with the routes of the operation it rests on, else of its candidate."""
        level: Level = self.best.level
        sets: Mapping[Level, Alternatives] = {level: (frozenset(self.best.scopes),)}
        routes: Mapping[Level, tuple[Route, ...]] = {}
        if self.operations and not self.operations[0].depends_on_subject:
            sets = {**sets, **self.operations[0].sets}
            routes = self.operations[0].routes
        others = [c for c in self.ranked.candidates if c.scopes != self.best.scopes]
        return Need(
            words=self.question.text,
            sets=sets,
            operations=self.operations,
            level=level,
            sure=self.sure,
            matches=matches_of(self.ranked),
            near=alternatives_to(self.sure, others),
            usual=frozenset(self.best.scopes),
            routes=routes,
            is_lookup=self._is_lookup(),
        )

    def _is_lookup(self) -> bool:
        """Return whether one person is looked up, for whom no token level is named."""
        is_read = any(o.method == "GET" and o.path in _PEOPLE for o in self.operations[:1])
        return is_read and not self.question.level and looks_up_one(self.question.english)

    def as_unknown(self) -> Need:
        """Return the need as one that was not understood, with what comes closest to it."""
        near = _alternatives(self.ranked.candidates, WORTH_NAMING)[:SHOWN_CLOSEST]
        unknown = Need.unknown(self.question.text)
        return replace(unknown, matches=matches_of(self.ranked), near=near)


def alternatives_to(sure: float, others: Iterable[Candidate]) -> tuple[Alternative, ...]:
    """Return what else may be meant, when it is not clear enough what is."""
    return _alternatives(others, WORTH_SHOWING)[:SHOWN_ALTERNATIVES] if sure < SURE else ()


def _alternatives(candidates: Iterable[Candidate], least: float) -> tuple[Alternative, ...]:
    """Return what candidates of such a probability stand for, each set of scopes once."""
    found: dict[tuple[str, ...], Alternative] = {}
    for each in candidates:
        if each.score >= least:
            found.setdefault(each.scopes, Alternative(each.scopes, _plain(each), each.level))
    return tuple(found.values())


def _plain(candidate: Candidate) -> Operation | None:
    """Return the best operation of a candidate whose scopes depend on nothing else."""
    plain = (o for _, o in candidate.operations if not o.depends_on_subject)
    return next(plain, None)


def matches_of(ranked: Ranked) -> tuple[Match, ...]:
    """Return the scopes that were considered, each with its best probability."""
    scores: dict[str, float] = {}
    for candidate in ranked.candidates:
        for scope in candidate.scopes:
            scores.setdefault(scope, min(candidate.score, 1.0))
    return tuple(Match(scope, score) for scope, score in list(scores.items())[:SHOWN_MATCHES])
