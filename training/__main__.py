"""Train the ranking and write it to `data/`: `make train`.

A fifth of the written texts is held out at first: on it the signals are weighed and the result is
measured. Then the models learn these texts too. With `--fold N` nothing else is done: it is how
all five folds are measured.
"""

import argparse
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import torch

from scopes.knowledge import ROOT
from training.build import SEED
from training.course import Course, load_course
from training.encoder import Classifier
from training.folds import FOLDS

HELD_OUT = 0
THREADS = 2
EPOCHS = 5
LAST_EPOCHS, LAST_PACE = 1, 0.5
"""How often the language model sees the texts without a fifth, and then all of them, slower."""


def main() -> None:
    """Train, measure and write."""
    parser = argparse.ArgumentParser(description="train the ranking")
    parser.add_argument("--to", type=Path, default=ROOT / "data", metavar="FOLDER")
    parser.add_argument("--fold", type=int, choices=range(FOLDS), help="only measure this fold")
    parser.add_argument(
        "--held-out", type=Path, metavar="FOLDER", help="keep the models that lack the fold, too"
    )
    options = parser.parse_args()
    started = monotonic()
    torch.set_num_threads(THREADS)
    torch.use_deterministic_algorithms(True)
    course = load_course()
    fold = HELD_OUT if options.fold is None else options.fold
    with tempfile.TemporaryDirectory() as name:
        folder = options.held_out or Path(name)
        net = _taught_without(course, fold, folder)
        made = course.weigh(fold, folder)
        print(made["measured"], flush=True)
        if options.fold is None:
            _teach_the_rest(course, net, folder, options.to, made)
    print(f"took {(monotonic() - started) / 60:.0f} minutes")


def _taught_without(course: Course, fold: int, folder: Path) -> Classifier:
    """Return a language model that knows all but a fold; write it to a folder."""
    lines, messages = course.without(fold)
    net = course.builder.untaught()
    course.builder.teach(net, lines, messages, EPOCHS)
    course.builder.save(net, lines, folder)
    return net


def _teach_the_rest(
    course: Course, net: Classifier, weighed: Path, to: Path, made: dict[str, str]
) -> None:
    """Train on everything, and write it with the weights of signals that were learned before."""
    course.builder.teach(net, course.lines, course.messages, LAST_EPOCHS, LAST_PACE)
    course.builder.save(net, course.lines, to)
    head = course.builder.head(weighed)
    today = datetime.now(UTC).date().isoformat()
    told = made | {"date": today, "seed": str(SEED)}
    course.builder.weigh(to, head.signals, head.calibration, told)


if __name__ == "__main__":
    main()
