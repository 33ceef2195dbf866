"""What a message wants done: its needs, and the least set of scopes for them.

This is the only place where it is decided which calls, words and scope names of a message are needs
of an app, what each was matched to, on which token level it is met, and with which scopes. Whoever
needs to know starts from a `Job`: chat, buttons, terminal, the pages, the API.
"""

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from msgspec import Struct

from scopes.data.catalog import LEVELS, STRONGEST, Level
from scopes.data.kinds import LEAST_OF_A_NEED, NEED, OF_BOT
from scopes.knowledge import Knowledge
from scopes.privilege.least import Privilege
from scopes.privilege.needs import Need, Outcome
from scopes.privilege.solving import least_for, levels_for, reasons_for, sharing
from scopes.reading.question import Question

_ALSO = re.compile(r"\b(?:also|additionally|besides)\b[^.!?\n]{0,40}\Z", re.IGNORECASE)
"""What tells that words before their end speak of a further thing."""


class Step(Struct, frozen=True):
    """A need of a job, and the scopes of the set that meet it; none where none were found."""

    need: Need
    scopes: tuple[str, ...] = ()


class Solution(Struct, frozen=True):
    """The least set of scopes for all needs of a job that can be met.

    `scopes` are in the order in which the needs require them; `level` is the token level they are
    requested on, None when there are none. `by_level` holds the least set of every level on which
    all needs can be met. `reasons` holds for each scope the needs that fail without it. `steps`
    holds every need of the job in its order. `is_least` is False when there were too many
    combinations to compare.
    """

    scopes: tuple[str, ...] = ()
    level: Level | None = None
    by_level: Mapping[Level, tuple[str, ...]] = {}
    reasons: Mapping[str, Sequence[Need]] = {}
    steps: tuple[Step, ...] = ()
    is_least: bool = True


@dataclass(frozen=True)
class Job:
    """The needs of a message in its order, also those that were not understood.

    `level` is the token level that the message asks for, None when it leaves that open. `unread` is
    the number of further parts that were not looked at; `is_cut` tells that the message was too
    long to be looked through to its end.
    """

    needs: tuple[Need, ...]
    privilege: Privilege = field(repr=False)
    level: Level | None = None
    unread: int = 0
    is_cut: bool = False

    def with_outcome(self, outcome: Outcome) -> tuple[Need, ...]:
        """Return the needs that ended so."""
        return tuple(need for need in self.needs if need.outcome is outcome)

    @property
    def found(self) -> tuple[Need, ...]:
        """The needs that scopes were found for."""
        return self.with_outcome(Outcome.FOUND)

    @property
    def doubted(self) -> tuple[Need, ...]:
        """The needs that words were taken for, but not surely."""
        return tuple(need for need in self.found if need.origin == "words" and not need.is_sure)

    @property
    def outcome(self) -> Outcome:
        """How the job ends as a whole: found as soon as one of its needs is."""
        order = (Outcome.FOUND, Outcome.UNDOCUMENTED, Outcome.NOT_NEEDED)
        return next((end for end in order if self.with_outcome(end)), Outcome.UNKNOWN)

    @property
    def is_open(self) -> bool:
        """Whether something of the message was not understood or not read."""
        return bool(self.unread or self.is_cut or self.with_outcome(Outcome.UNKNOWN))

    def of(self, origin: str) -> "Job":
        """Return the part of the job that comes from calls, from words or from names."""
        return replace(self, needs=tuple(need for need in self.needs if need.origin == origin))

    def sure_beside_calls(self, text: str) -> "Job":
        """Return the calls of the job, and what its words state beside them in the text.

        Most words around a call speak of it; others are surely meant, or said with an "also".
        """
        kept = (n for n in self.needs if n.origin == "call" or _is_beside_calls(n, text))
        return replace(self, needs=tuple(kept))

    def plus(self, other: "Job") -> "Job":
        """Return the job grown by another one."""
        return replace(
            self,
            needs=each_once((*self.needs, *other.needs)),
            level=self.level or other.level,
            unread=self.unread + other.unread,
            is_cut=self.is_cut or other.is_cut,
        )

    def in_order_of(self, question: Question) -> "Job":
        """Return the job with its needs as they stand in a message."""
        place_of = question.place_of
        return replace(self, needs=tuple(sorted(self.needs, key=lambda n: place_of(n.words))))

    def with_unknown(self, words: str) -> "Job":
        """Return the job with one more need, which was not understood."""
        return replace(self, needs=(*self.needs, Need.unknown(words)))

    def without(self, numbers: Iterable[int]) -> "Job":
        """Return the job without the needs with these numbers, counted from 1."""
        gone = set(numbers)
        kept = (need for n, need in enumerate(self.needs, start=1) if n not in gone)
        return replace(self, needs=tuple(kept))

    def solve(self, level: Level | None = None) -> Solution:
        """Return the least set for the needs, each on the given level where it can be met there.

        Without a level each need is met on its own: the one that the message asks for, or that is
        usual for what it wants.
        """
        needs = sharing(_with_levels(self.found, self.level), level, self.privilege)
        if not needs:
            return Solution(steps=tuple(map(Step, self.needs)))
        least = least_for(needs, level, self.privilege)
        used = {need.level_at(level) for need in needs}
        primary = next(at for at in (level, *STRONGEST) if at in used)
        reasons = reasons_for(needs, least.scopes, level)
        scopes = self._in_order(needs, reasons)
        others = {
            at: self.privilege.in_order(least_for(needs, at, self.privilege).scopes)
            for at in levels_for(needs)
            if at != primary
        }
        by_level = {primary: scopes, **others}
        steps = tuple(self._step(need, needs, least.scopes, level) for need in self.needs)
        return Solution(scopes, primary, by_level, reasons, steps, least.is_least)

    def _step(
        self, need: Need, found: Sequence[Need], scopes: frozenset[str], level: Level | None
    ) -> Step:
        """Return a need with the least of its sets that is part of the set for all."""
        if need.outcome is not Outcome.FOUND:
            return Step(need)
        met = found[self.found.index(need)]
        sets = tuple(each for each in met.alternatives(level) if each <= scopes)
        return Step(need, self.privilege.least(sets))

    def _in_order(
        self, needs: Sequence[Need], reasons: Mapping[str, Sequence[Need]]
    ) -> tuple[str, ...]:
        """Return the scopes as the needs require them; primary scopes before helpers."""
        ordered = self.privilege.in_order(reasons)
        return tuple(sorted(ordered, key=lambda scope: needs.index(reasons[scope][0])))


def is_elsewhere(question: Question, knowledge: Knowledge) -> bool:
    """Return whether a message is about another product, and not only names one.

    A question about the bot, such as whether it is some other one, is for the bot to answer.
    """
    if not question.names_another_product:
        return False
    shares = knowledge.learned.kinds(question.text)
    likeliest = max(shares, key=lambda kind: shares[kind])
    return shares[NEED] < LEAST_OF_A_NEED and likeliest not in OF_BOT


def understand(question: Question, knowledge: Knowledge) -> Job:
    """Return what a message wants done, from its calls, its words and its scope names together."""
    if is_elsewhere(question, knowledge):
        return Job((), knowledge.privilege)
    unread, is_cut = 0, False
    needs = _named(question, knowledge)
    if question.has_calls:
        needs = _of_calls(question, knowledge)
    elif question.says_something and not needs:
        resolution = knowledge.resolver.resolve(question)
        needs, unread, is_cut = resolution.needs, resolution.unread, resolution.is_cut
    needs = tuple(replace(need, role=question.role) for need in needs)
    return Job(each_once(needs), knowledge.privilege, question.level, unread, is_cut)


def _of_calls(question: Question, knowledge: Knowledge) -> tuple[Need, ...]:
    """Return the needs of the calls of a message, and of what it wants in words next to them."""
    calls = knowledge.calls.needs(question)
    words = knowledge.resolver.resolve_beside(question)
    return tuple(sorted((*calls, *words), key=lambda need: question.place_of(need.words)))


def _named(question: Question, knowledge: Knowledge) -> tuple[Need, ...]:
    """Return the needs of a message that names scopes, maybe among things to do."""
    if not question.scopes or question.has_calls:
        return ()
    return knowledge.named.needs(question)


def _is_beside_calls(need: Need, text: str) -> bool:
    if need.origin != "words" or need.outcome is not Outcome.FOUND:
        return False
    said = text.find(need.words)
    is_added = said >= 0 and _ALSO.search(text[:said]) is not None
    return need.is_sure or is_added


def each_once(needs: Iterable[Need]) -> tuple[Need, ...]:
    """Return the needs without those that repeat another one in its words, or a call in words."""
    needs = list(needs)
    called: dict[Hashable, Need] = {}
    for need in needs:
        if need.origin == "call":
            called.setdefault(need.key, need)
    once = (called.get(need.key, need) for need in needs)
    return tuple({(need.key, need.words.lower()): need for need in once}.values())


def _with_levels(needs: Sequence[Need], asked: Level | None) -> list[Need]:
    """Give needs that leave their token level open the one asked for, or that suits most needs."""
    needs = [_as_the_others(need, needs) for need in needs]
    votes = {at: sum(at == n.level if n.level else at in n.sets for n in needs) for at in LEVELS}
    order = sorted(LEVELS, key=lambda at: (at != asked, -votes[at]))
    return [
        need if need.level else replace(need, level=next(at for at in order if at in need.sets))
        for need in needs
    ]


def _as_the_others(need: Need, needs: Sequence[Need]) -> Need:
    """Return a need that looks one person up on the user's level, if all else is done there."""
    others = [each for each in needs if not each.is_lookup]
    is_of_users = bool(others) and all(each.level_at(None) == "user" for each in others)
    return replace(need, level="user") if need.is_lookup and is_of_users else need
