"""What tells a part of a message that states a need from its background.

Learned on parts of messages that were held out when the models were trained, as the weights of the
signals are, and measured on other messages than it was learned on.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch.nn.functional import binary_cross_entropy_with_logits as loss_of

from scopes.data.kinds import KINDS, NEED
from scopes.finding.matching import LIKELY
from scopes.finding.parts import Part
from scopes.finding.stated import EVIDENCE, Evidence, probability
from scopes.knowledge import Knowledge
from training.messages import Message

SHRINKAGE = 0.002
"""How much large weights cost, as for the signals."""


@dataclass(frozen=True)
class Seen:
    """A part of a message, what speaks for it, and whether it states a need.

    `group` is the file of its message, `number` that of the message among all.
    """

    evidence: Evidence
    is_stated: bool
    group: str
    number: int


def parts_seen(messages: Iterable[Message], knowledge: Knowledge) -> list[Seen]:
    """Return the parts of running text that the bot takes for needs, true ones and others."""
    seen: list[Seen] = []
    for number, message in enumerate(messages):
        if message.spans is None:
            continue
        question = knowledge.reader.read(message.text)
        for part, evidence in knowledge.resolver.evidence(question):
            is_stated = _is_stated(part, message)
            seen.append(Seen(evidence, is_stated, message.source, number))
    return seen


def _is_stated(part: Part, message: Message) -> bool:
    """Return whether a part has something in common with a need of its message."""
    assert message.spans is not None
    if part.place is None:
        return bool(message.spans)
    portion, start, end = part.place
    before = max(0, message.text.find(portion))
    return any(first < before + end and before + start < last for first, last in message.spans)


def as_message(text: str, source: str) -> Message:
    """Return a single need as a message of its own."""
    return Message(text, ((0, len(text)),), (), KINDS.index(NEED), source)


def learn(parts: Sequence[Seen]) -> dict[str, float]:
    """Return the weight of each kind of evidence (logistic regression)."""
    values = torch.tensor([part.evidence for part in parts], dtype=torch.float64)
    right = torch.tensor([float(part.is_stated) for part in parts], dtype=torch.float64)
    weights = torch.zeros(len(EVIDENCE), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        missed = loss_of(values @ weights, right) + SHRINKAGE * (weights**2).sum()
        missed.backward()
        return missed

    optimizer.step(loss)
    return {name: round(w, 4) for name, w in zip(EVIDENCE, weights.tolist(), strict=True)}


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
            kept[key] += _is_kept(part, weights)
    lines = [f"{'parts taken for needs':22}{'needs':>7}{'kept':>9}{'others':>9}{'kept':>9}"]
    for group in sorted({group for group, _ in asked}):
        cells = [(asked[group, is_need], kept[group, is_need]) for is_need in (True, False)]
        row = "".join(
            f"{n:>{w}}{100 * k / max(1, n):>9.1f}" for (n, k), w in zip(cells, (7, 9), strict=True)
        )
        lines.append(f"{group:22}{row}")
    return "\n".join(lines)


def _is_kept(part: Seen, weights: Mapping[str, float]) -> bool:
    return probability(part.evidence, weights) >= LIKELY
