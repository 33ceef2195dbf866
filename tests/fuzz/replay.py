"""Run one kept input again: `python -m tests.fuzz.replay TARGET FILE`."""

import sys
from pathlib import Path

from tests.fuzz.targets import TARGETS

if __name__ == "__main__":
    TARGETS[sys.argv[1]](Path(sys.argv[2]).read_bytes())
