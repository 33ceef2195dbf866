"""Understand the pieces of running text, which may need each other."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scopes.finding.matching import Found, Matcher, without_scopes
from scopes.finding.search import Search
from scopes.finding.webhooks import Webhooks
from scopes.privilege.needs import Need, Outcome
from scopes.reading.intent import Wanted
from scopes.reading.question import MOST_WORDS, Question
from scopes.reading.reader import Reader
from scopes.reading.steps import MOST_PARTS, Read, Steps

SURE_OF_A_PART = 0.38
SURE_OF_A_NOUN = 0.7
NEARLY_AS_GOOD_SHARED = 0.85
CLEARLY_BETTER_PART = 1.3
PRONOUN_WEIGHT = 0.6
_PRONOUN = re.compile(r"\b(?:it|its|them|they|their|in there)\b")


class Pieces:
    """Finds the needs in the pieces of sentences."""

    def __init__(
        self, reader: Reader, search: Search, matcher: Matcher, webhooks: Webhooks
    ) -> None:
        self._reader = reader
        self._search = search
        self._matcher = matcher
        self._webhooks = webhooks

    def need(self, found: Found) -> Need:
        """Return the need for what was found; for a webhook with what it watches."""
        return self._webhooks.with_subject(found.as_need(), found.question)

    def needs(self, steps: Steps, whole: Question, read: Read) -> list[Need]:
        """Return the needs of each piece in order, as if it was asked alone.

        Pieces with a pronoun or without a verb ("and their names") take over from the one before.
        """
        found: list[Found] = []
        needs: list[Need] = []
        before = whole
        for text in steps.texts[:MOST_PARTS]:
            said = self._reader.as_later_part(read(text)) if found else read(text)
            said = replace(said, level=steps.level or said.level)
            before, pieces = self._understood(said, found, before, whole)
            if needs and pieces and not said.wanted and _is_same(pieces, found):
                needs[-1] = replace(needs[-1], words=f"{needs[-1].words}, {text}")
                continue
            found += pieces
            needs += [self.need(each) for each in pieces] or self._without(text, before)
        return needs

    def _understood(
        self, said: Question, found: Sequence[Found], before: Question, whole: Question
    ) -> tuple[Question, list[Found]]:
        """Return a piece as it is meant after those `found`, and what it was understood as."""
        if not found:
            said = replace(said, wanted=said.wanted or whole.wanted)
            return said, self._of_piece(said)
        if not _depends(said):
            said = replace(said, near_area=self._search.area_of(found[-1].best))
            return said, self._of_piece(said)
        alone = self._of_piece(said)
        said = self._in_context(said, found, whole, before.wanted)
        going_on = self._of_dependent(said, found) if said.terms else []
        if alone and (not going_on or _is_clearer(alone[0], going_on[0])):
            return said, alone
        return said, going_on

    def _without(self, text: str, said: Question) -> list[Need]:
        """Return the need of a piece without scopes: not documented, or not understood."""
        undocumented = self._search.find(said).undocumented
        if undocumented and undocumented[0] >= SURE_OF_A_NOUN:
            return [without_scopes(said, *undocumented)]
        return [Need(text, outcome=Outcome.UNKNOWN, sure=0.0)]

    def _of_piece(self, said: Question) -> list[Found]:
        """Return the needs in a piece that stands for itself; none when unsure."""
        enough = self._matcher.bar(said)
        if not said.wanted:
            enough = max(enough, SURE_OF_A_NOUN)
        both = self._matcher.read_and_write(said)
        if both and all(found.confidence >= enough for found in both):
            return both
        best = self._matcher.best(said)
        return both or [best] if best and best.confidence >= enough else []

    def _of_dependent(self, said: Question, before: Sequence[Found]) -> list[Found]:
        """Return the needs in a piece that goes on from others; none when unsure."""
        enough = SURE_OF_A_PART if said.wanted else SURE_OF_A_NOUN
        both = self._matcher.read_and_write(said)
        if both and all(found.best.score >= enough for found in both):
            return both
        best = self._sharing(self._matcher.best(said), before)
        return both or [best] if best and best.best.score >= enough else []

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
