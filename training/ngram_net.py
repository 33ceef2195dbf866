"""Training of the net over n-grams (`scopes/finding/ngrams.py`): a minute on one core."""

import math
from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from scopes.finding.ngrams import ROWS, rows_of
from scopes.finding.weights import Array
from training.heads import ClassHead, loss_of, rights

WIDTH = 128
EPOCHS = 6
BATCH = 64
RATE = 5e-3
FORGOTTEN = 0.3
"""Share of the hidden layer that is left out at random in each step."""
FORGOTTEN_GRAMS = 0.1


class _Net(nn.Module):
    def __init__(self, features: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self.table = nn.EmbeddingBag(ROWS, WIDTH, mode="sum")
        nn.init.normal_(self.table.weight, 0.0, 0.1)
        self.head = ClassHead(features, WIDTH)

    def forward(self, texts: Sequence[Array]) -> Tensor:
        rows, starts, shares = packed(texts)
        hidden = self.table(rows, starts, per_sample_weights=shares)
        scores: Tensor = self.head(nn.functional.dropout(hidden.relu(), FORGOTTEN, self.training))
        return scores


def train(
    texts: Callable[[], Sequence[str]],
    right: Sequence[Sequence[int]],
    features: Sequence[Sequence[str]],
    seed: int,
) -> dict[str, Array]:
    """Return the arrays of a net trained on texts, asked for anew in each epoch, and classes."""
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    wanted = rights(right, len(features))
    net = _Net(features)
    steps = EPOCHS * math.ceil(len(right) / BATCH)
    optimizer = torch.optim.Adam(net.parameters(), RATE, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: max(0.02, 1 - n / steps))
    for _ in range(EPOCHS):
        rows = [np.array(rows_of(text) or [0]) for text in texts()]
        order = chance.permutation(len(right))
        for batch in np.array_split(order, math.ceil(len(right) / BATCH)):
            kept = [some(rows[number], chance) for number in batch]
            loss = loss_of(net(kept), wanted[torch.from_numpy(batch)])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return _arrays(net)


def packed(texts: Sequence[Array]) -> tuple[Tensor, Tensor, Tensor]:
    """Return the rows of texts after each other, where those of each begin, and their shares."""
    starts = np.cumsum([0, *(len(rows) for rows in texts[:-1])])
    shares = np.concatenate([np.full(len(t), 1 / math.sqrt(len(t)), np.float32) for t in texts])
    rows = np.concatenate(texts)
    return torch.from_numpy(rows), torch.from_numpy(starts), torch.from_numpy(shares)


def some(rows: Array, chance: np.random.Generator) -> Array:
    """Return most of the rows of a text, chosen at random."""
    kept: Array = rows[chance.random(len(rows)) >= FORGOTTEN_GRAMS]
    return kept if len(kept) else rows


def rounded(table: Array) -> tuple[Array, Array]:
    """Return a table with its numbers as bytes, and the scale of each row."""
    scales = np.maximum(np.abs(table).max(1), 1e-8) / 127
    return np.round(table / scales[:, None]).astype(np.int8), scales.astype(np.float32)


@torch.no_grad()
def _arrays(net: _Net) -> dict[str, Array]:
    """Return the net with the numbers of its table rounded to bytes."""
    table, scales = rounded(net.table.weight.numpy())
    weights, bias = net.head.folded()
    return {
        "ngrams.rows": table,
        "ngrams.scales": scales,
        "ngrams.weights": weights.numpy().astype(np.float16),
        "ngrams.bias": bias.numpy().astype(np.float32),
    }
