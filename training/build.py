"""Builds the two files of weights from lines, and learns how to weigh signals from others."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import msgspec
import torch

from scopes.data.snapshot import MODEL, WEIGHTS
from scopes.finding.classes import Head
from scopes.finding.fit import Fit
from scopes.finding.learned import Learned
from scopes.finding.ranking import Ranking
from scopes.finding.signals import MEANINGS
from scopes.finding.weights import Array, read_arrays, write
from scopes.finding.wordpiece import WordPieces
from scopes.knowledge import Knowledge
from training import encoder, export, kinds, ngram_net
from training.chains import Chains
from training.framings import framed
from training.labels import Labels, features_of
from training.language_model import load_pieces
from training.lines import Line
from training.messages import Message, as_messages
from training.mixing import OFTEN, Maker, Singles
from training.tails import Tails

SEED = 1
Pairs = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Weighed:
    """What is learned on texts that the models had not seen; fields as those of the `Head`.

    Until then the signals are the geometric mean of both models, and nothing is background.
    """

    signals: Mapping[str, float] = field(
        default_factory=lambda: dict.fromkeys(MEANINGS, 0.0) | {"language": 0.5, "spelling": 0.5}
    )
    calibration: Pairs = ((0.0, 0.0), (1.0, 1.0))
    of_few_words: Pairs = ()
    stated: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Builder:
    """Trains on lines and writes the files into a folder."""

    knowledge: Knowledge
    labels: Labels
    framings: Sequence[str]
    tails: Tails

    @cached_property
    def _features(self) -> list[list[str]]:
        return [features_of(label, self.knowledge.catalog) for label in self.labels.classes]

    def untaught(self) -> encoder.Classifier:
        """Return the language model as it was published, with heads that know nothing."""
        torch.manual_seed(SEED)
        return encoder.Classifier(self._features, len(self.labels.operations))

    def teach(
        self,
        net: encoder.Classifier,
        lines: Sequence[Line],
        messages: Sequence[Message],
        epochs: int,
    ) -> None:
        """Train the language model on the lines and the messages that were written."""
        numbers = {operation.key: n for n, operation in enumerate(self.labels.operations)}
        singles = Singles(lines, numbers, self.framings, self.tails, random.Random(SEED))
        maker = Maker(lines, self.framings, messages, self.tails, random.Random(SEED))
        written = [each for each in messages for _ in range(OFTEN.get(each.source, 1))]
        chains = Chains(self.labels, random.Random(SEED))

        def texts() -> list[Message]:
            return [*written, *singles.make(), *maker.make(), *chains.make()]

        divide = WordPieces(load_pieces(), self.knowledge.dictionary)
        encoder.teach(net, divide, texts, epochs)

    def _texts(self, lines: Sequence[Line]) -> Callable[[], list[str]]:
        """Return what gives the texts of lines, each time with other framings."""
        chance, in_english = random.Random(SEED), self.knowledge.dictionary.in_english
        return lambda: [*map(in_english, framed(lines, self.framings, chance))]

    def save(
        self,
        net: encoder.Classifier,
        lines: Sequence[Line],
        messages: Sequence[Message],
        folder: Path,
    ) -> None:
        """Write the language model, and a net over n-grams of the lines and a table of messages.

        Nothing is weighed yet.
        """
        folder.mkdir(parents=True, exist_ok=True)
        right = [line.right for line in lines]
        arrays = ngram_net.train(self._texts(lines), right, self._features, SEED)
        told = [*messages, *as_messages(lines)]
        arrays |= kinds.train(told, self.knowledge.dictionary.in_english, SEED)
        arrays |= export.save(net, folder / MODEL)
        self._write(folder, arrays, Weighed(), {})

    def weigh(self, folder: Path, weighed: Weighed, made: Mapping[str, str]) -> None:
        """Write what was learned on other texts beside the models in a folder."""
        arrays = {name: array.copy() for name, array in read_arrays(folder / WEIGHTS).items()}
        self._write(folder, arrays, weighed, made)

    def _write(
        self, folder: Path, arrays: Mapping[str, Array], weighed: Weighed, made: Mapping[str, str]
    ) -> None:
        head = Head(
            classes=[(list(scopes), level) for scopes, level in self.labels.classes],
            operations=[
                (*operation.key, list(self.labels.on_any_level(operation)))
                for operation in self.labels.operations
            ],
            signals=dict(weighed.signals),
            calibration=list(weighed.calibration),
            made=dict(made),
            of_few_words=list(weighed.of_few_words),
            stated=dict(weighed.stated),
        )
        write(folder / WEIGHTS, {"head": msgspec.json.encode(head).decode()}, arrays)

    def ranking(self, folder: Path) -> Ranking:
        """Return the ranking by the files in a folder."""
        by_key = {operation.key: operation for operation in self.labels.operations}
        return Ranking(
            Learned(folder, self.knowledge.dictionary), Fit(self.knowledge.catalog), by_key
        )

    def head(self, folder: Path) -> Head:
        """Return what the weights in a folder say of themselves."""
        return Learned(folder, self.knowledge.dictionary).head
