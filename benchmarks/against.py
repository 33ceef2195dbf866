"""List the questions that another revision answers otherwise: `make eval AGAINST=REV`.

The revision is checked out into a temporary worktree of git and its own `bot.py ask --json -` is
asked the questions of `tests/questions/`, with this interpreter; so is the one of this checkout,
with whatever was changed in it.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.evaluate import KINDS, Asked, Score, load_questions, score
from scopes.answer import Answer
from scopes.knowledge import ROOT
from scopes.privilege.needs import Match, Outcome

VERDICTS = ("better", "worse", "other")

Ask = Callable[[Path, Sequence[str]], list[Answer]]
"""Puts questions to the bot in a folder."""


@dataclass(frozen=True)
class Reply:
    """How a revision answers a question, and what that is worth."""

    answer: Answer
    scored: Score

    @property
    def is_right(self) -> bool:
        """Whether everything about the answer is as wanted."""
        return not self.scored.is_miss

    @property
    def gist(self) -> Hashable:
        """What makes it another answer: outcome, level, scopes, and what is scored of it."""
        answer = self.answer
        return answer.outcome, answer.level, frozenset(answer.scopes), frozenset(self.scored.got)

    def __str__(self) -> str:
        said = self.answer
        named = dict.fromkeys((*said.scopes, *self.scored.got))
        head = f"{said.outcome.value}, {said.level}" if said.level else said.outcome.value
        return f"{'right' if self.is_right else 'wrong'}  {head}: {' '.join(named) or 'nothing'}"


@dataclass(frozen=True)
class Change:
    """A question with its answers of two revisions."""

    asked: Asked
    before: Reply
    after: Reply

    @property
    def verdict(self) -> str:
        """Whether the change made a wrong answer right, a right one wrong, or neither."""
        if self.before.is_right == self.after.is_right:
            return "other"
        return "better" if self.after.is_right else "worse"

    def __str__(self) -> str:
        head = f"{self.asked.id}: {self.asked.text!r}  ({self.verdict})"
        return f"{head}\n    before {self.before}\n    after  {self.after}"


def compare(questions: Sequence[Asked], before: Path, after: Path, ask: Ask) -> list[Change]:
    """Return the questions that the bots in two folders answer differently."""
    texts = [asked.text for asked in questions]
    answers = zip(questions, ask(before, texts), ask(after, texts), strict=True)
    changes = (
        Change(asked, *(Reply(answer, score(asked, answer)) for answer in both))
        for asked, *both in answers
    )
    return [change for change in changes if change.before.gist != change.after.gist]


def summary(changes: Sequence[Change], number: int) -> str:
    """Count the changes, of so many questions."""
    counts = Counter(change.verdict for change in changes)
    told = ", ".join(f"{counts[verdict]} {verdict}" for verdict in VERDICTS)
    return f"{len(changes)} of {number} answers changed: {told}"


@contextmanager
def checked_out(revision: str, root: Path = ROOT) -> Iterator[Path]:
    """Give a folder with the files of a revision, for as long as it is looked at."""
    with tempfile.TemporaryDirectory(prefix="against-") as parent:
        folder = Path(parent, "checkout")
        commit = _git(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
        try:
            _git(root, "worktree", "add", "--quiet", "--detach", str(folder), commit)
            yield folder
        finally:
            if folder.exists():
                _git(root, "worktree", "remove", "--force", str(folder))


def ask_bot(folder: Path, texts: Sequence[str]) -> list[Answer]:
    """Ask the bot in a folder, as a process of its own; raise `ValueError` when it says less."""
    lines = "".join(f"{json.dumps(text)}\n" for text in texts)
    command = [sys.executable, "bot.py", "ask", "--json", "-"]
    said = _run(command, folder, lines).splitlines()
    if len(said) != len(texts):
        raise ValueError(f"{len(texts)} questions and {len(said)} answers")
    return [_answer(json.loads(line)) for line in said]


def _answer(record: Mapping[str, Any]) -> Answer:
    """Return as much of an answer as is compared and scored, from its JSON."""
    return Answer(
        record["kind"],
        Outcome(record["outcome"]),
        (),
        record["level"],
        tuple(record["scopes"]),
        matches=tuple(Match(each["scope"], each["score"]) for each in record["matches"]),
        issues={name: tuple(each) for name, each in record["issues"].items()},
    )


def _git(root: Path, *arguments: str) -> str:
    return _run(["git", *arguments], root).strip()


def _run(command: Sequence[str], folder: Path, lines: str = "") -> str:
    done = subprocess.run(
        command, cwd=folder, input=lines, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def main(arguments: Sequence[str] | None = None) -> None:
    """Print every answer that changed, and how many did."""
    parser = argparse.ArgumentParser(description="list the answers that changed since a revision")
    parser.add_argument("revision", help="as git names it: HEAD, a branch, a tag, a commit")
    revision = parser.parse_args(arguments).revision
    questions = [asked for kind in KINDS for asked in load_questions(kind)]
    try:
        with checked_out(revision) as folder:
            changes = compare(questions, folder, ROOT, ask_bot)
    except subprocess.CalledProcessError as error:
        sys.exit(f"{revision}: {error.cmd[0]} says {error.stderr.strip() or 'nothing'}")
    except (KeyError, ValueError) as error:
        sys.exit(f"{revision}: its answers cannot be compared: {error!r}")
    for change in changes:
        print(change)
    print(summary(changes, len(questions)))


if __name__ == "__main__":
    main()
