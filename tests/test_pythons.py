"""What `bot.py` says to a Python that cannot run it."""

import ast
import sys
from pathlib import Path

import pytest

from tests.interpreters import interpreter, says

ROOT = Path(__file__).parent.parent
BOT = ROOT / "bot.py"


@pytest.mark.parametrize("version", ["3.6", "3.8", "3.9", "3.10"])
def test_an_old_python_is_told_to_be_too_old(version: str) -> None:
    finished = says(interpreter(version), BOT, "ask", "what scopes for CDR?")

    assert (finished.returncode, finished.stdout) == (1, "")
    (line,) = finished.stderr.splitlines()
    assert line.startswith(f"Python {version}.")
    assert "3.11" in line


def test_an_old_python_can_read_far_enough_to_be_told() -> None:
    tree = ast.parse(BOT.read_text(encoding="utf-8"), feature_version=(3, 7))

    before = [type(statement) for statement in tree.body[:3]]
    assert before == [ast.Expr, ast.Import, ast.If]


@pytest.mark.parametrize("command", [["ask", "what scopes for CDR?"], ["check"], []])
def test_libraries_that_are_not_installed_are_told_with_how_to_get_them(command: list[str]) -> None:
    without_libraries = [sys.executable, "-I", "-S", "-c", RUN, BOT]

    finished = says(*without_libraries, *command)

    assert (finished.returncode, finished.stdout) == (1, "")
    (line,) = finished.stderr.splitlines()
    assert line.startswith("The library ")
    assert "make run" in line


RUN = """
import runpy, sys
sys.argv = sys.argv[1:]
sys.path.insert(0, sys.argv[0].rpartition("/")[0])
runpy.run_path(sys.argv[0], run_name="__main__")
"""
"""Runs a script as `python SCRIPT` does, for a Python that is kept from its libraries."""
