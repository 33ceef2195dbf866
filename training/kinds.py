"""Training of the table of kinds (`scopes/finding/kinds.py`): logistic regression over n-grams."""

import math
import random
from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import nn

from scopes.data.kinds import KINDS, NEED
from scopes.finding.kinds import COLUMNS, columns_of
from scopes.finding.weights import Array
from training.heads import SMOOTHING
from training.messages import Message
from training.ngram_net import packed, rounded, some

EPOCHS = 6
BATCH = 64
RATE = 5e-2
NEEDS = 0.5
"""Needs for each message of another kind, single ones and in messages: there are many more."""
_NEED = KINDS.index(NEED)


class _Table(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.of_column = nn.EmbeddingBag(COLUMNS, len(KINDS), mode="sum")
        self.bias = nn.Parameter(torch.zeros(len(KINDS)))
        nn.init.zeros_(self.of_column.weight)

    def forward(self, texts: Sequence[Array]) -> torch.Tensor:
        columns, starts, shares = packed(texts)
        scores: torch.Tensor = self.of_column(columns, starts, per_sample_weights=shares)
        return scores + self.bias


def train(
    messages: Sequence[Message], in_english: Callable[[str], str], seed: int
) -> dict[str, Array]:
    """Return the arrays of the table, trained on the messages whose kind was told.

    Single needs should be among them, lest what is short counts as something else.
    """
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    taught = _chosen(messages, random.Random(seed))
    columns = [np.array(columns_of(in_english(each.text)) or [0]) for each in taught]
    right = torch.tensor([each.kind for each in taught])
    table = _Table()
    batches = math.ceil(len(taught) / BATCH)
    optimizer = torch.optim.Adam(table.parameters(), RATE, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: max(0.02, 1 - n / (EPOCHS * batches))
    )
    for _ in range(EPOCHS):
        for batch in np.array_split(chance.permutation(len(taught)), batches):
            scores = table([some(columns[number], chance) for number in batch])
            wanted = right[torch.from_numpy(batch)]
            loss = nn.functional.cross_entropy(scores, wanted, label_smoothing=SMOOTHING)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return _arrays(table)


def _chosen(messages: Sequence[Message], chance: random.Random) -> list[Message]:
    """Return all messages of other kinds than needs, and a sample of these."""
    needs = [each for each in messages if each.kind == _NEED]
    others = [each for each in messages if each.kind not in (_NEED, None)]
    most = min(len(needs), round(NEEDS * len(others)))
    return [*others, *chance.sample(needs, most)]


@torch.no_grad()
def _arrays(table: _Table) -> dict[str, Array]:
    of_kind, scales = rounded(table.of_column.weight.T.numpy())
    return {
        "kinds.table": of_kind,
        "kinds.scales": scales,
        "kinds.bias": table.bias.numpy().astype(np.float32),
    }
