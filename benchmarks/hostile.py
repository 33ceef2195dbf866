"""Measure the longest hostile questions: `make bench`.

Prints the processor time of reading, answering and rendering each shape of `benchmarks.shapes` for
the first time, the best of several runs in milliseconds, the slowest first; `--all` prints every
shape.
"""

import sys
import time

from benchmarks.shapes import shapes
from handlers import answer
from rendering.card import to_card
from rendering.markdown import to_markdown
from scopes.knowledge import Knowledge, load_knowledge
from scopes.reading.cleaning import MAX_CHARACTERS

RUNS = 5
SHOWN = 10


def main() -> None:
    """Measure every shape and print the slowest ones."""
    knowledge = load_knowledge()
    times = {name: _best_of_runs(text, knowledge) for name, text in shapes(knowledge).items()}
    slowest = sorted(times, key=lambda name: -times[name])
    print(f"hostile questions of {MAX_CHARACTERS:,} characters ({len(times)} shapes), the slowest:")
    for name in slowest if "--all" in sys.argv else slowest[:SHOWN]:
        print(f"{name:44}{times[name]:8.1f}   ms")


def _best_of_runs(text: str, knowledge: Knowledge) -> float:
    return min(_timed(text, knowledge) for _ in range(RUNS))


def _timed(text: str, knowledge: Knowledge) -> float:
    knowledge.learned.forget()
    start = time.process_time()
    given = answer(text, knowledge)
    to_markdown(given), to_card(given, "thread")
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    main()
