"""README, CHANGELOG and .env.example say what is so."""

import io
import re
import shlex
from pathlib import Path

import pytest

from terminal.asking import answer_text
from version import VERSION

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ASK = "$ python bot.py ask "


def examples() -> list[tuple[str, list[str]]]:
    """Return each question asked on a console of the README, and the output shown for it."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL):
        lines = block.splitlines()
        for n, line in enumerate(lines):
            if line.startswith(ASK):
                found.append((line.removeprefix(ASK), shown(lines[n + 1 :])))
    return found


def shown(lines: list[str]) -> list[str]:
    """Return the lines up to the first that ends the excerpt."""
    ends = [n for n, line in enumerate(lines) if line in ("", "...") or line.startswith("$ ")]
    return lines[: min(ends, default=len(lines))]


def test_the_readme_shows_questions() -> None:
    assert len(examples()) >= 2


@pytest.mark.parametrize(("command", "output"), examples())
def test_a_question_of_the_readme_is_answered_as_shown(command: str, output: list[str]) -> None:
    *options, text = shlex.split(command)
    target = io.StringIO()

    status = answer_text(text, "json" if "--json" in options else "plain", target)

    assert status == 0
    assert output
    assert [line for line in output if line not in target.getvalue()] == []


def test_every_make_target_of_the_readme_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"\bmake ([a-z]+)\b(?=`|\n| {2}|[A-Z])", README))
    exist = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))

    assert {"run", "test"} <= named
    assert named - exist == set()


def test_every_file_the_readme_links_to_exists() -> None:
    linked = re.findall(r"\]\((?!https?://|#)([^)#]+)", README)

    assert linked
    assert [path for path in linked if not (ROOT / path).exists()] == []


def example_variables() -> set[str]:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    return set(re.findall(r"^#?([A-Z][A-Z_]+)=", text, re.MULTILINE))


def test_every_variable_of_the_example_is_read() -> None:
    source = (ROOT / "settings.py").read_text(encoding="utf-8")

    assert len(example_variables()) > 5
    assert {name for name in example_variables() if f'"{name}"' not in source} == set()


def test_every_variable_of_the_example_stands_in_the_readme() -> None:
    assert {name for name in example_variables() if name not in README} == set()


def test_the_changelog_names_the_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert re.search(rf"^## {re.escape(VERSION)}\b", changelog, re.MULTILINE)
