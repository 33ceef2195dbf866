"""Give a process a clock that is wrong by the seconds that the file `CLOCK` names holds.

Python imports a module of this name by itself when its folder is on the path.
"""

import os
import time
from pathlib import Path

_true_time = time.time
_file = Path(os.environ["CLOCK"])


def _wrong_time() -> float:
    return _true_time() + float(_file.read_text() or 0)


time.time = _wrong_time
