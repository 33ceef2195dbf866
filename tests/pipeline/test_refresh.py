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


STUB = """\
#!/bin/sh
echo "$@" >> "$CALLS"
"""


class Checkout:
    """A repository with data, its origin, and a `gh` that only notes how it is called."""

    def __init__(self, folder: Path) -> None:
        self.here, self.origin, self.calls = folder / "here", folder / "origin", folder / "calls"
        (self.here / "data").mkdir(parents=True)
        (self.here / "data/operations.tsv").write_text("as shipped\n")
        committed(self.here)
        self._git("branch", "--move", "main")
        subprocess.run(["git", "clone", "--quiet", "--bare", self.here, self.origin], check=True)
        self._git("remote", "add", "origin", str(self.origin))
        programs = folder / "programs"
        programs.mkdir()
        (programs / "gh").write_text(STUB)
        (programs / "gh").chmod(0o755)
        self._environment = {
            "PATH": f"{programs}:/usr/bin:/bin",
            "CALLS": str(self.calls),
            "COMMIT": "abc1234",
            "HOME": str(folder),
        }

    def _git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", "-C", self.here, *arguments], check=True, capture_output=True, text=True
        )
        return done.stdout

    def propose(self) -> str:
        """Run the last step of the workflow, as GitHub runs it; return what `gh` was asked."""
        subprocess.run(
            ["bash", "-e", "-c", steps()[-1]],
            cwd=self.here,
            env=self._environment,
            check=True,
            capture_output=True,
        )
        return self.calls.read_text() if self.calls.exists() else ""

    def branches(self) -> list[str]:
        """Return the branches of the origin."""
        done = self._git("ls-remote", "--heads", str(self.origin))
        return [line.rpartition("refs/heads/")[2] for line in done.splitlines()]


@pytest.mark.integration
def test_what_changed_is_pushed_and_proposed(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path)
    (checkout.here / "data/operations.tsv").write_text("as of today\n")

    assert checkout.propose() == "pr create --fill --base main\n"
    assert checkout.branches() == ["main", "refresh-abc1234"]
    shown = ["git", "-C", str(checkout.origin), "show", "refresh-abc1234:data/operations.tsv"]
    assert subprocess.run(shown, check=True, capture_output=True).stdout == b"as of today\n"


@pytest.mark.integration
def test_the_same_data_are_not_proposed(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path)

    assert checkout.propose() == ""
    assert checkout.branches() == ["main"]
