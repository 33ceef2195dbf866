"""Everything there is to learn from, and what of it is held out."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from scopes.finding.classes import Place
from scopes.knowledge import ROOT, Knowledge, load_and_check
from training.build import SEED, Builder, Weighed
from training.folds import FOLDS, Folds, folds_of
from training.framings import framed, load_framings
from training.fusion import Case, calibrate_both, cases_of, cross_fitted, learn_weights, parts_of
from training.judge import Held, table, unseen
from training.labels import labels_of
from training.lines import SPANS, Line, classes_of, load_lines
from training.measures import HEADING, calibration_table, row
from training.messages import Message, as_message, fingerprint, load_messages
from training.stating import Seen, learn, parts_seen
from training.stating import table as stated_table
from training.tails import load_tails

UNSEEN_HEADING = "by writers of whom nothing was learned"


@dataclass(frozen=True)
class Course:
    """Lines and messages with the fold of each line, and what builds models from them."""

    knowledge: Knowledge
    builder: Builder
    lines: Sequence[Line]
    messages: Sequence[Message]

    @cached_property
    def fingerprint(self) -> str:
        """The checksum of everything that is learned from."""
        return fingerprint(self.lines, self.messages, self.builder.labels)

    @cached_property
    def _folds(self) -> Folds:
        return folds_of(self.lines)

    def held(self, fold: int) -> list[Line]:
        """Return the lines of a fold that are new to who has learned the others."""
        return [self.lines[number] for number in self._folds.judged(fold)]

    def held_messages(self, fold: int) -> Held:
        """Return the files and numbers of the messages of these lines."""
        return {line.message for line in self.held(fold) if line.message}

    def without(self, fold: int) -> tuple[list[Line], list[Message]]:
        """Return the lines and messages that are in no fold, or in another one."""
        of = self._folds.of
        others = [line for number, line in enumerate(self.lines) if of.get(number) != fold]
        left_out = {self.lines[n].message for n, its in of.items() if its == fold}
        return others, [
            each for each in self.messages if (each.source, each.number) not in left_out
        ]

    def cases(self, fold: int, folder: Path) -> list[Case]:
        """Return how models in a folder see the lines and the parts of messages of a fold."""
        asked: list[tuple[Line, Place | None]] = [(line, None) for line in self._singles(fold)]
        new = {line.text for line in self.held(fold)}
        asked += [each for each in parts_of(self._messages(fold)) if each[0].text in new]
        known, ranking = self.knowledge, self.builder.ranking(folder)
        return cases_of(asked, known.reader, known.search, ranking, self.builder.labels)

    def _singles(self, fold: int) -> list[Line]:
        """Return the lines of a fold that are no parts of messages, in what people say."""
        singles = [line for line in self.held(fold) if line.source not in SPANS]
        said = framed(singles, self.builder.framings, random.Random(SEED))
        return [replace(line, text=text) for line, text in zip(singles, said, strict=True)]

    def _messages(self, fold: int) -> list[Message]:
        held = self.held_messages(fold)
        return [each for each in self.messages if (each.source, each.number) in held]

    def _parts_seen(self, fold: int, knowledge: Knowledge) -> list[Seen]:
        """Return what the bot takes for needs in the messages of a fold, and in single needs."""
        singles = [
            as_message(line.text, "single") for line in self._singles(fold) if line.operation
        ]
        return parts_seen([*singles, *self._messages(fold)], knowledge)

    def weigh(self, fold: int, folder: Path) -> str:
        """Learn on a fold how to weigh the models in a folder; return how good the result is."""
        cases = self.cases(fold, folder)
        signals = learn_weights(cases)
        calibration, of_few_words = calibrate_both(cases, signals)
        weighed = Weighed(signals, calibration, of_few_words)
        self.builder.weigh(folder, weighed, {})
        parts = self._parts_seen(fold, replace(self.knowledge, weights=folder))
        weighed = replace(weighed, stated=learn(parts))
        self.builder.weigh(folder, weighed, {})
        measured = f"{self._measured(cases, fold, folder)}\n\n{stated_table(parts)}"
        made = {
            "from": self.fingerprint,
            "lines": str(len(self.lines)),
            "measured": measured,
            "date": datetime.now(UTC).date().isoformat(),
            "seed": str(SEED),
        }
        self.builder.weigh(folder, weighed, made)
        return measured

    def _measured(self, cases: Sequence[Case], fold: int, folder: Path) -> str:
        """Return how what is held out is answered, by ranking alone and by the bot as a whole."""
        verdicts = cross_fitted([case for case in cases if case.line.right != (0,)])
        judged = replace(self.knowledge, weights=folder)
        return "\n\n".join(
            (
                f"{HEADING}\n{row(f'fold {fold + 1} of {FOLDS}, held out', verdicts)}",
                table(judged, self.held_messages(fold), ROOT),
                f"{UNSEEN_HEADING}\n{table(judged, unseen(ROOT), ROOT)}",
                calibration_table({"held out": verdicts}),
            )
        )


def load_course() -> Course:
    """Return everything there is to learn from."""
    knowledge = load_and_check()
    labels = labels_of(knowledge.catalog, knowledge.operations)
    return Course(
        knowledge,
        Builder(knowledge, labels, load_framings(ROOT), load_tails(ROOT)),
        load_lines(knowledge, labels, ROOT),
        load_messages(ROOT, classes_of(labels)),
    )
