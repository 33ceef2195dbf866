"""The GitHub Action and the pre-commit hook are run by the shell, as their runners do."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.scan.conftest import LIST_ROOMS, READ_PEOPLE

pytestmark = pytest.mark.integration

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
*BEFORE, SCAN = (step for step in ACTION["runs"]["steps"] if "run" in step)
SHELL = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]
"""How GitHub runs a step with `shell: bash`."""
PYTHON = f'#!/bin/sh\nexec "{sys.executable}" "$@"\n'
OFFLINE = "--dry-run --no-index --disable-pip-version-check"
PIP = f'#!/bin/sh\nexec "{sys.executable}" -m pip "$@" {OFFLINE}\n'
VENV = """#!/bin/sh
[ "$1 $2" = "-m venv" ] || exit 64
mkdir -p "$3/bin"
cp "$(dirname "$0")/../inside/"* "$3/bin"
"""
"""Stands in for the Python on PATH: the environments that it makes are the one of the tests."""


@dataclass(frozen=True)
class Done:
    """How a step or a hook ended, and what it wrote."""

    status: int
    output: str
    summary: str = ""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a git repository of which the second commit adds a call."""
    folder = tmp_path / "project"
    folder.mkdir()
    git(folder, "init", "--quiet")
    (folder / ".env.example").write_text("SCOPES=spark:people_read\n", encoding="utf-8")
    for name, content in (("a.sh", READ_PEOPLE), ("b.sh", LIST_ROOMS)):
        (folder / name).write_text(content, encoding="utf-8")
        git(folder, "add", ".")
        git(folder, "commit", "--quiet", "--message", name)
    return folder


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True)


class Runner:
    """Runs the steps of the action as GitHub does."""

    def __init__(self, folder: Path) -> None:
        self._temp, self._bin = folder / "temp", folder / "bin"
        self._summary = folder / "summary.md"
        for place, files in (("bin", {"python": VENV}), ("inside", {"python": PYTHON, "pip": PIP})):
            for name, script in files.items():
                executable(folder / place / name, script)
        self._temp.mkdir()

    def run(self, project: Path, **inputs: str) -> Done:
        """Run each step with a script until one fails."""
        before = self.prepare(project)
        return before if before.status else self.scan(project, **inputs)

    def prepare(self, project: Path) -> Done:
        """Run all steps but the last one, which are the same whatever the inputs."""
        done = Done(0, "")
        for step in BEFORE:
            if not done.status:
                done = self._step(step, project, {})
        return done

    def scan(self, project: Path, **inputs: str) -> Done:
        """Run the last step."""
        return self._step(SCAN, project, inputs)

    def _step(self, step: dict[str, Any], project: Path, inputs: dict[str, str]) -> Done:
        assert step["shell"] == "bash"
        given = {name: each["default"] for name, each in ACTION["inputs"].items()} | inputs
        env = {
            **os.environ,
            "PATH": f"{self._bin}{os.pathsep}{os.environ['PATH']}",
            "RUNNER_TEMP": str(self._temp),
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_STEP_SUMMARY": str(self._summary),
            **{name: filled(value, given) for name, value in step.get("env", {}).items()},
        }
        done = run([*SHELL, step["run"]], project, env)
        summary = self._summary.read_text(encoding="utf-8") if self._summary.exists() else ""
        return Done(done.status, done.output, summary)


def executable(path: Path, script: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(script, encoding="utf-8")
    path.chmod(0o755)


def filled(value: str, inputs: dict[str, str]) -> str:
    return re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda name: inputs[name[1]], value)


def run(command: list[str], folder: Path, env: dict[str, str]) -> Done:
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    return Done(done.returncode, done.stdout + done.stderr)


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """Return a runner that has to run but the last step, for tests of the inputs."""
    folder = tmp_path_factory.mktemp("runner")
    runner = Runner(folder)
    assert "inputs." not in str(BEFORE)
    assert runner.prepare(folder).status == 0
    return runner


def test_the_action_fails_where_a_scope_is_missing(runner: Runner, project: Path) -> None:
    done = runner.run(project)

    assert done.status == 1
    assert "spark:rooms_read" in done.output
    assert "spark:rooms_read" in done.summary
    assert "b.sh" in done.summary


@pytest.mark.parametrize(
    ("inputs", "status"),
    [
        ({"requested": "spark:people_read spark:rooms_read"}, 0),
        ({"requested": "spark:people_read spark:rooms_read", "strict": "true"}, 0),
        ({"requested": "spark:people_read spark:rooms_read spark:kms"}, 0),
        ({"requested": "spark:people_read spark:rooms_read spark:kms", "strict": "true"}, 1),
        ({"requested": "spark:people_read", "since": "HEAD"}, 0),
        ({"requested": "spark:people_read", "since": "HEAD~1"}, 1),
        ({"path": "a.sh"}, 1),
        ({"path": "a.sh", "requested": "spark:people_read"}, 0),
        ({"path": "none"}, 2),
        ({"path": "--help"}, 2),
        ({"requested": '"; exit 7; "'}, 1),
        ({"since": "no-revision"}, 2),
    ],
)
def test_the_inputs_of_the_action_count(
    prepared: Runner, project: Path, inputs: dict[str, str], status: int
) -> None:
    done = prepared.scan(project, **inputs)

    assert done.status == status, done.output


def test_the_action_writes_sarif(prepared: Runner, project: Path) -> None:
    done = prepared.scan(project, sarif="a file.sarif")

    written = json.loads((project / "a file.sarif").read_text(encoding="utf-8"))
    assert done.status == 1
    assert written["runs"][0]["results"]


@pytest.mark.parametrize(
    ("requested", "status"), [("spark:people_read", 1), ("spark:people_read spark:rooms_read", 0)]
)
def test_the_hook_checks_the_project(
    tmp_path: Path, project: Path, requested: str, status: int
) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (project / ".env.example").write_text(f"SCOPES={requested}\n", encoding="utf-8")

    done = run([str(installed(tmp_path / "bot") / hook["entry"])], project, dict(os.environ))

    assert hook["language"] == "script"
    assert not hook["pass_filenames"]
    assert done.status == status, done.output
    assert ("spark:rooms_read" in done.output.partition("issing")[2]) is bool(status)


def installed(bot: Path) -> Path:
    """Return a folder that is like a copy of the project, with its libraries installed already."""
    (bot / ".venv").mkdir(parents=True)
    executable(bot / ".venv" / "bin" / "python", PYTHON)
    executable(bot / "tools" / "scan-hook", (ROOT / "tools" / "scan-hook").read_text("utf-8"))
    for name in ("bot.py", "Makefile", "requirements.txt"):
        (bot / name).symlink_to(ROOT / name)
    (bot / ".venv" / "run.stamp").touch()
    return bot
