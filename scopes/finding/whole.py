"""What a message needs as a whole: read at once, instead of part by part.

A clause may stand for several calls ("mirror one room in another"), and a need may be said where no
part was seen. What the message says as a whole then completes what its parts were taken for.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from scopes.finding.classes import Needed, Place
from scopes.finding.learned import Learned
from scopes.finding.matching import Matcher
from scopes.privilege.needs import Need, Outcome
from scopes.reading.reader import Reader
from scopes.reading.refusals import is_refused
from scopes.reading.steps import LONGEST_PART
from scopes.text.segments import sentences, trimmed

LEAST_TO_ADD, LEAST_TO_ADD_TO = 0.65, 0.93
"""Probability from which a message needs what none of its parts was taken for, at words that were
taken for nothing, and at those of another need: of 98 such needs in held-out messages 70 were."""
PROVED = 0.7
"""Share of these that were right, and what each of them is told to be at most: never sure."""
_JOINTS = re.compile(r"\A[\s,]*(?:(?:and|or)\b[\s,]*)*|(?:[\s,]*\b(?:and|or))*[\s,]*\Z")
"""What joins the words of a part to others, at its ends."""


@dataclass(frozen=True)
class Whole:
    """Compares what a message needs as a whole with what its parts were taken for."""

    reader: Reader
    matcher: Matcher
    learned: Learned

    def completed(self, needs: Sequence[Need], portions: Collection[str]) -> Sequence[Need]:
        """Return needs with what a message, in its portions, needs beside them.

        That takes the place of what was not understood at the same words.
        """
        more: list[Need] = []
        for portion in portions:
            more += self._beside([*needs, *more], portion)
        if not more:
            return needs
        kept = [left for need in needs for left in self._left_of(need, more)]
        return sorted([*kept, *more], key=lambda need: _place_of(need, portions))

    def _left_of(self, need: Need, more: Iterable[Need]) -> tuple[Need, ...]:
        """Return a need, or what one that was not understood says beyond those that explain it."""
        explaining = next((each for each in more if _explains(each, need)), None)
        if not explaining:
            return (need,)
        rest = _JOINTS.sub("", need.words.replace(explaining.words, " "))
        question = self.reader.read(rest)
        if explaining.words not in need.words or not self.reader.has_subject(question):
            return ()
        closest = self.matcher.best(question)
        return (closest.as_unknown() if closest else Need.unknown(rest),)

    def _beside(self, needs: Sequence[Need], portion: str) -> Iterable[Need]:
        known = list(needs)
        for needed in self.learned.needed(portion, LEAST_TO_ADD):
            if any(_covers(each, needed) for each in known):
                continue
            need = self._as_need(needed, portion)
            if not need or _is_met(need, known):
                continue
            if _is_clear(need, needed.chance, known, portion):
                known.append(need)
                yield need

    def _as_need(self, needed: Needed, portion: str) -> Need | None:
        """Return what a message needs, in the words of the clause that says so most clearly.

        The result is None where the clause names no more than a token level ("as a compliance
        officer"), is not wanted ("Out of scope: ..."), or the message is about another product.
        """
        start, end = _clause(portion, needed.at)
        if is_refused(portion, start, end):
            return None
        question = self.reader.read(portion[start:end])
        if question.level and not question.says_something:
            return None
        place = Place(portion, start, end)
        found = self.matcher.meant(question, needed.label, min(needed.chance, PROVED), place)
        return replace(found.as_need(), near=()) if found else None


def _covers(need: Need, needed: Needed) -> bool:
    """Return whether a need that is known is one of a class: its usual set is that of the class."""
    scopes, level = needed.label
    return need.usual == frozenset(scopes) and need.level == level


def _clause(text: str, at: int) -> tuple[int, int]:
    """Return where the clause around a place begins and ends; of a very long one what is near."""
    places = (place for each in sentences(text) for place in each)
    start, end = next((place for place in places if place[0] <= at < place[1]), (0, len(text)))
    if end - start > LONGEST_PART:
        start = max(start, at - LONGEST_PART // 2)
        end = min(end, start + LONGEST_PART)
    return trimmed(text, start, end)


def _is_clear(need: Need, chance: float, known: Iterable[Need], portion: str) -> bool:
    """Return whether a need of such a chance is to be added to those that are known.

    Of a message that is a single clause the parts tell better what it means.
    """
    understood = (each for each in known if each.outcome is not Outcome.UNKNOWN)
    if not any(_is_same(each, need) for each in understood):
        return True
    start, end = trimmed(portion, 0, len(portion))
    is_all = len(need.words) >= end - start
    return chance >= LEAST_TO_ADD_TO and not is_all


def _is_met(need: Need, known: Iterable[Need]) -> bool:
    """Return whether a set that is wanted for others suffices, on whatever token level."""
    given = {scope for each in known for scope in each.usual}
    accepted = {sets for each in known for level in each.sets.values() for sets in level}
    own = (sets for level in need.sets.values() for sets in level)
    return need.usual in accepted or any(sets <= given for sets in own)


def _explains(need: Need, other: Need) -> bool:
    """Return whether a need says what was not understood of the same words."""
    return other.outcome is Outcome.UNKNOWN and _is_same(need, other)


def _is_same(one: Need, other: Need) -> bool:
    return one.words in other.words or other.words in one.words


def _place_of(need: Need, portions: Iterable[str]) -> tuple[int, int]:
    """Return where in a message the words of a need stand; what is not found there comes last."""
    places = ((n, text.find(need.words)) for n, text in enumerate(portions))
    return next((place for place in places if place[1] >= 0), (len(list(portions)), 0))
