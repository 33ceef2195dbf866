"""How good a ranking is: on lines held out, and on questions of people it was not trained on."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scopes.finding.classes import NOTHING, Class
from scopes.privilege.needs import SURE
from training.labels import Labels
from training.lines import Line

BANDS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)

Ranked = Sequence[tuple[Class, float]]
"""Classes with their probabilities, likeliest first."""

Ask = Callable[[str], Ranked]


@dataclass(frozen=True)
class Verdict:
    """How one text was answered; `claimed` is the probability of the first class."""

    is_first: bool
    is_among_three: bool
    is_complete: bool
    claimed: float


@dataclass(frozen=True)
class Question:
    """A question with what is right: as the first scope, and as a whole."""

    text: str
    first: frozenset[str]
    needed: tuple[frozenset[str], ...]


def load_questions(path: Path) -> list[Question]:
    """Read questions with `q`, `needed_any` and `top1_any`, or with `any` for both of these."""
    rows = [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]
    questions = []
    for row in rows:
        needed = tuple(frozenset(scopes) for scopes in row.get("needed_any") or row["any"])
        first = frozenset(row.get("top1_any") or frozenset().union(*needed))
        questions.append(Question(row["q"], first, needed))
    return questions


def judge_question(question: Question, ranked: Ranked) -> Verdict:
    """Compare the classes found for a question with what is right."""
    found = [(scopes, share) for (scopes, _), share in ranked if scopes]
    firsts = [scopes[0] in question.first for scopes, _ in found]
    is_complete = any(needed <= set(found[0][0]) for needed in question.needed)
    return Verdict(firsts[0], any(firsts[:3]), is_complete, found[0][1])


def judge_line(line: Line, ranked: Ranked, labels: Labels) -> Verdict:
    """Compare classes with those of a line, on any level where its words leave it open."""
    found = [(labels.numbers.get(label), share) for label, share in ranked if label != NOTHING]
    hits = [number in line.allowed for number, _ in found]
    return Verdict(hits[0], any(hits[:3]), hits[0], found[0][1])


def row(name: str, verdicts: Sequence[Verdict]) -> str:
    """Return a line of the table of a set: right at once, among three, complete, when sure."""
    sure = [verdict for verdict in verdicts if verdict.claimed >= SURE]
    wrong = sum(not verdict.is_first for verdict in sure)
    cells = (
        _percent(verdict.is_first for verdict in verdicts),
        _percent(verdict.is_among_three for verdict in verdicts),
        _percent(verdict.is_complete for verdict in verdicts),
        100 * len(sure) / len(verdicts),
        100 * wrong / len(sure) if sure else 0.0,
    )
    return f"{name:34}{len(verdicts):>6}" + "".join(f"{cell:>10.1f}" for cell in cells)


HEADING = f"{'':34}{'asked':>6}" + "".join(
    f"{name:>10}" for name in ("first", "of three", "complete", "sure", "of it bad")
)


def _percent(values: Iterable[bool]) -> float:
    counted = list(values)
    return 100 * sum(counted) / len(counted)


def calibration_table(by_set: Mapping[str, Sequence[Verdict]]) -> str:
    """Return a table of claimed probabilities against true ones, a column for each set."""
    lines = [f"{'claimed':14}" + "".join(f"{name:>22}" for name in by_set)]
    for low, high in zip(BANDS, BANDS[1:], strict=False):
        cells = []
        for verdicts in by_set.values():
            inside = [v for v in verdicts if low <= v.claimed < high]
            if inside:
                mean = 100 * sum(v.claimed for v in inside) / len(inside)
                true = _percent(v.is_first for v in inside)
                cells.append(f"{len(inside):>6} {mean:>5.1f} -> {true:>5.1f}")
            else:
                cells.append("-")
        lines.append(f"{low:.2f} - {min(high, 1.0):.2f}   " + "".join(f"{c:>22}" for c in cells))
    return "\n".join(lines)
