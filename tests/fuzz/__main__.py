"""Fuzz every target for a while and print what came of it: `make fuzz SECONDS=20`.

Ends with status 1 when an input breaks a target, takes too long or too much memory. The input is
kept in `var/fuzz` then; `python -m tests.fuzz.replay TARGET FILE` runs it again. What reached new
code is kept there too, and the next run starts from it.
"""

import argparse
import re
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.shapes import REPEATED
from monitoring.logs import set_up_logging
from tests.fuzz.one import FOLDER, SLOWEST
from tests.fuzz.targets import TARGETS, seeds

SECONDS = 30
LONGEST_MS = 50
HANG_SECONDS = 10
MOST_MB = 700
MOST_BYTES = 4_000
RUNS = 5
WORDS = "words.dict"
_STATISTIC = re.compile(r"stat::(\w+):\s+(\d+)")


def main() -> int:
    """Run the targets one after another; return 1 when one of them failed."""
    set_up_logging("ERROR")
    parser = argparse.ArgumentParser(description="fuzz the bot with random bytes")
    parser.add_argument("--seconds", type=int, default=SECONDS, help="time for each target")
    parser.add_argument("targets", nargs="*", default=list(TARGETS), metavar="TARGET")
    options = parser.parse_args()
    print(f"{'target':16}{'inputs':>10}{'slowest':>10}{'memory':>10}", flush=True)
    problems = [p for name in options.targets for p in _fuzz(name, options.seconds)]
    print("\n".join(problems) or "Nothing broke.")
    return 1 if problems else 0


def _fuzz(name: str, seconds: int) -> list[str]:
    """Fuzz one target, print its line and return what is wrong."""
    folder = FOLDER / name
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(name)):
        (corpus / f"seed-{number}").write_bytes(seed)
    (folder / SLOWEST).unlink(missing_ok=True)
    (folder / WORDS).write_text("\n".join(map(_word, REPEATED.values())), encoding="ascii")
    ended = subprocess.run(
        [
            *(sys.executable, "-m", "tests.fuzz.one", name, str(corpus)),
            *(f"-max_total_time={seconds}", f"-timeout={HANG_SECONDS}", f"-max_len={MOST_BYTES}"),
            *(f"-rss_limit_mb={MOST_MB}", f"-artifact_prefix={folder}/", "-print_final_stats=1"),
            f"-dict={folder / WORDS}",
        ],
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    )
    told = dict(_STATISTIC.findall(ended.stderr))
    slowest = _best_of_runs(name, folder / SLOWEST)
    inputs, memory = told.get("number_of_executed_units", "?"), told.get("peak_rss_mb", "?")
    print(f"{name:16}{inputs:>10}{slowest:>7.1f} ms{memory:>7} MB", flush=True)
    problems = [f"{name} failed:\n{ended.stderr[-3_000:]}"] if ended.returncode else []
    if slowest > LONGEST_MS:
        problems.append(f"{name}: {folder / SLOWEST} takes {slowest:.0f} ms")
    return problems


def _word(token: str) -> str:
    """Return a line of a dictionary for libFuzzer, from which inputs are put together."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in token.encode()) + '"'


def _best_of_runs(name: str, file: Path) -> float:
    """Return how long the slowest input takes without instrumentation, in milliseconds."""
    data = file.read_bytes() if file.exists() else b""
    return 1000 * min(_timed(name, data) for _ in range(RUNS))


def _timed(name: str, data: bytes) -> float:
    start = time.process_time()
    try:
        TARGETS[name](data)
    except Exception:
        return 0.0  # reported by the run itself
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
