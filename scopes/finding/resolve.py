"""From a question in plain words to its needs: one, or several that stand in one message."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from scopes.data.catalog import Level
from scopes.data.operations import Operation
from scopes.finding.fit import OTHER_LEVEL
from scopes.finding.search import Candidate, Findings, Search
from scopes.privilege.needs import Need
from scopes.reading.intent import Wanted
from scopes.reading.question import MOST_WORDS, Question, Reader
from scopes.text.index import Index
from scopes.text.segments import after_heading, is_numbered, joined, listed, sentences

SURE_ENOUGH = 0.24
SURE_ENOUGH_OF_STRANGE_WORDS = 0.35
SURE_ENOUGH_OF_ONE_WORD = 0.7
SURE_ENOUGH_OF_MY_ONE_WORD = 0.5
SURE_OF_A_PART = 0.38
SURE_OF_A_NOUN = 0.7
CLEARLY_ONE = 1.1
MOST_PARTS = 12
MOST_PIECES = 2 * MOST_PARTS
LONGEST_PART = 1000
"""Characters in which one need is said; what follows in the same part is pasted data."""
NEARLY_AS_GOOD = 0.8
NEARLY_AS_GOOD_SHARED = 0.85
CLEARLY_BETTER_PART = 1.3
PRONOUN_WEIGHT = 0.6
Read = Callable[[str], Question]
_DETAILS = re.compile(r"\b(?:with|by|including|incl|per)\b|\bw/", re.IGNORECASE)
"""What makes the nouns after it details of one need: "with capacity and floor"."""
_PRONOUN = re.compile(r"\b(?:it|its|them|they|their|in there)\b")


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
    def operations(self) -> list[Operation]:
        """Return the operations that fit nearly as well as the best one."""
        if not self.best.operations:
            return []
        bar = self.best.operations[0][0] * NEARLY_AS_GOOD
        return [operation for score, operation in self.best.operations if score >= bar]

    def as_need(self) -> Need:
        """Return the need with the routes of the operation it rests on and of its candidate."""
        level: Level = self.best.level
        own = {level: (frozenset(self.best.scopes),)}
        operations = self.operations
        if not operations or operations[0].depends_on_subject:
            return Need(self.question.text, own, tuple(operations))
        return Need(self.question.text, {**operations[0].routes, **own}, tuple(operations))


@dataclass(frozen=True)
class Resolution:
    """The needs of a message, and the parts of it that were not understood.

    `unread` is the number of further parts that were not looked at. `silent` is set instead when
    the message fits an operation whose documents name no scope.
    """

    found: tuple[Found, ...]
    missed: tuple[str, ...] = ()
    unread: int = 0
    silent: Operation | None = None


class Resolver:
    """Finds the needs in a message and what fulfills each."""

    def __init__(self, reader: Reader, search: Search) -> None:
        self._reader = reader
        self._search = search

    def resolve(self, question: Question) -> Resolution:
        """Return the needs of a message that are understood well enough; none when unsure."""
        whole = self._best(question)
        example = self._search.example(question, whole.findings) if whole else None
        if whole and example:
            return Resolution((replace(whole, best=example),))
        read = cache(self._reader.read)  # most parts are looked at twice
        parts = self._parts(question, read)
        if len(parts) > 1 and not (whole and whole.best.score >= CLEARLY_ONE):
            several = self._several(parts, question, read)
            if len(several.found) > 1 or _is_better(several, whole):
                return several
        ways = self._read_and_write(question)
        if ways and all(self._is_sure(way) for way in ways):
            return Resolution(tuple(ways))
        enough = bar(question, self._search.index)
        silent = whole.findings.silent if whole else None
        if whole and silent and silent[0] >= max(enough, whole.best.score):
            return Resolution((), silent=silent[1])
        if not whole or whole.confidence < enough:
            return Resolution(())
        return Resolution(tuple(ways or [whole]))

    def _is_sure(self, found: Found) -> bool:
        return found.confidence >= bar(found.question, self._search.index)

    def _parts(self, question: Question, read: Read) -> list[str]:
        head, items = listed(question.text)
        if items and (is_numbered(question.text) or not self._is_need(head)):
            return [item[:LONGEST_PART] for item in items]
        if items:
            return []
        lines = sentences(after_heading(question.text))
        parts = dict.fromkeys(part[:LONGEST_PART] for line in lines for part in joined(line))
        return self._complete(list(parts), read)

    def _is_need(self, head: str) -> bool:
        found = self._best(self._reader.read(head)) if head else None
        return found is not None and found.best.score >= SURE_OF_A_PART

    def _complete(self, parts: Sequence[str], read: Read) -> list[str]:
        """Join parts without an object of their own ("create and update a queue, as admin")."""
        if len(parts) < 2:
            return [*parts]
        complete: list[str] = []
        waiting = ""
        for part in parts[:MOST_PIECES]:
            text = f"{waiting} and {part}" if waiting else part
            said = read(text)
            is_detail = complete and _DETAILS.search(complete[-1]) and not said.wanted
            if is_detail and len(self._reader.nouns(said)) < 2:
                complete[-1] += f", {part}"
            elif self._reader.has_subject(said):
                complete.append(text)
                waiting = ""
            elif complete:
                complete[-1] += f", {part}"
            else:
                waiting = text
        return [*complete, *parts[MOST_PIECES:]]

    def _several(self, parts: Sequence[str], whole: Question, read: Read) -> Resolution:
        """Return a need per part that is understood; parts that lead to the same count once."""
        found: list[Found] = []
        missed: list[str] = []
        before = whole
        for part in parts[:MOST_PARTS]:
            said = self._reader.as_later_part(read(part)) if found else read(part)
            before = said = self._in_context(said, found, whole, before.wanted)
            needs = self._of_part(said, found) if said.terms else []
            found += needs
            if not needs:
                missed.append(part)
        distinct = {(each.best.scopes, each.best.level): each for each in reversed(found)}
        kept = [each for each in found if any(each is other for other in distinct.values())]
        return Resolution(tuple(kept), tuple(missed), max(0, len(parts) - MOST_PARTS))

    def _of_part(self, said: Question, before: Sequence[Found]) -> list[Found]:
        """Return the needs in one part; none when unsure."""
        enough = SURE_OF_A_PART if said.wanted else SURE_OF_A_NOUN
        ways = self._read_and_write(said)
        if ways and all(way.best.score >= enough for way in ways):
            return ways
        best = self._sharing(self._best(said), before)
        return ways or [best] if best and best.best.score >= enough else []

    def _sharing(self, part: Found | None, before: Sequence[Found]) -> Found | None:
        """Prefer what is asked for already when it fits a part nearly as well as the best."""
        if not part or not before:
            return part
        asked = {scope for each in before for scope in each.best.scopes}
        near = part.best.score * NEARLY_AS_GOOD_SHARED
        for candidate in part.findings.candidates:
            if candidate.score >= near and asked.issuperset(candidate.scopes):
                return replace(part, best=candidate)
        return part

    def _in_context(
        self,
        part: Question,
        before: Sequence[Found],
        whole: Question,
        wanted: frozenset[Wanted],
    ) -> Question:
        """Complete a part with what the parts before it said; the last one `wanted` so much."""
        level = whole.level or part.level
        part = replace(part, words=whole.words[:MOST_WORDS])
        if not before:
            return replace(part, level=level, wanted=part.wanted or whole.wanted)
        last = before[-1]
        share = _pronoun_share(part.text.lower())
        things = self._reader.nouns(last.question) if share else ()
        terms = {**dict.fromkeys(things, share), **part.terms}
        return replace(
            part,
            level=level,
            wanted=part.wanted or wanted,
            terms=terms,
            near_area=self._search.area_of(last.best),
            near_level=last.best.level,
        )

    def _read_and_write(self, question: Question) -> list[Found]:
        """Return the need to read and the need to change of a question that speaks of both."""
        if len(question.wanted) < 2:
            return []
        kinds: tuple[Wanted, ...] = ("read", "write")
        tried = (self._best(self._reader.restricted_to(question, kind)) for kind in kinds)
        ways = [way for way in tried if way]
        broad = [way for way in ways if self._search.has_broad_access(way.best)]
        return broad[:1] or ways

    def _best(self, question: Question) -> Found | None:
        findings = self._search.find(question)
        if not findings.candidates:
            return None
        return Found(question, findings.candidates[0], findings)


def _is_better(several: Resolution, whole: Found | None) -> bool:
    """Return whether the one part that was understood says more than the message as a whole."""
    if len(several.found) != 1:
        return False
    return not whole or several.found[0].best.score > whole.best.score * CLEARLY_BETTER_PART


def _pronoun_share(text: str) -> float:
    """Return how much a part takes over from the part before: "read the ones", "delete it"."""
    if "the ones" in text:
        return 1.0
    return PRONOUN_WEIGHT if _PRONOUN.search(text) else 0.0


def bar(question: Question, index: Index) -> float:
    """Return the score from which an answer is given: more for a lone word or strange ones."""
    telling = [term for term, weight in question.terms.items() if weight >= 0.5 and " " not in term]
    if len(telling) < 2:
        return SURE_ENOUGH_OF_ONE_WORD if question.level is None else SURE_ENOUGH_OF_MY_ONE_WORD
    is_strange = any(term not in index for term in telling)
    return SURE_ENOUGH_OF_STRANGE_WORDS if is_strange else SURE_ENOUGH
