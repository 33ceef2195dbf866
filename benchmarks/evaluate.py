"""Score the answers to the project's own questions: `make eval`.

The questions stand in `tests/questions/`, one file per kind; nothing was learned from them. Prints
how the models answered texts that were held out from them, a table of the questions, what the
bot's own doubts are worth, and how many texts of each class of faults are answered right; `--show`
adds what was answered otherwise than wanted.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import classes
from handlers import answer
from scopes.answer import Answer
from scopes.knowledge import ROOT, load_knowledge

QUESTIONS = ROOT / "tests" / "questions"
KINDS = ("natural", "multi", "endpoint", "explain", "audit", "none")
ISSUES = ("unknown", "redundant", "deprecated", "admin")
MEASURES = ("first", "complete", "over-asked", "silent")

Scopes = frozenset[str]


@dataclass(frozen=True)
class Asked:
    """A question: `accepted` are the sets of scopes that are right, an audit has issues instead."""

    id: str
    kind: str
    text: str
    accepted: tuple[Scopes, ...] = ()
    issues: Scopes = frozenset()


@dataclass(frozen=True)
class Score:
    """What was answered, and what applies of: the first scope is right, nothing is missing,
    something was named that does not belong there, no scope is given as the answer.
    """

    asked: Asked
    got: tuple[str, ...]
    measured: Mapping[str, bool]
    confidence: str = ""

    @property
    def is_miss(self) -> bool:
        """Whether anything about the answer is not as wanted."""
        good = {"first": True, "complete": True, "over-asked": False}
        wanted = {"silent": True} if self.asked.kind == "none" else good
        return any(self.measured.get(name, value) != value for name, value in wanted.items())


def load_questions(kind: str, folder: Path = QUESTIONS) -> list[Asked]:
    """Read the questions of one kind."""
    lines = (folder / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_asked(kind, json.loads(line)) for line in lines]


def _asked(kind: str, row: Mapping[str, Any]) -> Asked:
    issues = frozenset(f"{issue}: {name}" for issue in ISSUES for name in row.get(issue, ()))
    return Asked(row["id"], kind, row["q"], tuple(map(frozenset, row.get("any", ()))), issues)


def score(asked: Asked, given: Answer) -> Score:
    """Compare an answer with what would be right."""
    if asked.kind == "none":
        return Score(asked, given.scopes, {"silent": not given.scopes})
    if asked.kind == "audit":
        found = [f"{issue}: {n}" for issue in ISSUES for n in given.issues.get(issue, ())]
        missing, wrong = asked.issues - set(found), set(found) - asked.issues
        return Score(asked, tuple(found), {"complete": not missing, "over-asked": bool(wrong)})
    got = given.scopes
    if asked.kind == "explain":
        got = tuple(match.scope for match in given.matches[:1])
    measured = {
        "first": bool(got) and any(got[0] in wanted for wanted in asked.accepted),
        "complete": any(wanted <= set(got) for wanted in asked.accepted),
        "over-asked": bool(got) and not any(set(got) <= wanted for wanted in asked.accepted),
        "silent": not got,
    }
    return Score(asked, got, measured, given.confidence)


def score_kind(kind: str, reply: Callable[[str], Answer]) -> list[Score]:
    """Ask every question of one kind and score the answers."""
    return [score(asked, reply(asked.text)) for asked in load_questions(kind)]


def percent(scores: Iterable[Score], measure: str) -> float | None:
    """Return the percentage of answers a measure is true of, None where it does not apply."""
    values = [s.measured[measure] for s in scores if measure in s.measured]
    return 100 * sum(values) / len(values) if values else None


def table(by_kind: Mapping[str, Sequence[Score]]) -> str:
    """Return the table of all kinds."""
    lines = [f"{'kind':10}{'asked':>7}" + "".join(f"{name:>12}" for name in MEASURES) + "   %"]
    for kind, scores in by_kind.items():
        shares = (percent(scores, measure) for measure in MEASURES)
        cells = "".join(f"{'-' if share is None else f'{share:.1f}':>12}" for share in shares)
        lines.append(f"{kind:10}{len(scores):>7}{cells}")
    return "\n".join(lines)


def doubts(scores: Sequence[Score]) -> str:
    """Return how many needs in words were answered how surely, and how many of them rightly."""
    lines = [f"{'said to be':10}{'answers':>9}{'right':>9}   %"]
    for confidence in ("sure", "likely", "unknown"):
        rights = [not each.is_miss for each in scores if each.confidence == confidence]
        if rights:
            right = 100 * sum(rights) / len(rights)
            lines.append(f"{confidence:10}{100 * len(rights) / len(scores):>9.1f}{right:>9.1f}")
    return "\n".join(lines)


def miss(scored: Score) -> str:
    """Return a question that was answered otherwise than wanted, with both."""
    asked = scored.asked
    accepted = [" ".join(sorted(scopes)) for scopes in asked.accepted]
    wanted = " or ".join(accepted) or ", ".join(sorted(asked.issues)) or "nothing"
    got = (", " if asked.kind == "audit" else " ").join(scored.got) or "nothing"
    return f"{asked.id}: {asked.text!r}\n    wanted {wanted}\n    got    {got}"


def main() -> None:
    """Ask all questions and print the table."""
    parser = argparse.ArgumentParser(description="score the answers to our own questions")
    parser.add_argument("--show", action="store_true", help="show the misses")
    show = parser.parse_args().show
    knowledge = load_knowledge()
    by_kind = {kind: score_kind(kind, lambda text: answer(text, knowledge)) for kind in KINDS}
    print(knowledge.learned.head.made["measured"])
    print(f"\n{table(by_kind)}\n\n{doubts([*by_kind['natural'], *by_kind['multi']])}")
    judged = classes.judge_all(lambda text: answer(text, knowledge))
    print(f"\n{classes.table(judged)}")
    if show:
        print(*(miss(s) for scores in by_kind.values() for s in scores if s.is_miss), sep="\n")
        print(classes.misses(judged))


if __name__ == "__main__":
    main()
