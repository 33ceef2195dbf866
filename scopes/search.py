"""Find the scopes that fit a need in plain words.

Two kinds of evidence are gathered per scope: API operations whose title, path or resource page
fit the words, and the words and examples that the catalog gives for the scope itself. Reading or
changing, and whose data, decide between scopes that share their subject.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from scopes.catalog import LEVELS, Catalog, Level, Scope
from scopes.index import Index
from scopes.least import Privilege
from scopes.operations import Operation
from scopes.question import Question
from scopes.words import name_stems, path_stems, phrase_stems

WRONG_ACCESS = 0.45
OTHER_LEVEL = 0.5
UNLIKELY_LEVEL = 0.85
SECOND_OPINION = 0.4
OPERATIONS_READ = 40


@dataclass
class Candidate:
    """A least set of scopes on one token level, and why it may be the answer."""

    scopes: tuple[str, ...]
    level: Level
    score: float = 0.0
    operations: list[tuple[float, Operation]] = field(default_factory=list)


@dataclass(frozen=True)
class Findings:
    """What a search found: sets of scopes, best first, and the best operation without scopes.

    `silent` is an operation whose documents name no scope, with its score, if one fits.
    """

    candidates: list[Candidate]
    silent: tuple[float, Operation] | None


@dataclass(frozen=True)
class _Document:
    """What an indexed text speaks for: an operation, or a scope by its own words."""

    operation: Operation | None
    scope: Scope | None


class Search:
    """Searches operations and catalog words together."""

    def __init__(
        self, catalog: Catalog, operations: Iterable[Operation], privilege: Privilege
    ) -> None:
        self._catalog = catalog
        self._privilege = privilege
        self._documents: list[_Document] = []
        self.index = Index(self._texts(operations))

    def _texts(
        self, operations: Iterable[Operation]
    ) -> Iterable[tuple[Sequence[str], Sequence[str]]]:
        for operation in {o.key: o for o in operations}.values():
            self._documents.append(_Document(operation, None))
            yield (
                name_stems(operation.title),
                [*path_stems(operation.path), *name_stems(operation.tag)],
            )
        for scope in self._catalog.offered():
            for phrase in (*scope.keywords, *scope.examples, scope.summary):
                self._documents.append(_Document(None, scope))
                yield phrase_stems(phrase), []

    def find(self, question: Question) -> Findings:
        """Return the sets of scopes that fit the question, best first."""
        by_operation: dict[tuple[tuple[str, ...], Level], Candidate] = {}
        by_words: dict[str, float] = defaultdict(float)
        silent: tuple[float, Operation] | None = None
        read = 0
        for hit in self.index.search(question.terms):
            document = self._documents[hit.document]
            if document.scope:
                scope = document.scope
                by_words[scope.id] = max(by_words[scope.id], hit.score)
            elif document.operation and read < OPERATIONS_READ:
                read += 1
                self._add_operation(by_operation, document.operation, hit.score)
                if not document.operation.routes and not silent:
                    silent = (hit.score, document.operation)
        for scope_id in by_words:
            self._add_scope(by_operation, self._catalog.scopes[scope_id])
        for candidate in by_operation.values():
            candidate.score = self._score(candidate, by_words, question)
        ranked = sorted(by_operation.values(), key=lambda c: (-c.score, c.scopes))
        return Findings(ranked, silent)

    def _add_operation(
        self,
        found: dict[tuple[tuple[str, ...], Level], Candidate],
        operation: Operation,
        score: float,
    ) -> None:
        for level, scopes in self._privilege.by_level(operation).items():
            candidate = found.setdefault((scopes, level), Candidate(scopes, level))
            candidate.operations.append((score, operation))

    def _add_scope(
        self, found: dict[tuple[tuple[str, ...], Level], Candidate], scope: Scope
    ) -> None:
        level: Level = scope.level if scope.level in LEVELS else "admin"
        if not any(scope.id in scopes for scopes, at in found if at == level):
            found[((scope.id,), level)] = Candidate((scope.id,), level)

    def _score(self, candidate: Candidate, by_words: dict[str, float], question: Question) -> float:
        scores = sorted((score for score, _ in candidate.operations), reverse=True)
        from_operations = (scores[0] + 0.1 * sum(scores[1:4])) if scores else 0.0
        from_words = max(by_words.get(scope, 0.0) for scope in candidate.scopes)
        strong, weak = sorted((from_operations, from_words), reverse=True)
        score = strong + SECOND_OPINION * weak * (1 - min(strong, 1.0))
        return score * self._access_fit(candidate, question) * self._level_fit(candidate, question)

    def _access_fit(self, candidate: Candidate, question: Question) -> float:
        access = {self._catalog.scopes[scope].access for scope in candidate.scopes}
        if "all" in access:
            return 0.97
        writes = bool(access & {"write", "execute"})
        wanted = "write" in question.wanted
        if not question.wanted:
            return 0.9 if writes else 1.0
        return 1.0 if writes == wanted else WRONG_ACCESS

    def _level_fit(self, candidate: Candidate, question: Question) -> float:
        if question.level:
            return 1.0 if candidate.level == question.level else OTHER_LEVEL
        area = self._catalog.areas[self._catalog.scopes[candidate.scopes[0]].area]
        return 1.0 if candidate.level == area.default_level else UNLIKELY_LEVEL
