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


@dataclass(frozen=True)
class Answer:
    """What a handler decided.

    `body` is what an asker must read, short; `details` are the reasons and the explanations, which
    a card leaves to a button and every other rendering shows below. `scopes` is the least set to
    request, most important first; it is empty unless the outcome is `found`. `by_level` holds the
    least set of every token level that can do the job. `choices` are questions the asker may want
    to put next, offered as buttons. `levels` are the token levels that a follow-up on the answer
    leads to, with its own one. `steps` are the needs that were understood, in their order,
    with the scopes of each. `routes` are all documented alternatives of each level, the proposed
    one first.
    """

    kind: str
    outcome: Outcome
    body: tuple[Block, ...]
    level: Level | None = None
    scopes: tuple[str, ...] = ()
    by_level: Mapping[Level, tuple[str, ...]] = field(default_factory=dict)
    matches: tuple[Match, ...] = ()
    operations: tuple[Operation, ...] = ()
    issues: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    choices: tuple[str, ...] = ()
    details: tuple[Block, ...] = ()
    steps: tuple[Step, ...] = ()
    levels: tuple[Level, ...] = ()
    routes: Mapping[Level, tuple[Route, ...]] = field(default_factory=dict)

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
