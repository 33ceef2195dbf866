"""The processes of a running bot."""

import re
import subprocess
from pathlib import Path

from tests.support.bots import BotProcess


def workers_of(bot: BotProcess) -> list[int]:
    """Return the process ids of those that answer, without the one that looks after them."""
    assert bot.process
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(bot.process.pid)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [int(pid) for pid in found.stdout.split()]


def memory_of(bot: BotProcess) -> float:
    """Return the megabytes of all processes of a bot, what they share counted once."""
    assert bot.process
    pids = [bot.process.pid, *workers_of(bot)]
    return sum(_kilobytes(Path(f"/proc/{pid}/smaps_rollup").read_text()) for pid in pids) / 1024


def _kilobytes(rollup: str) -> int:
    found = re.search(r"^Pss: +(\d+) kB", rollup, re.MULTILINE)
    assert found
    return int(found[1])
