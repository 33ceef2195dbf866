"""From a question in plain words to its needs: one, or several that stand in one message."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from scopes.data.catalog import Level
from scopes.data.operations import Alternatives, Operation
from scopes.finding.fit import OTHER_LEVEL
from scopes.finding.search import Candidate, Findings, Search
from scopes.finding.webhooks import Webhooks
from scopes.privilege.needs import Need, Outcome
from scopes.reading.intent import Wanted
from scopes.reading.question import MOST_WORDS, Question
from scopes.reading.reader import Reader
from scopes.reading.steps import MOST_PARTS, Read, Steps, beside_calls, divide
from scopes.text.index import Index

SURE_ENOUGH = 0.24
SURE_ENOUGH_OF_STRANGE_WORDS = 0.35
SURE_ENOUGH_OF_ONE_WORD = 0.7
SURE_ENOUGH_OF_MY_ONE_WORD = 0.5
SURE_OF_A_PART = 0.38
SURE_OF_A_NOUN = 0.7
CLEARLY_ONE = 1.1
QUITE_SURE = 0.45
NEARLY_AS_GOOD = 0.8
NEARLY_AS_GOOD_SHARED = 0.85
NEARLY_THE_BEST = 0.95
CLEARLY_BETTER_PART = 1.3
PRONOUN_WEIGHT = 0.6
SHOWN_OPERATIONS = 3
SHOWN_ALTERNATIVES = 2
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
    def operations(self) -> tuple[Operation, ...]:
        """The few operations that fit nearly as well as the best one."""
        if not self.best.operations:
            return ()
        bar = self.best.operations[0][0] * NEARLY_AS_GOOD
        near = [operation for score, operation in self.best.operations if score >= bar]
        return tuple(near[:SHOWN_OPERATIONS])

    def as_need(self) -> Need:
        """Return the need with the routes of the operation it rests on and of its candidate."""
        level: Level = self.best.level
        routes: dict[Level, Alternatives] = {level: (frozenset(self.best.scopes),)}
        if self.operations and not self.operations[0].depends_on_subject:
            routes = {**self.operations[0].routes, **routes}
        return Need(
            words=self.question.text,
            routes=routes,
            operations=self.operations,
            level=level,
            sure=min(self.confidence, 1.0),
            matches=self.findings.matches,
            near=self._near(set(routes.values())),
        )

    def _near(self, known: set[tuple[frozenset[str], ...]]) -> tuple[tuple[str, ...], ...]:
        """Return what else may be meant when the best candidate is not clearly it."""
        best, *others = self.findings.candidates
        bar = best.score * NEARLY_THE_BEST
        if best.score >= QUITE_SURE and (not others or others[0].score < bar):
            return ()
        near = [other.scopes for other in others if (frozenset(other.scopes),) not in known]
        return tuple(near[:SHOWN_ALTERNATIVES])


@dataclass(frozen=True)
class Resolution:
    """The needs of a message in its order, also those that were not understood.

    `unread` is the number of further parts that were not looked at.
    """

    needs: tuple[Need, ...] = ()
    unread: int = 0


class Resolver:
    """Finds the needs in a message and what fulfills each."""

    def __init__(self, reader: Reader, search: Search, webhooks: Webhooks) -> None:
        self._reader = reader
        self._search = search
        self._webhooks = webhooks

    def resolve(self, question: Question) -> Resolution:
        """Return the needs of a message; none when nothing in it is understood well enough."""
        read = cache(self._reader.read)  # most parts are looked at twice
        steps = divide(question, self._reader, read)
        if not steps.is_list:
            return self._of_sentences(question, steps, read)
        if not steps.texts:
            return Resolution(self._as_one(question))
        needs: list[Need] = []
        for text in steps.texts[:MOST_PARTS]:
            needs += self._of_item(text, steps.level, read)
        return _accounted(needs, len(steps.texts))

    def resolve_beside(self, question: Question) -> tuple[Need, ...]:
        """Return the needs that a message states in words beside its calls."""
        read = cache(self._reader.read)
        texts = beside_calls(question, self._reader, read)
        return self._of_pieces(Steps(texts, is_list=False), question, read).needs

    def _of_item(self, text: str, level: Level | None, read: Read) -> Sequence[Need]:
        """Return the needs of an item of a list as if it was asked alone."""
        said = read(text)
        said = replace(said, level=said.level or level)
        steps = divide(said, self._reader, read)
        found = self._of_sentences(said, replace(steps, is_list=False), read).needs
        return found or [Need(text, outcome=Outcome.UNKNOWN)]

    def _of_sentences(self, question: Question, steps: Steps, read: Read) -> Resolution:
        """Return the needs of running text: of its pieces, or of all of it as one."""
        if len(steps.texts) > 1 and not self._search.is_example(question):
            several = self._of_pieces(steps, question, read)
            sure = [need for need in several.needs if need.sure >= SURE_OF_A_PART]
            if len(sure) > 1 or (sure and _says_more(sure[0], self._best(question))):
                return several
        return Resolution(self._as_one(question))

    def _as_one(self, question: Question) -> tuple[Need, ...]:
        """Return the need that a text states as a whole; two when it reads and changes."""
        whole = self._best(question)
        if not whole:
            return ()
        example = self._search.example(question, whole.findings)
        if example:
            return (self._need(replace(whole, best=example)),)
        ways = self._read_and_write(question)
        if ways and all(way.confidence >= bar(way.question, self._search.index) for way in ways):
            return tuple(map(self._need, ways))
        enough = bar(question, self._search.index)
        silent = whole.findings.undocumented
        if silent and silent[0] >= max(enough, whole.best.score):
            return (_without_scopes(question, *silent),)
        if whole.confidence < enough:
            return ()
        return tuple(map(self._need, ways or [whole]))

    def _need(self, found: Found) -> Need:
        return self._webhooks.with_subject(found.as_need(), found.question)

    def _of_pieces(self, steps: Steps, whole: Question, read: Read) -> Resolution:
        """Return the needs of each piece: as if it was asked alone, or with what was said before.

        Pieces with a pronoun or without a verb ("and their names") take over from the one before.
        """
        found: list[Found] = []
        needs: list[Need] = []
        before = whole
        for text in steps.texts[:MOST_PARTS]:
            said = self._reader.as_later_part(read(text)) if found else read(text)
            said = replace(said, level=steps.level or said.level)
            has_verb = bool(said.wanted)
            if found and _depends(said):
                alone = self._of_piece(said)
                said = self._in_context(said, found, whole, before.wanted)
                pieces = self._of_dependent(said, found) if said.terms else []
                if alone and (not pieces or _is_clearer(alone[0], pieces[0])):
                    pieces = alone
            else:
                near = self._search.area_of(found[-1].best) if found else None
                wanted = said.wanted if found else said.wanted or whole.wanted
                said = replace(said, wanted=wanted, near_area=near)
                pieces = self._of_piece(said)
            before = said
            if needs and pieces and not has_verb and _is_same(pieces, found):
                needs[-1] = replace(needs[-1], words=f"{needs[-1].words}, {text}")
                continue
            found += pieces
            needs += map(self._need, pieces)
            if not pieces:
                needs += self._undocumented(said) or [Need(text, outcome=Outcome.UNKNOWN, sure=0.0)]
        return _accounted(needs, len(steps.texts))

    def _of_piece(self, said: Question) -> list[Found]:
        """Return the needs in a piece that stands for itself; none when unsure."""
        enough = bar(said, self._search.index)
        if not said.wanted:
            enough = max(enough, SURE_OF_A_NOUN)
        ways = self._read_and_write(said)
        if ways and all(way.confidence >= enough for way in ways):
            return ways
        best = self._best(said)
        return ways or [best] if best and best.confidence >= enough else []

    def _of_dependent(self, said: Question, before: Sequence[Found]) -> list[Found]:
        """Return the needs in a piece that goes on from others; none when unsure."""
        enough = SURE_OF_A_PART if said.wanted else SURE_OF_A_NOUN
        ways = self._read_and_write(said)
        if ways and all(way.best.score >= enough for way in ways):
            return ways
        best = self._sharing(self._best(said), before)
        return ways or [best] if best and best.best.score >= enough else []

    def _undocumented(self, said: Question) -> list[Need]:
        """Return the need for an operation without scopes, when a piece clearly names one."""
        undocumented = self._search.find(said).undocumented
        if not undocumented or undocumented[0] < SURE_OF_A_NOUN:
            return []
        return [_without_scopes(said, *undocumented)]

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
        """Complete a piece with what the pieces before it said; the last one `wanted` so much."""
        part = replace(part, words=whole.words[:MOST_WORDS])
        last = before[-1]
        share = _pronoun_share(part.text.lower())
        nouns = self._reader.nouns(last.question) if share else ()
        terms = {**dict.fromkeys(nouns, share), **part.terms}
        return replace(
            part,
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


def _accounted(needs: Sequence[Need], parts: int) -> Resolution:
    return Resolution(tuple(needs), max(0, parts - MOST_PARTS))


def _without_scopes(question: Question, score: float, operation: Operation) -> Need:
    """Return the need for an operation whose documents name no scope, or that needs none."""
    silent = operation.is_undocumented
    outcome = Outcome.UNDOCUMENTED if silent else Outcome.NOT_NEEDED
    return Need(question.text, {}, (operation,), outcome, sure=min(score, 1.0))


def _says_more(need: Need, whole: Found | None) -> bool:
    """Return whether the one part that was understood says more than the message as a whole."""
    return not whole or need.sure > whole.best.score * CLEARLY_BETTER_PART


def _depends(piece: Question) -> bool:
    """Return whether a piece cannot be understood without the one before."""
    return not piece.wanted or bool(_pronoun_share(piece.text.lower()))


def _is_same(pieces: Sequence[Found], before: Sequence[Found]) -> bool:
    """Return whether pieces take just the scopes of the one before them."""
    return bool(before) and all(p.best.scopes == before[-1].best.scopes for p in pieces)


def _is_clearer(alone: Found, going_on: Found) -> bool:
    """Return whether a piece says more by itself than with what was said before."""
    return alone.confidence > going_on.confidence * CLEARLY_BETTER_PART


def _pronoun_share(text: str) -> float:
    """Return how much a part takes over from the part before: "read the ones", "delete it"."""
    if "the ones" in text:
        return 1.0
    return PRONOUN_WEIGHT if _PRONOUN.search(text) else 0.0


def bar(question: Question, index: Index) -> float:
    """Return the score from which an answer is given: more for a lone word or unknown ones."""
    telling = [term for term, weight in question.terms.items() if weight >= 0.5 and " " not in term]
    if len(telling) < 2:
        return SURE_ENOUGH_OF_ONE_WORD if question.level is None else SURE_ENOUGH_OF_MY_ONE_WORD
    is_unknown = any(term not in index for term in telling)
    return SURE_ENOUGH_OF_STRANGE_WORDS if is_unknown else SURE_ENOUGH
