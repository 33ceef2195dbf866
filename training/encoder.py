"""Further training of the language model on the project's texts."""

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from scopes.data.kinds import KINDS
from scopes.finding.spans import INSIDE
from scopes.finding.wordpiece import WordPieces
from training.heads import SMOOTHING, ClassHead, loss_of, rights
from training.language_model import WIDTH, LanguageModel, load_pretrained, mean_of
from training.messages import Message
from training.numbering import UNTOLD, NeededClasses, Numbered, Placed, numbered

BATCH = 80
RATE, HEAD_RATE = 1.2e-4, 3e-3
WARM_UP = 0.06
"""Share of the steps in which the rates rise; after it they fall to almost nothing."""
DROPPED = 0.1
OPERATIONS_SHARE = 0.7
"""Weight of telling operations apart, beside classes: it also makes points of classes better."""
ALIKE_IN_LENGTH = 20
"""Batches are made of texts of like length, within so many batches drawn at random."""
MOST_OF_A_BATCH = 2000
"""Pieces in a batch of long messages."""
KINDS_SHARE = 1.0
NEEDED_SHARE = 0.5
RARE = -6.0
"""Log odds that a text needs a class, before anything is learned: it needs few of all."""
SEED_OF_ORDER = 1
MEAN_KEPT, STEPS_OF_MEAN = 0.98, 10
"""What is kept is the running mean of the weights: each so many steps it moves by the rest towards
them, which takes a second a minute and evens out what the last batches taught."""


class Classifier(nn.Module):
    """The language model with what leads from its points to classes, operations, spans, kinds.

    Classes are told of parts, and of a text as a whole.
    """

    def __init__(self, features: Sequence[Sequence[str]], operations: int) -> None:
        """`features` are those of each class, `operations` the number of these."""
        super().__init__()
        self.model: LanguageModel = load_pretrained(DROPPED)
        self.model.pieces.requires_grad_(False)  # half of all numbers; most pieces are never seen
        self.dropout = self.model.dropout
        self.classes = ClassHead(features, WIDTH)
        self.operations = nn.Linear(WIDTH, operations, bias=False)
        nn.init.zeros_(self.operations.weight)
        self.tags = nn.Linear(WIDTH, INSIDE + 1)
        self.kinds = nn.Linear(WIDTH, len(KINDS))
        self.needed = ClassHead(features, WIDTH)

    def forward(self, pieces: Tensor, is_text: Tensor, parts: Tensor) -> "Scores":
        """Return scores of texts that are filled up to the same length.

        `parts` are texts x parts x pieces, 1 at the pieces of each part.
        """
        points = self.dropout(self.model(pieces, is_text))
        shares = parts / parts.sum(2, keepdim=True).clamp(min=1.0)
        means = self.dropout(torch.bmm(shares.to(points.dtype), points))
        return Scores(
            self.tags(points),
            self.kinds(mean_of(points, is_text)),
            self.classes(means),
            self.operations(means),
            self._needed(points, is_text),
        )

    def _needed(self, points: Tensor, is_text: Tensor) -> Tensor:
        """Return what speaks for each class in a text, wherever in it that is said."""
        said = (self.needed(points).float() + RARE).masked_fill(~is_text[..., None], -1e4)
        return said.logsumexp(1)


class Scores(NamedTuple):
    """The tag of each piece, the kind of each text, classes and operations of each part.

    `needed` are the log odds that a text as a whole needs each class.
    """

    tags: Tensor
    kinds: Tensor
    classes: Tensor
    operations: Tensor
    needed: Tensor


def teach(
    net: Classifier,
    divide: WordPieces,
    messages: Callable[[], Sequence[Message]],
    epochs: int,
) -> None:
    """Train on messages, which are asked for anew in each epoch; the net gets its mean weights."""
    net.train()
    chance = random.Random(SEED_OF_ORDER)
    optimizer = _optimizer(net)
    mean = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(MEAN_KEPT))
    schedule: torch.optim.lr_scheduler.LambdaLR | None = None
    steps = 0
    for epoch in range(epochs):
        taught = [numbered(message, divide) for message in messages()]
        batches = _batches([len(each.numbers) for each in taught], chance)
        schedule = schedule or _schedule(optimizer, epochs * len(batches))
        for batch in batches:
            loss = _loss(net, [taught[n] for n in batch])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            steps += 1
            if steps % STEPS_OF_MEAN == 0:
                mean.update_parameters(net)
        print(f"epoch {epoch + 1} of {epochs}", flush=True)
    net.load_state_dict(mean.module.state_dict())


def _optimizer(net: Classifier) -> torch.optim.Optimizer:
    body = [each for each in net.model.parameters() if each.requires_grad]
    inner = {id(each) for each in net.model.parameters()}
    heads = [each for each in net.parameters() if id(each) not in inner]
    return torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}],
        weight_decay=0.01,
        fused=True,
    )


def _schedule(optimizer: torch.optim.Optimizer, steps: int) -> torch.optim.lr_scheduler.LambdaLR:
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / (WARM_UP * steps), max(0.02, 1 - n / steps))
    )


def _loss(net: Classifier, batch: Sequence[Numbered]) -> Tensor:
    """Return how far the scores of messages are from what is right."""
    pieces, is_text = _filled([each.numbers for each in batch])
    tags = torch.full(pieces.shape, UNTOLD)
    parts = torch.zeros(len(batch), max(1, *(len(e.parts) for e in batch)), pieces.shape[1])
    told: list[tuple[int, int, Placed]] = []
    for row, each in enumerate(batch):
        tags[row, : len(each.tags)] = torch.tensor(each.tags)
        for number, part in enumerate(each.parts):
            parts[row, number, part.first : part.last] = 1.0
            told.append((row, number, part))
    with torch.autocast("cpu", torch.bfloat16):
        scores = net(pieces, is_text, parts)
    kinds = torch.tensor([each.kind for each in batch])
    loss = _missed(scores.tags.flatten(0, 1), tags.flatten(), 0.0)
    loss = loss + KINDS_SHARE * _missed(scores.kinds, kinds, SMOOTHING)
    loss = loss + NEEDED_SHARE * _missed_needs(scores.needed, [each.needed for each in batch])
    if told:
        rows, numbers = [row for row, _, _ in told], [number for _, number, _ in told]
        right = rights([part.right for _, _, part in told], scores.classes.shape[2])
        operations = torch.tensor([part.operation for _, _, part in told])
        loss = loss + loss_of(scores.classes[rows, numbers], right)
        found = scores.operations[rows, numbers]
        loss = loss + OPERATIONS_SHARE * _missed(found, operations, SMOOTHING)
    return loss


def _missed_needs(scores: Tensor, needed: Sequence[NeededClasses | None]) -> Tensor:
    """Return the loss over the classes that whole texts need; nothing where they are not known."""
    known = [(row, classes) for row, classes in enumerate(needed) if classes is not None]
    if not known:
        return scores.sum() * 0.0
    right = rights([classes.sure for _, classes in known], scores.shape[1])
    counted = 1 - rights([classes.open for _, classes in known], scores.shape[1])
    missed = nn.functional.binary_cross_entropy_with_logits(
        scores[[row for row, _ in known]], right, counted, reduction="sum"
    )
    return missed / len(known)


def _missed(scores: Tensor, told: Tensor, smoothing: float) -> Tensor:
    """Return the loss over what was told; nothing where nothing was."""
    if not (told != UNTOLD).any():
        return scores.sum() * 0.0
    return nn.functional.cross_entropy(
        scores.float(), told, ignore_index=UNTOLD, label_smoothing=smoothing
    )


def _batches(lengths: Sequence[int], chance: random.Random) -> list[list[int]]:
    """Return batches of texts of nearly the same length, in random order."""
    order = list(range(len(lengths)))
    chance.shuffle(order)
    batches: list[list[int]] = []
    for start in range(0, len(order), BATCH * ALIKE_IN_LENGTH):
        drawn = sorted(order[start : start + BATCH * ALIKE_IN_LENGTH], key=lengths.__getitem__)
        while drawn:
            size = max(1, min(BATCH, MOST_OF_A_BATCH // lengths[drawn[-1]]))
            batches.append(drawn[-size:])
            del drawn[-size:]
    chance.shuffle(batches)
    return batches


def _filled(texts: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Return texts in one table, and where it holds text."""
    longest = max(map(len, texts))
    pieces = torch.tensor([[*text, *[0] * (longest - len(text))] for text in texts])
    lengths = torch.tensor([len(text) for text in texts])
    return pieces, torch.arange(longest) < lengths[:, None]
