"""The processes of a running bot."""

import subprocess

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
