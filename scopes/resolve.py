"""From a question in plain words to its needs: one, or several that stand in one message."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scopes.catalog import Level
from scopes.index import Index
from scopes.needs import Need
from scopes.operations import Operation
from scopes.question import Question, Reader
from scopes.search import Candidate, Findings, Search
from scopes.segments import is_numbered, joined, listed, sentences

SURE_ENOUGH = 0.24
SURE_ENOUGH_OF_STRANGE_WORDS = 0.35
SURE_ENOUGH_OF_ONE_WORD = 0.7
SURE_OF_A_PART = 0.42
CLEARLY_ONE = 0.8
NEARLY_AS_GOOD = 0.8


@dataclass(frozen=True)
class Found:
    """A need that was understood: the best candidate, what else came up, and how sure it is."""

    question: Question
    best: Candidate
    findings: Findings

    @property
    def score(self) -> float:
        """How well the need is met, about 0 to 1."""
        return self.best.score

    @property
    def operations(self) -> list[Operation]:
        """Return the operations that fit nearly as well as the best one."""
        if not self.best.operations:
            return []
        bar = self.best.operations[0][0] * NEARLY_AS_GOOD
        return [operation for score, operation in self.best.operations if score >= bar]


class Resolver:
    """Finds the needs in a message and what fulfills each."""

    def __init__(self, reader: Reader, search: Search) -> None:
        self._reader = reader
        self._search = search

    def needs(self, question: Question) -> list[Found]:
        """Return the needs of a message that are understood well enough; none when unsure."""
        parts = self._parts(question)
        whole = self._best(question)
        if len(parts) > 1:
            found = self._several(parts, question, whole)
            if found:
                return found
        if not whole or whole.score < bar(question, self._search.index):
            return []
        return self._both_ways(whole)

    def _parts(self, question: Question) -> list[str]:
        head, items = listed(question.text)
        if items and (is_numbered(question.text) or not self._is_need(head)):
            return items
        if items:
            return []
        found = [part for sentence in sentences(question.text) for part in joined(sentence)]
        return found if 1 < len(found) else []

    def _is_need(self, head: str) -> bool:
        found = self._best(self._reader.read(head)) if head else None
        return found is not None and found.score >= SURE_OF_A_PART

    def _several(
        self, parts: Sequence[str], question: Question, whole: Found | None
    ) -> list[Found]:
        """Return a need per part, or nothing when the message reads better as one need."""
        is_list = bool(listed(question.text)[1])
        if whole and whole.score >= CLEARLY_ONE and not is_list:
            return []
        wanted = question.wanted
        found: list[Found] = []
        for part in parts:
            read = self._reader.read(part)
            wanted = read.wanted or wanted
            read = replace(read, level=question.level or read.level, wanted=wanted)
            best = self._best(read) if read.terms else None
            if best and best.score >= SURE_OF_A_PART:
                found += self._both_ways(best)
            elif not is_list and read.terms:
                return []
        distinct = {each.best.scopes: each for each in reversed(found)}
        kept = [each for each in found if distinct[each.best.scopes] is each]
        return kept if len(kept) > 1 or is_list else []

    def _both_ways(self, found: Found) -> list[Found]:
        """Return the need to read and the need to change where a question speaks of both."""
        if len(found.question.wanted) < 2:
            return [found]
        ways = [
            self._best(replace(found.question, wanted=frozenset({kind})))
            for kind in ("read", "write")
        ]
        return [way for way in ways if way]

    def _best(self, question: Question) -> Found | None:
        findings = self._search.find(question)
        if not findings.candidates:
            return None
        return Found(question, findings.candidates[0], findings)


def bar(question: Question, index: Index) -> float:
    """Return the score from which an answer is given: more for a lone word or strange ones."""
    telling = [term for term, weight in question.terms.items() if weight >= 0.5 and " " not in term]
    if len(telling) < 2:
        return SURE_ENOUGH_OF_ONE_WORD
    is_strange = any(term not in index for term in telling)
    return SURE_ENOUGH_OF_STRANGE_WORDS if is_strange else SURE_ENOUGH


def need_of(found: Found) -> Need:
    """Return the need with the routes of the operation it rests on, and of its own candidate."""
    operations = found.operations
    routes = dict(operations[0].routes) if operations else {}
    if operations and operations[0].depends_on_subject:
        routes = {}
    level: Level = found.best.level
    routes[level] = (frozenset(found.best.scopes),)
    return Need(found.question.text, routes, tuple(operations))
