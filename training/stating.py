"""What tells a part of a message that states a need from its background.

Learned on parts of messages that were held out when the models were trained, as the weights of the
signals are, and measured on other messages than it was learned on.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from scopes.finding.parts import Part
from scopes.finding.stated import EVIDENCE, Evidence, Setting, is_stated
from scopes.knowledge import Knowledge
from training.lines import UNKNOWN
from training.messages import Message

SHRINKAGE = 0.0001
"""How much large weights cost: little, since there are thousands of parts for a few weights."""
STEPS = 20
"""Steps after which the weights do not change any more."""


@dataclass(frozen=True)
class Seen:
    """A part of a message, what speaks for it, its setting, and whether it states a need.

    `group` is the file of its message, `number` that of the message among all.
    """

    evidence: Evidence
    setting: Setting
    is_stated: bool
    group: str
    number: int


def parts_seen(messages: Iterable[Message], knowledge: Knowledge) -> list[Seen]:
    """Return the parts of running text that the bot takes for needs, true ones and others.

    Steps that no operation takes are neither.
    """
    seen: list[Seen] = []
    for number, message in enumerate(messages):
        if message.spans is None or message.source == UNKNOWN:
            continue
        question = knowledge.reader.read(message.text)
        for part, evidence in knowledge.resolver.evidence(question):
            assert part.setting
            stated = _is_stated(part, message)
            seen.append(Seen(evidence, part.setting, stated, message.source, number))
    return seen


def _is_stated(part: Part, message: Message) -> bool:
    """Return whether a part has something in common with a need of its message."""
    assert message.spans is not None
    if part.place is None:
        return bool(message.spans)
    portion, start, end = part.place
    before = max(0, message.text.find(portion))
    return any(first < before + end and before + start < last for first, last in message.spans)


def learn(parts: Sequence[Seen]) -> dict[str, float]:
    """Return the weight of each kind of evidence (logistic regression, by Newton's way)."""
    values = np.array([part.evidence for part in parts])
    right = np.array([float(part.is_stated) for part in parts])
    weights = np.zeros(len(EVIDENCE))
    shrinking = SHRINKAGE * np.eye(len(EVIDENCE))
    for _ in range(STEPS):
        shares = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (shares - right) / len(parts) + SHRINKAGE * weights
        bend = (values.T * (shares * (1 - shares))) @ values / len(parts) + shrinking
        weights -= np.linalg.solve(bend, slope)
    return {name: round(float(w), 4) for name, w in zip(EVIDENCE, weights, strict=True)}


def table(parts: Sequence[Seen]) -> str:
    """Return how many parts are kept by what the other half of the messages taught."""
    halves = [[part for part in parts if part.number % 2 == half] for half in (0, 1)]
    kept: Counter[tuple[str, bool]] = Counter()
    asked: Counter[tuple[str, bool]] = Counter()
    for judged, taught in (halves, halves[::-1]):
        weights = learn(taught)
        for part in judged:
            key = (part.group.partition("_")[0], part.is_stated)
            asked[key] += 1
            kept[key] += is_stated(part.evidence, part.setting, weights)
    lines = [f"{'parts taken for needs':22}{'needs':>7}{'kept':>9}{'others':>9}{'kept':>9}"]
    for group in sorted({group for group, _ in asked}):
        cells = [(asked[group, is_need], kept[group, is_need]) for is_need in (True, False)]
        row = "".join(
            f"{n:>{w}}{100 * k / max(1, n):>9.1f}" for (n, k), w in zip(cells, (7, 9), strict=True)
        )
        lines.append(f"{group:22}{row}")
    return "\n".join(lines)
