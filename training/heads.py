"""How a point becomes a score for each class: the weights of a class are those of its features."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

SMOOTHING = 0.05
"""Share of the wanted certainty that is spread over all classes, so that no model is too sure."""


class ClassHead(nn.Module):
    """Scores of classes that share features, such as reading or changing, with others."""

    shared: Tensor

    def __init__(self, features: Sequence[Sequence[str]], width: int) -> None:
        """`features` are those of each class; `width` is the length of a point."""
        super().__init__()
        names = sorted({name for each in features for name in each})
        columns = {name: column for column, name in enumerate(names)}
        shared = torch.zeros(len(features), len(names))
        for row, each in enumerate(features):
            shared[row, [columns[name] for name in each]] = 1.0
        self.register_buffer("shared", shared, persistent=False)
        self.of_feature = nn.Parameter(torch.randn(len(names), width) * 0.02)
        self.bias = nn.Parameter(torch.zeros(len(names)))

    def folded(self) -> tuple[Tensor, Tensor]:
        """Return the weights, classes x width, and the bias of each class."""
        return self.shared @ self.of_feature, self.shared @ self.bias

    def forward(self, points: Tensor) -> Tensor:
        """Return scores, texts x classes."""
        weights, bias = self.folded()
        return points @ weights.T.to(points.dtype) + bias.to(points.dtype)


def loss_of(scores: Tensor, right: Tensor) -> Tensor:
    """Return how far scores are from what is right, a 1 for each right class of a text.

    Where several classes are right it does not matter which of them is found.
    """
    logs = scores.float().log_softmax(1)
    found = logs.masked_fill(right == 0, -1e9).logsumexp(1).mean()
    return -(1 - SMOOTHING) * found - SMOOTHING * logs.mean()


def rights(lines: Sequence[Sequence[int]], classes: int) -> Tensor:
    """Return a row for each line with a 1 at each of its right classes."""
    table = torch.zeros(len(lines), classes)
    for row, numbers in enumerate(lines):
        table[row, list(numbers)] = 1.0
    return table
