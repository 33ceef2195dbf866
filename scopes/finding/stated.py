"""How likely a part of a message states a need at all: background is easily taken for one.

What speaks for it is in one table, as the signals of the ranking are. The weights are learned
(`training/stating.py`) on parts of messages that the models had not seen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from scopes.finding.classes import Place
from scopes.finding.learned import Learned
from scopes.finding.spans import need_in

EVIDENCE = {
    "kind": "log odds that the message is one that states needs",
    "tagged": "log odds that a word of the part is of a need, of its likeliest word",
    "nothing": "log odds that no scope is asked for, as all signals see the part",
    "length": "logarithm of the number of words in the part",
    "parts": "logarithm of the number of parts in the message",
    "alone": "that it is the only part",
    "opening": "that it is the first of several parts",
    "always": "1 for each part",
}
"""What speaks for a part or against it, in the order of its values."""

LEAST_STATED, LEAST_STATED_ALONE = 0.4, 0.5
"""Probability from which a part counts as a need, among several parts and alone. In held-out
messages this loses 1 % of the needs, and drops three quarters of the messages that only look as if
they stated one."""
SMALLEST = 1e-4
"""Share below which, and above the rest of which, odds count as equally clear."""


@dataclass(frozen=True)
class Setting:
    """Where a part stands: how likely its message is a need, its number there, and of how many."""

    kind: float
    number: int
    parts: int


Evidence = Sequence[float]
"""A value for each row of `EVIDENCE`."""


def evidence_for(
    text: str, place: Place | None, setting: Setting, nothing: float, learned: Learned
) -> Evidence:
    """Return what speaks for a part; `nothing` is the share of no scope for it."""
    message, start, end = place or Place(text, 0, len(text))
    return (
        _odds(setting.kind),
        _odds(need_in(learned.tag(message), start, end)),
        _odds(nothing),
        log(max(1, len(text.split()))),
        log(setting.parts),
        float(setting.parts == 1),
        float(setting.parts > 1 and not setting.number),
        1.0,
    )


def is_stated(evidence: Evidence, setting: Setting, weights: Mapping[str, float]) -> bool:
    """Return whether a part with such evidence likely states a need, and is no background."""
    least = LEAST_STATED_ALONE if setting.parts == 1 else LEAST_STATED
    return probability(evidence, weights) >= least


def probability(evidence: Evidence, weights: Mapping[str, float]) -> float:
    """Return how likely a part with such evidence states a need."""
    total = sum(weights[name] * value for name, value in zip(EVIDENCE, evidence, strict=True))
    return 1 / (1 + exp(-total))


def _odds(share: float) -> float:
    """Return the logarithm of the odds of a share."""
    share = min(max(share, SMALLEST), 1 - SMALLEST)
    return log(share / (1 - share))
