"""Further training of the language model on the project's texts, and its file for run time."""

import math
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from scopes.finding.weights import Array
from scopes.finding.wordpiece import WordPieces
from training.heads import SMOOTHING, ClassHead, loss_of, rights
from training.language_model import WIDTH, LanguageModel, load_pieces, load_pretrained

EPOCHS = 4
BATCH = 48
RATE, HEAD_RATE = 1e-4, 3e-3
WARM_UP = 0.06
"""Share of the steps in which the rate rises; after it falls to almost nothing."""
DROPPED = 0.1
OPERATIONS_SHARE = 0.3
"""Weight of telling operations apart, beside classes: it also makes points of classes better."""
ALIKE_IN_LENGTH = 20
"""Batches are made of texts of like length, within so many batches drawn at random."""
_NO_OPERATION = -100


@dataclass(frozen=True)
class Example:
    """A text for training; `operation` is its number, None where none is told."""

    text: str
    right: Sequence[int]
    operation: int | None


class _Classifier(nn.Module):
    def __init__(self, features: Sequence[Sequence[str]], operations: int) -> None:
        super().__init__()
        self.model: LanguageModel = load_pretrained(DROPPED)
        self.model.pieces.requires_grad_(False)  # half of all numbers; most pieces are never seen
        self.dropout = nn.Dropout(DROPPED)
        self.classes = ClassHead(features, WIDTH)
        self.operations = nn.Linear(WIDTH, operations, bias=False)
        nn.init.zeros_(self.operations.weight)

    def forward(self, pieces: Tensor, is_text: Tensor) -> tuple[Tensor, Tensor]:
        points = self.dropout(self.model(pieces, is_text))
        return self.classes(points), self.operations(points)


def train(
    examples: Sequence[Example],
    features: Sequence[Sequence[str]],
    operations: int,
    seed: int,
    to: Path,
) -> dict[str, Array]:
    """Write the trained model to a file for onnxruntime; return the arrays that go with it."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    net = _Classifier(features, operations).train()
    pieces = load_pieces()
    divide = WordPieces(pieces).numbers
    numbers = [divide(example.text) for example in examples]
    wanted = rights([example.right for example in examples], len(features))
    told = torch.tensor([_NO_OPERATION if e.operation is None else e.operation for e in examples])
    heads = [*net.classes.parameters(), *net.operations.parameters()]
    body = [each for each in net.model.parameters() if each.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}],
        weight_decay=0.01,
        fused=True,
    )
    steps = EPOCHS * math.ceil(len(examples) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / (WARM_UP * steps), max(0.02, 1 - n / steps))
    )
    for _ in range(EPOCHS):
        for batch in _batches([len(each) for each in numbers], chance):
            with torch.autocast("cpu", torch.bfloat16):
                classes, found = net(*_filled([numbers[n] for n in batch]))
            loss = loss_of(classes, wanted[batch])
            if (told[batch] != _NO_OPERATION).any():
                loss = loss + OPERATIONS_SHARE * nn.functional.cross_entropy(
                    found.float(),
                    told[batch],
                    ignore_index=_NO_OPERATION,
                    label_smoothing=SMOOTHING,
                )
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    _export(net.model.eval(), to)
    return _arrays(net, pieces)


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
def _arrays(net: _Classifier, pieces: Sequence[str]) -> dict[str, Array]:
    weights, bias = net.classes.folded()
    return {
        "encoder.pieces": np.frombuffer("\n".join(pieces).encode(), np.uint8),
        "encoder.weights": weights.numpy().astype(np.float32),
        "encoder.bias": bias.numpy().astype(np.float32),
        "encoder.operations": net.operations.weight.numpy().astype(np.float16),
    }
