"""Something an app wants to do, and the sets of scopes that allow it."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from msgspec import Struct

from scopes.data.catalog import LEVELS, Level
from scopes.data.operations import Alternatives, Operation, Removed, Route, sets_of
from scopes.privilege.roles import open_to

SURE = 0.87
"""Probability from which an answer is given without alternatives.

Of three tenths of the written texts, each held out by the model that is asked, 72 to 76 % reach
it, and of these 2.3 to 2.9 % are wrong; with 0.85 it is 3.3 % of the third tenth.
"""


class Outcome(StrEnum):
    """The four ways a need, or a question about scopes, can end."""

    FOUND = "found"
    UNDOCUMENTED = "undocumented"
    UNKNOWN = "unknown"
    NOT_NEEDED = "not_needed"


Origin = Literal["call", "words", "name"]
"""What a need was read from: an API call, plain words, or the name of a scope."""

Confidence = Literal["sure", "likely", "unknown"]
"""How sure it is what was meant."""


class Match(Struct, frozen=True):
    """A scope that was considered, with a score between 0 and 1."""

    scope: str
    score: float


@dataclass(frozen=True)
class Alternative:
    """Something else that a need may mean: a set of scopes on a token level, and its operation.

    There is no `operation` when only the words of the catalog speak for the set.
    """

    scopes: tuple[str, ...]
    operation: Operation | None = None
    level: Level | None = None


@dataclass(frozen=True)
class Need:
    """Something an app wants to do, and the routes that allow it."""

    words: str
    """The need in the words of the message."""
    sets: Mapping[Level, Alternatives] = field(default_factory=dict)
    """The accepted sets of each token level; none unless the `outcome` is found."""
    operations: tuple[Operation, ...] = ()
    """What the words were matched to, the best first; none where only the catalog matches."""
    outcome: Outcome = Outcome.FOUND
    level: Level | None = None
    """The token level on which it is met if asked for alone; None for the least powerful one."""
    sure: float = 1.0
    """The probability, 0 to 1, that this is what was meant."""
    matches: tuple[Match, ...] = ()
    """The scopes that were considered."""
    near: tuple[Alternative, ...] = ()
    """What else may be meant."""
    usual: frozenset[str] = frozenset()
    """Of several sets that are accepted on its level, the one it gets unless other needs of the job
    require another of them; with none of them the choice is open."""
    origin: Origin = "words"
    is_subject_open: bool = False
    """Whether it is a webhook that does not say what it watches."""
    routes: Mapping[Level, tuple[Route, ...]] = field(default_factory=dict)
    """The routes with what the documents say of each, where the need rests on one operation."""
    is_lookup: bool = False
    """Whether it looks one person up and leaves the level open: users can do that as well."""
    role: str = ""
    """The administrator role of whoever grants access, if the message names it."""
    gone: Removed | None = None
    """The operation that was asked for, when the documents no longer have it."""
    methods_there: tuple[str, ...] = ()
    """The methods of its path, when it is a call with another one."""

    @classmethod
    def unknown(cls, words: str, origin: Origin = "words") -> "Need":
        """Return a need that was not understood."""
        return cls(words, outcome=Outcome.UNKNOWN, origin=origin, sure=0.0)

    @property
    def confidence(self) -> Confidence:
        """How sure it is that this is meant; names leave no doubt, words and calls may."""
        if self.outcome is Outcome.UNKNOWN:
            return "unknown"
        return "sure" if self.origin == "name" or self.sure >= SURE else "likely"

    @property
    def is_sure(self) -> bool:
        """Whether there is hardly a doubt that this is meant."""
        return self.confidence == "sure"

    @property
    def is_method_open(self) -> bool:
        """Whether it is a call of which no method was read, at a path that has several."""
        return self.origin == "call" and len({o.method for o in self.operations}) > 1

    @property
    def key(self) -> Hashable:
        """What two needs share that are the same, perhaps in other words."""
        what = self.operations[0].key if self.operations else self.words
        return what, self.outcome, frozenset(self.sets.items())

    def level_at(self, level: Level | None) -> Level:
        """Return the level on which the need is met when `level` is asked for, None for its own."""
        order = (level, self.level, *LEVELS)
        return next(at for at in order if at and at in self.sets)

    def alternatives(self, level: Level | None) -> Alternatives:
        """Return the sets for a token level, or for the nearest level that is documented."""
        at = self.level_at(level)
        choices = self._choices(at)
        return (self.usual,) if at == self.level and self.usual in choices else choices

    def _choices(self, level: Level) -> Alternatives:
        """Return the sets that are a free choice for a person of the need's role."""
        sets = self.sets[level]
        is_narrowed = level in self.routes and sets_of(self.routes[level]) == sets
        return sets_of(open_to(self.routes[level], self.role)) if is_narrowed else sets

    def is_met_by(self, scopes: Iterable[str]) -> bool:
        """Return whether the scopes allow this, on any level."""
        held = frozenset(scopes)
        return any(needed <= held for sets in self.sets.values() for needed in sets)
