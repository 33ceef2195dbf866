"""The weekly workflow uses the commands that there are, and they work on a repository."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from scopes.knowledge import ROOT
from tests.pipeline.conftest import Shop, document

WORKFLOW = ROOT / ".github/workflows/refresh.yml"


def steps() -> list[str]:
    """Return what the workflow runs."""
    jobs = yaml.safe_load(WORKFLOW.read_text())["jobs"]
    return [step["run"] for step in jobs["refresh"]["steps"] if "run" in step]


def committed(folder: Path) -> str:
    """Make a repository of a folder; return its address."""
    git = ("git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@example.test")
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "--quiet", "-m", "documents"], check=True)
    return f"file://{folder}"


def test_the_steps_are_commands_of_the_makefile() -> None:
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.M)
    used = re.findall(r"^make (\w+)", "\n".join(steps()), re.M)

    assert used == ["catalog", "check"]
    assert set(used) <= set(targets)


@pytest.mark.integration
def test_the_newest_commit_is_found_and_imported(shop: Shop, tmp_path: Path) -> None:
    specs = tmp_path / "specs" / "public-spec"
    specs.mkdir(parents=True)
    (specs / "tasks.json").write_text(document({"POST /v1/tasks": "Requires `cjp:user` scope."}))
    url, target = committed(specs.parent), tmp_path / "env"
    given = {"DOCUMENTS": url, "GITHUB_ENV": str(target), "PATH": "/usr/bin:/bin"}
    subprocess.run(["bash", "-c", steps()[0]], env=given, check=True)
    commit = target.read_text().strip().removeprefix("COMMIT=")
    source = re.search(r'FROM="(.+)"', steps()[1])

    assert source
    asked = source[1].replace("$DOCUMENTS", url).replace("$COMMIT", commit)
    assert shop.run(asked)[0] == 0
    assert f"specs at {commit}" in shop.operations.origin
