"""An answer as plain data, before anything is rendered or sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec import Struct

from scopes.data.catalog import Level
from scopes.data.operations import Operation, Route
from scopes.job import Step
from scopes.privilege.needs import Confidence, Match, Outcome


class Paragraph(Struct, frozen=True):
    """Running text; may hold `**bold**`, `` `code` `` and links, nothing else."""

    text: str


class Bullets(Struct, frozen=True):
    """A flat list; items may hold the same marks as a paragraph."""

    items: tuple[str, ...]


class Code(Struct, frozen=True):
    """Text to copy as it stands."""

    text: str


Block = Paragraph | Bullets | Code


SMALL_TALK = frozenset({"greeting", "help", "welcome", "secret", "followup", "digest"})
"""The kinds of answers that are not about scopes."""


MOST_CHOICES = 5
"""Questions that an answer offers as buttons, where it could offer many."""


@dataclass(frozen=True)
class Answer:
    """What a handler decided."""

    kind: str
    outcome: Outcome
    body: tuple[Block, ...]
    """What an asker must read, short."""
    level: Level | None = None
    """The token level of `scopes`."""
    scopes: tuple[str, ...] = ()
    """The least set to request, most important first; empty unless the outcome is `found`."""
    by_level: Mapping[Level, tuple[str, ...]] = field(default_factory=dict)
    """The least set of every token level that can do the job."""
    matches: tuple[Match, ...] = ()
    operations: tuple[Operation, ...] = ()
    issues: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What an audit or a diagnosis found, by its kind: scopes that are missing, unknown, ..."""
    choices: tuple[str, ...] = ()
    """Questions the asker may want to put next, offered as buttons."""
    details: tuple[Block, ...] = ()
    """The reasons and explanations: a card leaves them to a button, all else shows them below."""
    steps: tuple[Step, ...] = ()
    """The needs that were understood, in their order, with the scopes of each."""
    levels: tuple[Level, ...] = ()
    """The token levels that a follow-up on the answer leads to, with its own one."""
    routes: Mapping[Level, tuple[Route, ...]] = field(default_factory=dict)
    """All documented alternatives of each level, the proposed one first."""

    @property
    def is_substantial(self) -> bool:
        """Whether it is worth to be shared and asked about."""
        return self.outcome is not Outcome.UNKNOWN and self.kind not in SMALL_TALK

    @property
    def confidence(self) -> Confidence:
        """How sure it is what was meant: as sure as the least sure of the needs."""
        found = {step.need.confidence for step in self.steps}
        if self.outcome is Outcome.UNKNOWN or "unknown" in found:
            return "unknown"
        return "likely" if "likely" in found else "sure"

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The whole answer."""
        return (*self.body, *self.details)
