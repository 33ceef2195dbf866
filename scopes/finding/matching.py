"""Match a question to what fits it best, and say how sure that is."""

from collections.abc import Mapping
from dataclasses import dataclass

from scopes.data.catalog import Level
from scopes.data.operations import Alternatives, Operation
from scopes.finding.fit import OTHER_LEVEL
from scopes.finding.search import Candidate, Findings, Search
from scopes.privilege.needs import Need, Outcome
from scopes.reading.intent import Wanted
from scopes.reading.question import Question
from scopes.reading.reader import Reader

SURE_ENOUGH = 0.24
SURE_ENOUGH_OF_UNKNOWN_WORDS = 0.35
SURE_ENOUGH_OF_ONE_WORD = 0.7
SURE_ENOUGH_OF_MY_ONE_WORD = 0.5
QUITE_SURE = 0.45
NEARLY_AS_GOOD = 0.8
AS_GOOD = 0.9
NEARLY_THE_BEST = 0.95
SHOWN_OPERATIONS = 3
SHOWN_ALTERNATIVES = 2


@dataclass(frozen=True)
class Found:
    """A need that was understood: the best candidate, and what else came up."""

    question: Question
    best: Candidate
    findings: Findings

    @property
    def confidence(self) -> float:
        """How sure the need is understood, also where only another token level can do it."""
        asked = self.question.level
        return self.best.score / (OTHER_LEVEL if asked not in (None, self.best.level) else 1.0)

    @property
    def operations(self) -> tuple[Operation, ...]:
        """The few operations that fit nearly as well as the best one.

        Of those that fit equally well the one with the shortest path is meant: the queue itself
        rather than a setting of it.
        """
        if not self.best.operations:
            return ()
        best = self.best.operations[0][0]
        near = [each for each in self.best.operations if each[0] >= best * NEARLY_AS_GOOD]
        plain_first = sorted(
            near, key=lambda each: (each[0] < best * AS_GOOD, each[1].path.count("/"))
        )
        return tuple(operation for _, operation in plain_first[:SHOWN_OPERATIONS])

    def as_need(self) -> Need:
        """Return the need with the routes of the operation it rests on, else of its candidate."""
        level: Level = self.best.level
        routes: Mapping[Level, Alternatives] = {level: (frozenset(self.best.scopes),)}
        if self.operations and not self.operations[0].depends_on_subject:
            routes = {**routes, **self.operations[0].routes}
        return Need(
            words=self.question.text,
            routes=routes,
            operations=self.operations,
            level=level,
            sure=min(self.confidence, 1.0),
            matches=self.findings.matches,
            near=self._near(set(routes.values())),
            usual=frozenset(self.best.scopes),
        )

    def _near(self, known: set[tuple[frozenset[str], ...]]) -> tuple[tuple[str, ...], ...]:
        """Return what else may be meant when the best candidate is not clearly it."""
        best, *others = self.findings.candidates
        bar = best.score * NEARLY_THE_BEST
        if best.score >= QUITE_SURE and (not others or others[0].score < bar):
            return ()
        near = [other.scopes for other in others if (frozenset(other.scopes),) not in known]
        return tuple(near[:SHOWN_ALTERNATIVES])


class Matcher:
    """Matches questions to candidates of the search."""

    def __init__(self, reader: Reader, search: Search) -> None:
        self._reader = reader
        self._search = search

    def best(self, question: Question) -> Found | None:
        """Return the best match of a question, however weak it is."""
        findings = self._search.find(question)
        if not findings.candidates:
            return None
        return Found(question, findings.candidates[0], findings)

    def read_and_write(self, question: Question) -> list[Found]:
        """Return the need to read and the need to change of a question that speaks of both."""
        if len(question.wanted) < 2:
            return []
        kinds: tuple[Wanted, ...] = ("read", "write")
        tried = (self.best(self._reader.restricted_to(question, kind)) for kind in kinds)
        both = [found for found in tried if found]
        broad = [found for found in both if self._search.has_broad_access(found.best)]
        return broad[:1] or both

    def bar(self, question: Question) -> float:
        """Return the score from which an answer is given: more for a lone or an unknown word."""
        weights = question.terms.items()
        telling = [term for term, weight in weights if weight >= 0.5 and " " not in term]
        if len(telling) < 2:
            is_open = question.level is None
            return SURE_ENOUGH_OF_ONE_WORD if is_open else SURE_ENOUGH_OF_MY_ONE_WORD
        is_unknown = any(term not in self._search.index for term in telling)
        return SURE_ENOUGH_OF_UNKNOWN_WORDS if is_unknown else SURE_ENOUGH


def without_scopes(question: Question, score: float, operation: Operation) -> Need:
    """Return the need for an operation whose documents name no scope, or that needs none."""
    is_undocumented = operation.is_undocumented
    outcome = Outcome.UNDOCUMENTED if is_undocumented else Outcome.NOT_NEEDED
    return Need(question.text, {}, (operation,), outcome, sure=min(score, 1.0))
