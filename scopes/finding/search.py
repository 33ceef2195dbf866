"""Find the scopes that fit a need in plain words.

Two kinds of evidence are gathered per set of scopes: API operations that fit the words, by title,
path and resource page or by requests people put for them, and the words that the catalog gives
for a scope itself. Reading or changing, and whose data, decide between scopes that share their
subject.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from scopes.data.catalog import Catalog, Level, Scope
from scopes.data.operations import Alternatives, Operation
from scopes.data.phrasings import Phrasing
from scopes.finding.fit import Fit
from scopes.privilege.least import Privilege
from scopes.privilege.roles import choices_of
from scopes.reading.question import Question
from scopes.reading.sdk import Named, SdkCall, by_name
from scopes.text.index import Index, with_pairs
from scopes.text.vocabulary import Terms
from scopes.text.words import words

SECOND_OPINION = 0.7
SUPPORT = 0.3
MOST_SUPPORT = 3
TIE_BREAK = 0.02
SURE_OF_CALL = 0.3
OPERATIONS_READ = 40


Scored = tuple[float, Operation]
"""An operation and how well it fits."""


@dataclass
class Candidate:
    """A least set of scopes on one token level, and why it may be the answer.

    `evidence` is how much its words speak for it, whatever the question wants with it, 0 to 1;
    `score` is the probability that it is meant, once it is ranked.
    """

    scopes: tuple[str, ...]
    level: Level
    score: float = 0.0
    evidence: float = 0.0
    operations: list[Scored] = field(default_factory=list)

    @property
    def fit(self) -> float:
        """How well the best operation fits."""
        return self.operations[0][0] if self.operations else 0.0


def _either(*chances: float) -> float:
    """Return the chance that at least one of several independent signs is right."""
    miss = 1.0
    for chance in chances:
        miss *= 1.0 - min(chance, 1.0)
    return 1.0 - miss


@dataclass(frozen=True)
class Findings:
    """What a search found: sets of scopes whose words fit, and the best operation without any.

    `undocumented` is an operation whose documents name no scope, with its score, if one fits.
    """

    candidates: list[Candidate]
    undocumented: tuple[float, Operation] | None

    @property
    def fit_undocumented(self) -> float:
        """How well that operation fits, 0 to 1."""
        return min(self.undocumented[0], 1.0) if self.undocumented else 0.0


class Search:
    """Searches operations, requests and catalog words together."""

    def __init__(
        self,
        catalog: Catalog,
        operations: Iterable[Operation],
        requests: Iterable[Phrasing],
        privilege: Privilege,
        terms: Terms,
        index: Index | None = None,
    ) -> None:
        """`index` is that of an earlier search over the same data, to save building it."""
        self._catalog = catalog
        self._privilege = privilege
        self._terms = terms
        self._fit = Fit(catalog)
        self._known_sets: dict[tuple[str, str], list[tuple[Level, tuple[str, ...]]]] = {}
        by_key = {operation.key: operation for operation in operations}
        self.texts: list[tuple[str, Operation | Scope]] = [
            *((operation.title, operation) for operation in by_key.values()),
            *((request, by_key[key]) for key, request in requests),
            *((phrase, s) for s in catalog.searched() for phrase in s.phrases),
        ]
        self.index = index or Index.of(self._documents(len(by_key)))

    def _documents(self, titles: int) -> Iterable[tuple[list[str], Sequence[str]]]:
        """Yield the terms of each text; titles come with those of their path and page."""
        for text, meant in self.texts[:titles]:
            assert isinstance(meant, Operation)
            about = self._terms.of_names(meant.path, meant.tag, meant.product)
            yield self._terms.of_names(text), about
        for text, _ in self.texts[titles:]:
            yield self._terms.of_phrase(text), ()

    @cached_property
    def _examples(self) -> dict[str, Scope]:
        """The scope of each example of the catalog, by its words."""
        return {
            " ".join(words(example)): scope
            for scope in self._catalog.searched()
            for example in scope.examples
        }

    def example(self, question: Question) -> Candidate | None:
        """Return the scope that the catalog gives for just this request, word for word."""
        scope = self._examples.get(" ".join(question.words))
        return Candidate((scope.id,), scope.token_level or "admin", score=1.0) if scope else None

    def is_example(self, question: Question) -> bool:
        """Return whether a question is an example of the catalog, word for word."""
        return " ".join(question.words) in self._examples

    def knows_words(self, question: Question) -> bool:
        """Return whether a word of a question stands in what is searched."""
        return any(term in self.index for term in question.terms)

    def knows(self, call: SdkCall) -> bool:
        """Return whether a call of an SDK is known by its name, so that it need not be guessed."""
        return bool(call.path or call.look_up(self._named))

    def operation_for(self, call: SdkCall) -> Operation | None:
        """Return the operation that an SDK call most likely stands for."""
        named = call.look_up(self._named)
        if named or call.path:
            return named
        parts = [part for word in call.words for part in self.index.divide(word)]
        terms = with_pairs(self._terms.of_words(parts))
        for hit in self.index.search(terms, SURE_OF_CALL):
            meant = self.texts[hit.document][1]
            if hit.score < SURE_OF_CALL:
                return None
            if (
                isinstance(meant, Operation)
                and call.method in (None, meant.method)
                and ("me" in call.words) == ("me" in meant.path.split("/"))
            ):
                return meant
        return None

    @cached_property
    def _named(self) -> Named:
        return by_name(meant for _, meant in self.texts if isinstance(meant, Operation))

    def find(self, question: Question) -> Findings:
        """Return the sets of scopes that the texts with the words of a question speak for."""
        operations: dict[tuple[str, str], tuple[float, Operation]] = {}
        by_words: dict[str, float] = {}
        for hit in self.index.search(question.terms):
            meant = self.texts[hit.document][1]
            if isinstance(meant, Scope):
                by_words.setdefault(meant.id, hit.score)
            elif len(operations) < OPERATIONS_READ:
                operations.setdefault(meant.key, (hit.score, meant))
        found = self._gather(operations.values(), by_words)
        for candidate in found:
            candidate.evidence = self._evidence(candidate, by_words)
        undocumented = next((hit for hit in operations.values() if not hit[1].sets), None)
        return Findings(sorted(found, key=lambda c: (-c.evidence, c.scopes)), undocumented)

    def _gather(
        self, operations: Iterable[tuple[float, Operation]], scopes: Iterable[str]
    ) -> list[Candidate]:
        """Return each least set of the operations, and each scope found by its own words."""
        found: dict[tuple[tuple[str, ...], Level], Candidate] = {}
        for score, operation in operations:
            for level, least in self._sets(operation):
                if (least, level) not in found:
                    found[least, level] = Candidate(least, level)
                found[least, level].operations.append((score, operation))
        asked = {(scope, level) for least, level in found for scope in least}
        for scope_id in scopes:
            level = self._catalog.scopes[scope_id].token_level or "admin"
            if (scope_id, level) not in asked:
                found[(scope_id,), level] = Candidate((scope_id,), level)
        return list(found.values())

    def _sets(self, operation: Operation) -> list[tuple[Level, tuple[str, ...]]]:
        """Return the least set of each level, or every set where the subject decides."""
        if operation.key not in self._known_sets:
            self._known_sets[operation.key] = [
                (level, self._privilege.in_order(scopes))
                for level, sets in choices_of(operation).items()
                for scopes in (sets if operation.depends_on_subject else [self._least(sets)])
            ]
        return self._known_sets[operation.key]

    def _least(self, sets: Alternatives) -> frozenset[str]:
        return frozenset(self._privilege.least(sets))

    def _evidence(self, candidate: Candidate, by_words: Mapping[str, float]) -> float:
        """Return how much speaks for a candidate, whatever the question wants with it."""
        primary = self._fit.traits(candidate.scopes).primary
        from_words = sum(by_words.get(scope, 0.0) for scope in primary) / len(primary)
        best, *others = [score for score, _ in candidate.operations] or [0.0]
        from_operations = _either(best, *(SUPPORT * score for score in others[:MOST_SUPPORT]))
        strong, weak = sorted((from_operations, from_words), reverse=True)
        return _either(strong, SECOND_OPINION * weak) + TIE_BREAK * weak

    def has_broad_access(self, candidate: Candidate) -> bool:
        """Return whether one scope of a candidate covers reading and changing."""
        return self._fit.traits(candidate.scopes).is_broad
