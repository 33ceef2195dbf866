"""Further training of the language model on the project's texts, and its file for run time."""

import math
import random
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from scopes.finding.encoder import MOST_PIECES, MOST_PIECES_OF_A_MESSAGE
from scopes.finding.spans import FIRST, INSIDE, KINDS, OUTSIDE
from scopes.finding.weights import Array
from scopes.finding.wordpiece import Word, WordPieces
from training.heads import SMOOTHING, ClassHead, loss_of, rights
from training.language_model import WIDTH, LanguageModel, load_pieces, load_pretrained, mean_of
from training.messages import Message

BATCH = 48
RATE, HEAD_RATE = 1e-4, 3e-3
WARM_UP = 0.06
"""Share of the steps in which the rates rise; after it they fall to almost nothing."""
DROPPED = 0.1
OPERATIONS_SHARE = 0.3
"""Weight of telling operations apart, beside classes: it also makes points of classes better."""
ALIKE_IN_LENGTH = 20
"""Batches are made of texts of like length, within so many batches drawn at random."""
MESSAGES = 24
"""Whole messages in a batch."""
KINDS_SHARE = 0.5
_UNKNOWN = -100


@dataclass(frozen=True)
class Tagged:
    """A message as numbers: its pieces, the tag of each word's first piece, and its kind.

    `parts` are the first piece of each need, the one after its last, and its classes.
    """

    numbers: list[int]
    tags: list[int]
    kind: int
    parts: list[tuple[int, int, tuple[int, ...]]]


class Classifier(nn.Module):
    """The language model with what leads from its points to classes, operations, spans, kinds."""

    def __init__(self, features: Sequence[Sequence[str]], operations: int) -> None:
        """`features` are those of each class, `operations` the number of these."""
        super().__init__()
        self.model: LanguageModel = load_pretrained(DROPPED)
        self.model.pieces.requires_grad_(False)  # half of all numbers; most pieces are never seen
        self.dropout = nn.Dropout(DROPPED)
        self.classes = ClassHead(features, WIDTH)
        self.operations = nn.Linear(WIDTH, operations, bias=False)
        nn.init.zeros_(self.operations.weight)
        self.tags = nn.Linear(WIDTH, INSIDE + 1)
        self.kinds = nn.Linear(WIDTH, len(KINDS))

    def forward(self, pieces: Tensor, is_text: Tensor) -> tuple[Tensor, Tensor]:
        """Return scores of classes and of operations for texts filled up to the same length."""
        points = self.dropout(mean_of(self.model(pieces, is_text), is_text))
        return self.classes(points), self.operations(points)

    def tag(self, pieces: Tensor, is_text: Tensor, parts: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return scores of the tag of each piece, the kind of each text, the classes of parts.

        `parts` are texts x parts x pieces, 1 at the pieces of each part.
        """
        points = self.dropout(self.model(pieces, is_text))
        shares = parts / parts.sum(2, keepdim=True).clamp(min=1.0)
        means = self.dropout(torch.bmm(shares.to(points.dtype), points))
        return self.tags(points), self.kinds(mean_of(points, is_text)), self.classes(means)


@dataclass(frozen=True)
class Needs:
    """Single needs: `right` are their classes, `told` their operation, None for one of none.

    `texts` gives the texts, in each epoch anew.
    """

    texts: Callable[[], Sequence[str]]
    right: Sequence[Sequence[int]]
    told: Sequence[int | None]


def teach(
    net: Classifier,
    needs: Needs,
    messages: Callable[[], Sequence[Message]],
    epochs: int,
    pace: float,
) -> None:
    """Train on single needs and on whole messages by turns; `pace` is a factor of the usual rates.

    Messages are asked for anew in each epoch as well.
    """
    net.train()
    chance = random.Random(len(needs.right))
    divide = WordPieces(load_pieces())
    wanted = rights(needs.right, len(net.classes.shared))
    told = torch.tensor([_UNKNOWN if each is None else each for each in needs.told])
    steps = epochs * (math.ceil(len(needs.right) / BATCH) + math.ceil(len(messages()) / MESSAGES))
    optimizer, schedule = _optimizer(net, steps, pace)

    def learn(loss: Tensor) -> None:
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        schedule.step()

    for epoch in range(epochs):
        numbers = [divide.numbers(text, MOST_PIECES) for text in needs.texts()]
        tagged = [_tagged(message, divide) for message in messages()]
        batches = [
            *((False, each) for each in _batches([len(n) for n in numbers], BATCH, chance)),
            *(
                (True, each)
                for each in _batches([len(each.numbers) for each in tagged], MESSAGES, chance)
            ),
        ]
        chance.shuffle(batches)
        for is_tagging, batch in batches:
            if is_tagging:
                learn(_loss_of_messages(net, [tagged[n] for n in batch]))
            else:
                table = _filled([numbers[n] for n in batch])
                learn(_loss_of_needs(net, table, wanted[batch], told[batch]))
        print(f"epoch {epoch + 1} of {epochs}", flush=True)


def _optimizer(
    net: Classifier, steps: int, pace: float
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    body = [each for each in net.model.parameters() if each.requires_grad]
    inner = {id(each) for each in net.model.parameters()}
    heads = [each for each in net.parameters() if id(each) not in inner]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": pace * RATE}, {"params": heads, "lr": pace * HEAD_RATE}],
        weight_decay=0.01,
        fused=True,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / (WARM_UP * steps), max(0.02, 1 - n / steps))
    )
    return optimizer, schedule


def _loss_of_needs(
    net: Classifier, table: tuple[Tensor, Tensor], right: Tensor, told: Tensor
) -> Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        classes, operations = net(*table)
    return loss_of(classes, right) + OPERATIONS_SHARE * _missed(operations, told, SMOOTHING)


def _loss_of_messages(net: Classifier, batch: Sequence[Tagged]) -> Tensor:
    pieces, is_text = _filled([each.numbers for each in batch])
    tags = torch.full(pieces.shape, _UNKNOWN)
    for row, each in enumerate(batch):
        tags[row, : len(each.tags)] = torch.tensor(each.tags)
    most = max(1, *(len(each.parts) for each in batch))
    parts = torch.zeros(len(batch), most, pieces.shape[1])
    right: list[tuple[int, int, tuple[int, ...]]] = []
    for row, each in enumerate(batch):
        for number, (first, last, classes) in enumerate(each.parts):
            parts[row, number, first:last] = 1.0
            right.append((row, number, classes))
    with torch.autocast("cpu", torch.bfloat16):
        tagged, kinds, scores = net.tag(pieces, is_text, parts)
    told = torch.tensor([each.kind for each in batch])
    loss = _missed(tagged.flatten(0, 1), tags.flatten(), 0.0)
    loss = loss + KINDS_SHARE * _missed(kinds, told, SMOOTHING)
    if right:
        rows, numbers, wanted = zip(*right, strict=True)
        loss = loss + loss_of(scores[list(rows), list(numbers)], rights(wanted, scores.shape[2]))
    return loss


def _missed(scores: Tensor, told: Tensor, smoothing: float) -> Tensor:
    """Return the loss over what was told; nothing where nothing was."""
    if not (told != _UNKNOWN).any():
        return scores.sum() * 0.0
    return nn.functional.cross_entropy(
        scores.float(), told, ignore_index=_UNKNOWN, label_smoothing=smoothing
    )


def _tagged(message: Message, divide: WordPieces) -> Tagged:
    """Return a message as numbers; a message without needs is as a whole of the class of none."""
    numbers, words = divide.divide(message.text, MOST_PIECES_OF_A_MESSAGE)
    words = [word for word in words if word.piece < len(numbers) - 1]
    tags = [_UNKNOWN] * len(numbers)
    for word in words if message.spans is not None else ():
        tags[word.piece] = _tag(word, message.spans or ())
    parts = [
        (*_pieces(words, span, len(numbers) - 1), right)
        for span, right in zip(message.spans or (), message.right, strict=True)
        if right
    ]
    if message.kind and message.spans == ():
        parts = [(0, len(numbers), (0,))]
    kind = _UNKNOWN if message.kind is None else message.kind
    return Tagged(numbers, tags, kind, [part for part in parts if part[0] < part[1]])


def _pieces(words: Sequence[Word], span: tuple[int, int], end: int) -> tuple[int, int]:
    """Return the first piece of a span, and the one after its last."""
    inside = [n for n, word in enumerate(words) if word.start < span[1] and span[0] < word.end]
    if not inside:
        return 0, 0
    after = words[inside[-1] + 1 :]
    return words[inside[0]].piece, after[0].piece if after else end


def _tag(word: Word, spans: Sequence[tuple[int, int]]) -> int:
    over = next(
        ((start, end) for start, end in spans if start < word.end and word.start < end), None
    )
    if not over:
        return OUTSIDE
    return FIRST if word.start <= over[0] else INSIDE


def save(net: Classifier, to: Path) -> dict[str, Array]:
    """Write the model to a file for onnxruntime; return the arrays that go with it."""
    net.eval()
    _export(net.model, to)
    return _arrays(net)


def _batches(lengths: Sequence[int], size: int, chance: random.Random) -> list[list[int]]:
    """Return batches of texts of nearly the same length, in random order."""
    order = list(range(len(lengths)))
    chance.shuffle(order)
    batches: list[list[int]] = []
    for start in range(0, len(order), size * ALIKE_IN_LENGTH):
        drawn = sorted(order[start : start + size * ALIKE_IN_LENGTH], key=lengths.__getitem__)
        batches += [drawn[n : n + size] for n in range(0, len(drawn), size)]
    chance.shuffle(batches)
    return batches


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
        "encoder.tags": _with_bias(net.tags),
        "encoder.kinds": _with_bias(net.kinds),
        "encoder.operations": net.operations.weight.numpy().astype(np.float16),
    }


def _with_bias(layer: nn.Linear) -> Array:
    """Return the weights of a layer, in the last column its bias."""
    whole: Array = torch.cat([layer.weight, layer.bias[:, None]], 1).numpy().astype(np.float32)
    return whole
