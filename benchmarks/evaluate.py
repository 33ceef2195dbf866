"""Score the answers to the project's own questions: `make eval`.

The questions stand in `tests/questions/`, one file per kind. Prints one table; `--show` adds the
questions that were answered otherwise than wanted.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handlers import answer
from scopes.answer import Answer
from scopes.knowledge import ROOT, load_knowledge

QUESTIONS = ROOT / "tests" / "questions"
KINDS = ("natural", "multi", "endpoint", "explain", "none")
ISSUES = ("unknown", "redundant", "deprecated", "admin")

Reply = Callable[[str], Answer]


@dataclass(frozen=True)
class Asked:
    """A question with its kind, what would be right, and where that comes from.

    `accepted` holds the sets of scopes that are right; an audit has `issues` instead.
    """

    id: str
    kind: str
    text: str
    level: str | None
    source: str
    accepted: tuple[frozenset[str], ...] = ()
    issues: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class Score:
    """How one question was answered; None where a measure does not apply to its kind."""

    asked: Asked
    got: tuple[str, ...]
    first: bool | None = None
    complete: bool | None = None
    over_asked: bool | None = None
    silent: bool | None = None

    @property
    def is_miss(self) -> bool:
        """Whether anything about the answer is not as wanted."""
        right = (self.first, self.complete, self.silent if self.asked.kind == "none" else None)
        return False in right or bool(self.over_asked)


def load_questions(kind: str, folder: Path = QUESTIONS) -> list[Asked]:
    """Read the questions of one kind."""
    lines = (folder / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_asked(kind, json.loads(line)) for line in lines]


def _asked(kind: str, row: dict[str, Any]) -> Asked:
    return Asked(
        id=row["id"],
        kind=kind,
        text=row["q"],
        level=row.get("level"),
        source=row["source"],
        accepted=tuple(map(frozenset, row.get("any", ()))),
        issues=frozenset((issue, name) for issue in ISSUES for name in row.get(issue, ())),
    )


def score(asked: Asked, given: Answer) -> Score:
    """Compare an answer with what would be right.

    First: the scope named first is right. Complete: nothing is missing. Over-asked: something was
    named that does not belong there. Silent: no scope is given as the answer.
    """
    silent = not given.scopes
    if asked.kind == "none":
        return Score(asked, given.scopes, silent=silent)
    if asked.kind == "explain":
        named = tuple(match.scope for match in given.matches[:1]) if given.kind == "explain" else ()
        is_right = frozenset(named) in asked.accepted
        return Score(asked, named, first=is_right, complete=is_right, silent=silent)
    if asked.kind == "audit":
        found = {(issue, name) for issue in ISSUES for name in given.issues.get(issue, ())}
        return Score(
            asked,
            tuple(f"{issue}: {name}" for issue, name in sorted(found)),
            complete=asked.issues <= found,
            over_asked=not found <= asked.issues,
        )
    got = frozenset(given.scopes)
    return Score(
        asked,
        given.scopes,
        first=bool(given.scopes) and any(given.scopes[0] in wanted for wanted in asked.accepted),
        complete=any(wanted <= got for wanted in asked.accepted),
        over_asked=bool(got) and not any(got <= wanted for wanted in asked.accepted),
        silent=silent,
    )


def score_kind(kind: str, reply: Reply) -> list[Score]:
    """Ask every question of one kind and score the answers."""
    return [score(asked, reply(asked.text)) for asked in load_questions(kind)]


def share(values: Iterable[bool | None]) -> float | None:
    """Return the percentage of what is true, None when nothing applies."""
    known = [value for value in values if value is not None]
    return 100 * sum(known) / len(known) if known else None


def measures(scores: Sequence[Score]) -> dict[str, float | None]:
    """Return the share of each measure in percent."""
    return {
        "first": share(s.first for s in scores),
        "complete": share(s.complete for s in scores),
        "over_asked": share(s.over_asked for s in scores),
        "silent": share(s.silent for s in scores),
    }


def table(by_kind: dict[str, list[Score]]) -> str:
    """Return the table of all kinds."""
    lines = [
        f"{'kind':10}{'asked':>6}{'first':>8}{'complete':>10}{'over-asked':>12}{'silent':>8}   %"
    ]
    for kind, scores in by_kind.items():
        cells = ["-" if value is None else f"{value:.1f}" for value in measures(scores).values()]
        first, complete, over, silent = cells
        lines.append(f"{kind:10}{len(scores):>6}{first:>8}{complete:>10}{over:>12}{silent:>8}")
    return "\n".join(lines)


def miss(scored: Score) -> str:
    """Return a question that was answered otherwise than wanted, with both."""
    asked = scored.asked
    wanted = [" ".join(sorted(scopes)) for scopes in asked.accepted]
    wanted += [f"{issue}: {name}" for issue, name in sorted(asked.issues)]
    got = ", ".join(scored.got) if asked.issues else " ".join(scored.got)
    return f"{asked.id}: {asked.text!r}\n    wanted {' or '.join(wanted) or 'nothing'}\n    got    {got or 'nothing'}"


def main() -> None:
    """Ask all questions and print the table."""
    parser = argparse.ArgumentParser(description="score the answers to our own questions")
    parser.add_argument("--show", action="store_true", help="show the misses")
    knowledge = load_knowledge()
    show = parser.parse_args().show
    by_kind = {kind: score_kind(kind, lambda text: answer(text, knowledge)) for kind in KINDS}
    print(table(by_kind))
    if show:
        print(*(miss(s) for scores in by_kind.values() for s in scores if s.is_miss), sep="\n")


if __name__ == "__main__":
    main()
