"""What the processes below gunicorn do: some take events and show pages, the others answer.

Answering is work for the processor; in a process of its own it never keeps an event waiting for
its acknowledgement. Gunicorn starts both kinds and puts a new one in the place of one that died.
"""

import os
import time
from types import FrameType
from typing import Any

from gunicorn.arbiter import Arbiter

from app.worker import DoorWorker

NICENESS = 3
"""How far those that answer stand back when all want the processor."""
BEAT_SECONDS = 0.5


class Process(DoorWorker):
    """A process that serves, or one that answers and leaves the port to the others."""

    answers = False

    def handle_quit(self, _signal: int, _frame: FrameType | None) -> None:
        """End after what is being done; an exit from here would be raised in its midst."""
        self.alive = False

    def run(self) -> None:
        """Serve, or stay alive as long as gunicorn does; the service answers from its threads."""
        if not self.answers:
            super().run()
            return
        os.nice(NICENESS)
        while self.alive and self.ppid == os.getppid():
            self.notify()
            time.sleep(BEAT_SECONDS)


def choose_role(arbiter: Arbiter, process: Any) -> None:
    """Let a process that is about to start answer when fewer do than serve."""
    answering = sum(other.answers for other in arbiter.WORKERS.values())
    process.answers = answering < len(arbiter.WORKERS) - answering
