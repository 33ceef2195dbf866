"""Fuzz one target until its time is up: `python -m tests.fuzz.one TARGET [options of libFuzzer]`.

The slowest input is kept beside the corpus, so that it can be measured again without the
instrumentation that slows everything down here.
"""

import importlib
import sys
import time
from pathlib import Path

from monitoring.logs import set_up_logging

FOLDER = Path("var") / "fuzz"
SLOWEST = "slowest.bin"
OWN = ["handlers", "rendering", "scopes", "webex", "wording"]


def main() -> None:
    """Run the target under coverage; end with an error at the first input that breaks it."""
    name, *options = sys.argv[1:]
    set_up_logging("ERROR")
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=OWN):
        targets = importlib.import_module("tests.fuzz.targets")
    target = targets.TARGETS[name]
    for seed in targets.seeds(name):
        target(seed)  # what is loaded when it is first needed counts for no input
    slowest = 0.0

    def run(data: bytes) -> None:
        nonlocal slowest
        start = time.process_time()
        target(data)
        taken = time.process_time() - start
        if taken > slowest:
            slowest = taken
            (FOLDER / name / SLOWEST).write_bytes(data)

    atheris.Setup([sys.argv[0], *options], run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
