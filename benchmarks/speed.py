"""Measure how fast questions are answered: `make bench`.

Prints one table: how long the data takes to be ready, how long one question takes in a running
process, and how long `python bot.py ask` takes from the shell. Times are in milliseconds.
"""

import gc
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from statistics import quantiles

from handlers import answer
from scopes.knowledge import ROOT, load_knowledge

STARTS = 7
ROUNDS = 5


def main() -> None:
    """Run every measurement and print the table."""
    loads = [_timed(load_knowledge) for _ in range(STARTS)]
    knowledge = load_knowledge()
    questions = [example for s in knowledge.catalog.scopes.values() for example in s.examples]
    gc.collect()
    answers = [
        _timed(lambda text=text: answer(text, knowledge))  # type: ignore[misc]
        for _ in range(ROUNDS)
        for text in questions
    ]
    asks = [_timed(_ask_from_shell) for _ in range(STARTS)]
    print(f"{'':34}{'p50':>8}{'p99':>8}{'worst':>8}   ms")
    _row("data ready (load and index)", loads)
    _row(f"one question ({len(questions)} different)", answers)
    _row('python bot.py ask "..."', asks)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'peak memory':34}{peak:8.0f}   MB")


def _ask_from_shell() -> None:
    command = [sys.executable, "bot.py", "ask", "what scopes for CDR?"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _row(name: str, times: Sequence[float]) -> None:
    cuts = quantiles(times, n=100, method="inclusive")
    print(f"{name:34}{cuts[49]:8.1f}{cuts[98]:8.1f}{max(times):8.1f}")


if __name__ == "__main__":
    main()
