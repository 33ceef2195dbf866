"""Train the ranking and write it to `data/`: `make train`.

A fifth of the written lines is held out at first: on it the signals are weighed and the result is
measured. Then the models learn these lines too.
"""

import argparse
import random
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import torch

from scopes.finding.learned import Place
from scopes.knowledge import ROOT, load_and_check
from training.build import SEED, Builder
from training.folds import FOLDS, folds_of
from training.framings import framed, load_framings
from training.fusion import Case, calibrate, cases_of, cross_fitted, learn_weights, parts_of
from training.labels import labels_of
from training.lines import SPANS, Line, classes_of, load_lines
from training.measures import HEADING, row
from training.messages import fingerprint, load_messages

HELD_OUT = 0
THREADS = 2
EPOCHS = int(__import__("os").environ.get("EPOCHS", 3))
LAST_EPOCHS, LAST_PACE = 1, 0.5
"""How often the language model sees the lines without a fifth, and then all of them, slower."""


def main() -> None:
    """Train, measure and write."""
    parser = argparse.ArgumentParser(description="train the ranking")
    parser.add_argument("--to", type=Path, default=ROOT / "data", metavar="FOLDER")
    parser.add_argument(
        "--held-out", type=Path, metavar="FOLDER", help="keep the models that lack the fifth, too"
    )
    options = parser.parse_args()
    started = monotonic()
    torch.set_num_threads(THREADS)
    torch.use_deterministic_algorithms(True)
    knowledge = load_and_check()
    labels = labels_of(knowledge.catalog, knowledge.operations, knowledge.privilege)
    lines = load_lines(knowledge, labels, ROOT)
    folds = folds_of(lines)
    framings = load_framings(ROOT)
    builder = Builder(knowledge, labels, framings)
    messages = load_messages(ROOT, classes_of(labels))
    held_messages = {line.message for n, line in enumerate(lines) if folds.get(n) == HELD_OUT}
    held_out = [line for n, line in enumerate(lines) if folds.get(n) == HELD_OUT]
    others = [line for n, line in enumerate(lines) if folds.get(n) != HELD_OUT]
    singles = [line for line in held_out if line.source not in SPANS]
    said = framed(singles, framings, random.Random(SEED))
    asked: list[tuple[Line, Place | None]] = [
        (replace(line, text=text), None) for line, text in zip(singles, said, strict=True)
    ]
    asked += parts_of(m for m in messages if (m.source, m.number) in held_messages)
    with tempfile.TemporaryDirectory() as name:
        folder = options.held_out or Path(name)
        net = builder.untaught()
        known = [each for each in messages if (each.source, each.number) not in held_messages]
        builder.teach(net, others, known, EPOCHS)
        builder.save(net, others, folder)
        ranking = builder.ranking(folder)
        cases = cases_of(asked, knowledge.reader, knowledge.search, ranking, labels)
        signals = learn_weights(cases)
        calibration = calibrate([case.verdict(signals) for case in cases])
        made = {
            "from": fingerprint(lines, messages, labels),
            "lines": str(len(lines)),
            "date": datetime.now(UTC).date().isoformat(),
            "seed": str(SEED),
            "measured": _measured(cases),
        }
        builder.weigh(folder, signals, calibration, made | {"lines": str(len(others))})
        print(made["measured"], flush=True)
    if options.held_out:
        return
    builder.teach(net, lines, messages, LAST_EPOCHS, LAST_PACE)
    builder.save(net, lines, options.to)
    builder.weigh(options.to, signals, calibration, made)
    print(f"took {(monotonic() - started) / 60:.0f} minutes")


def _measured(cases: Sequence[Case]) -> str:
    """Return how the held-out lines that ask for scopes are answered."""
    asked = [case for case in cases if case.line.right != (0,)]
    verdicts = cross_fitted(asked)
    return f"{HEADING}\n{row(f'a fold in {FOLDS}, held out', verdicts)}"


if __name__ == "__main__":
    main()
