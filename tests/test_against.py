"""The script that compares two revisions finds every answer that changed, and leaves no trace."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.against import ask_bot, checked_out, compare, main, summary
from benchmarks.evaluate import Asked, load_questions
from scopes.answer import Answer
from scopes.data.catalog import Level
from scopes.knowledge import ROOT
from scopes.privilege.needs import Match, Outcome

BEFORE, AFTER = Path("before"), Path("after")
ROOMS = Asked("natural-001", "natural", "list rooms", (frozenset({"a", "b"}),))
AUDIT = Asked("audit-001", "audit", "a b", issues=frozenset({"redundant: b"}))
EXPLAIN = Asked("explain-001", "explain", "what is a", (frozenset({"a"}),))
CAKE = Asked("none-001", "none", "bake a cake")
NOTHING = Answer("unknown", Outcome.UNKNOWN, ())

FAKE_BOT = """
import json, sys
for line in sys.stdin:
    issues = {"unknown": sys.argv[1:]}
    print(json.dumps({"kind": "advise", "outcome": "found", "level": "user", "issues": issues,
        "scopes": [json.loads(line)], "matches": [{"scope": "a", "score": 0.5}]}))
"""

needs_history = pytest.mark.skipif(not (ROOT / ".git").exists(), reason="no checkout of git")


def found(*scopes: str, level: Level = "user") -> Answer:
    return Answer("advise", Outcome.FOUND, (), level, scopes)


def audited(*redundant: str) -> Answer:
    return Answer("audit", Outcome.FOUND, (), "user", ("a",), issues={"redundant": redundant})


def explained(scope: str) -> Answer:
    return Answer("explain", Outcome.FOUND, (), "user", (), matches=(Match(scope, 1.0),))


def changed(asked: Asked, before: Answer, after: Answer) -> list[str]:
    """Return the verdict on a question whose answer changed, none when it did not."""
    answers = {BEFORE: [before], AFTER: [after]}
    changes = compare([asked], BEFORE, AFTER, lambda folder, _: answers[folder])
    return [change.verdict for change in changes]


@pytest.mark.parametrize(
    ("asked", "before", "after", "verdicts"),
    [
        (ROOMS, found("a", "b"), found("b", "a"), []),
        (ROOMS, found("a"), found("a", "b"), ["better"]),
        (ROOMS, found("a", "b"), found("a"), ["worse"]),
        (ROOMS, found("a"), found("c"), ["other"]),
        (ROOMS, found("a", "b"), found("a", "b", level="admin"), ["other"]),
        (ROOMS, NOTHING, Answer("advise", Outcome.UNDOCUMENTED, ()), ["other"]),
        (ROOMS, NOTHING, Answer("help", Outcome.UNKNOWN, ()), []),
        (AUDIT, audited(), audited("b"), ["better"]),
        (AUDIT, audited("b", "c"), audited("c", "b"), []),
        (EXPLAIN, explained("a"), explained("b"), ["worse"]),
        (CAKE, NOTHING, found("a"), ["worse"]),
    ],
)
def test_an_answer_changes_with_its_outcome_level_scopes_and_what_is_scored(
    asked: Asked, before: Answer, after: Answer, verdicts: list[str]
) -> None:
    assert changed(asked, before, after) == verdicts


def test_a_change_is_shown_with_both_answers_and_whether_they_are_right() -> None:
    def ask(folder: Path, texts: Sequence[str]) -> list[Answer]:
        is_before = folder == BEFORE
        answers = {
            ROOMS.text: NOTHING if is_before else found("a", "b"),
            AUDIT.text: audited("b") if is_before else audited("c"),
            CAKE.text: NOTHING,
        }
        return [answers[text] for text in texts]

    changes = compare([ROOMS, CAKE, AUDIT], BEFORE, AFTER, ask)

    assert "\n".join(map(str, changes)).splitlines() == [
        "natural-001: 'list rooms'  (better)",
        "    before wrong  unknown: nothing",
        "    after  right  found, user: a b",
        "audit-001: 'a b'  (worse)",
        "    before right  found, user: a redundant: b",
        "    after  wrong  found, user: a redundant: c",
    ]
    assert summary(changes, 3) == "2 of 3 answers changed: 1 better, 1 worse, 0 other"


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.com")
    done = subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository of two commits, in which the bot was made by the first and broken since."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet")
    for text in (FAKE_BOT, "raise SystemExit('broken')"):
        (folder / "bot.py").write_text(text, encoding="utf-8")
        git(folder, "add", "bot.py")
        git(folder, "commit", "--quiet", "--message", "The bot")
    return folder


@pytest.mark.integration
def test_a_revision_is_asked_as_it_was_and_is_removed_again(repository: Path) -> None:
    with checked_out("HEAD~1", repository) as folder:
        answers = ask_bot(folder, ["x", "ünï\n"])

    assert [answer.scopes for answer in answers] == [("x",), ("ünï\n",)]
    assert answers[0].matches == (Match("a", 0.5),)
    assert answers[0].issues == {"unknown": ("ask", "--json", "-")}
    assert not folder.exists()
    assert len(git(repository, "worktree", "list").splitlines()) == 1


@pytest.mark.integration
def test_a_revision_is_removed_also_when_its_bot_fails(repository: Path) -> None:
    with (
        pytest.raises(subprocess.CalledProcessError) as failed,
        checked_out("HEAD", repository) as folder,
    ):
        ask_bot(folder, ["x"])

    assert "broken" in failed.value.stderr
    assert not folder.exists()
    assert len(git(repository, "worktree", "list").splitlines()) == 1


@pytest.mark.integration
def test_a_bot_that_does_not_answer_everything_is_not_compared(tmp_path: Path) -> None:
    (tmp_path / "bot.py").write_text("")

    with pytest.raises(ValueError, match="1 questions and 0 answers"):
        ask_bot(tmp_path, ["x"])


@needs_history
@pytest.mark.integration
@pytest.mark.parametrize("revision", ["no-such-revision", "--help"])
def test_a_revision_that_git_does_not_know_is_told_in_a_line(revision: str) -> None:
    with pytest.raises(SystemExit, match=f"^{revision}: git says "):
        main(["--", revision])


@needs_history
@pytest.mark.integration
def test_nothing_changes_between_a_revision_and_itself() -> None:
    questions = load_questions("multi")

    with checked_out("HEAD") as before, checked_out("HEAD") as after:
        assert compare(questions, before, after, ask_bot) == []
