"""Further training of the language model on the project's texts, and its file for run time."""

import math
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from scopes.finding.weights import Array
from scopes.finding.wordpiece import WordPieces
from training.heads import SMOOTHING, ClassHead, loss_of, rights
from training.language_model import WIDTH, LanguageModel, load_pieces, load_pretrained

BATCH = 48
RATE, HEAD_RATE = 1e-4, 3e-3
WARM_UP = 0.06
"""Share of the steps in which the rates rise; after it they fall to almost nothing."""
DROPPED = 0.1
OPERATIONS_SHARE = 0.3
"""Weight of telling operations apart, beside classes: it also makes points of classes better."""
ALIKE_IN_LENGTH = 20
"""Batches are made of texts of like length, within so many batches drawn at random."""
_NO_OPERATION = -100


class Classifier(nn.Module):
    """The language model with what leads from its points to classes and operations."""

    def __init__(self, features: Sequence[Sequence[str]], operations: int) -> None:
        """`features` are those of each class, `operations` the number of these."""
        super().__init__()
        self.model: LanguageModel = load_pretrained(DROPPED)
        self.model.pieces.requires_grad_(False)  # half of all numbers; most pieces are never seen
        self.dropout = nn.Dropout(DROPPED)
        self.classes = ClassHead(features, WIDTH)
        self.operations = nn.Linear(WIDTH, operations, bias=False)
        nn.init.zeros_(self.operations.weight)

    def forward(self, pieces: Tensor, is_text: Tensor) -> tuple[Tensor, Tensor]:
        """Return scores of classes and of operations for texts filled up to the same length."""
        points = self.dropout(self.model(pieces, is_text))
        return self.classes(points), self.operations(points)


def teach(
    net: Classifier,
    texts: Callable[[], Sequence[str]],
    right: Sequence[Sequence[int]],
    told: Sequence[int | None],
    epochs: int,
    pace: float,
) -> None:
    """Train on texts, which are asked for anew in each epoch, with the classes that are right.

    `told` are the numbers of their operations, None where a text is of none; `pace` is a factor
    of the usual rates.
    """
    net.train()
    chance = random.Random(len(right))
    divide = WordPieces(load_pieces()).numbers
    wanted = rights(right, len(net.classes.shared))
    operations = torch.tensor([_NO_OPERATION if each is None else each for each in told])
    body = [each for each in net.model.parameters() if each.requires_grad]
    heads = [*net.classes.parameters(), *net.operations.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": pace * RATE}, {"params": heads, "lr": pace * HEAD_RATE}],
        weight_decay=0.01,
        fused=True,
    )
    steps = epochs * math.ceil(len(right) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / (WARM_UP * steps), max(0.02, 1 - n / steps))
    )
    for _ in range(epochs):
        numbers = [divide(text) for text in texts()]
        for batch in _batches([len(each) for each in numbers], chance):
            with torch.autocast("cpu", torch.bfloat16):
                classes, found = net(*_filled([numbers[n] for n in batch]))
            loss = loss_of(classes, wanted[batch])
            if (operations[batch] != _NO_OPERATION).any():
                loss = loss + OPERATIONS_SHARE * nn.functional.cross_entropy(
                    found.float(),
                    operations[batch],
                    ignore_index=_NO_OPERATION,
                    label_smoothing=SMOOTHING,
                )
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()


def save(net: Classifier, to: Path) -> dict[str, Array]:
    """Write the model to a file for onnxruntime; return the arrays that go with it."""
    net.eval()
    _export(net.model, to)
    return _arrays(net)


def _batches(lengths: Sequence[int], chance: random.Random) -> Iterator[list[int]]:
    """Yield batches of texts of nearly the same length, in random order."""
    order = list(range(len(lengths)))
    chance.shuffle(order)
    batches: list[list[int]] = []
    for start in range(0, len(order), BATCH * ALIKE_IN_LENGTH):
        drawn = sorted(order[start : start + BATCH * ALIKE_IN_LENGTH], key=lengths.__getitem__)
        batches += [drawn[n : n + BATCH] for n in range(0, len(drawn), BATCH)]
    chance.shuffle(batches)
    yield from batches


def _filled(texts: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Return texts in one table, and where it holds text."""
    longest = max(map(len, texts))
    pieces = torch.tensor([[*text, *[0] * (longest - len(text))] for text in texts])
    lengths = torch.tensor([len(text) for text in texts])
    return pieces, torch.arange(longest) < lengths[:, None]


@torch.no_grad()
def _export(model: LanguageModel, to: Path) -> None:
    """Write the model for texts one by one, its weights rounded to bytes."""
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            model,
            (torch.ones(1, 9, dtype=torch.int64),),
            str(whole),
            input_names=["pieces"],
            output_names=["points"],
            dynamic_axes={"pieces": {1: "length"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            str(whole),
            str(to),
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
        )


@torch.no_grad()
def _arrays(net: Classifier) -> dict[str, Array]:
    weights, bias = net.classes.folded()
    return {
        "encoder.pieces": np.frombuffer("\n".join(load_pieces()).encode(), np.uint8),
        "encoder.weights": weights.numpy().astype(np.float32),
        "encoder.bias": bias.numpy().astype(np.float32),
        "encoder.operations": net.operations.weight.numpy().astype(np.float16),
    }
