"""Train the ranking and write it to `data/`: `make train`.

A tenth of the written texts is held out and never learned: on it the signals are weighed and the
result is measured. So what is measured is what is shipped. With `--fold N` another tenth is held
out: it is how all ten are measured.
"""

import argparse
from pathlib import Path
from time import monotonic

import torch

from scopes.knowledge import ROOT
from training.course import load_course
from training.folds import FOLDS

HELD_OUT = 0
"""The fold that is held out from what is shipped."""
THREADS = 2
EPOCHS = 5
"""How often the language model sees the texts."""


def main() -> None:
    """Train, measure and write."""
    parser = argparse.ArgumentParser(description="train the ranking")
    parser.add_argument("--to", type=Path, default=ROOT / "data", metavar="FOLDER")
    parser.add_argument(
        "--fold", type=int, choices=range(FOLDS), default=HELD_OUT, help="the fold to hold out"
    )
    parser.add_argument(
        "--only-weigh", action="store_true", help="keep the models, weigh their signals anew"
    )
    options = parser.parse_args()
    started = monotonic()
    torch.set_num_threads(THREADS)
    torch.use_deterministic_algorithms(True)
    torch.utils.deterministic.fill_uninitialized_memory = False  # takes time, finds only mistakes
    course = load_course()
    if not options.only_weigh:
        lines, messages = course.without(options.fold)
        net = course.builder.untaught()
        course.builder.teach(net, lines, messages, EPOCHS)
        course.builder.save(net, lines, messages, options.to)
    print(course.weigh(options.fold, options.to))
    print(f"took {(monotonic() - started) / 60:.0f} minutes")


if __name__ == "__main__":
    main()
