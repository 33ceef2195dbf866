"""The weekly workflow uses the commands that there are, and they work on a repository."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from scopes.knowledge import ROOT
from tests.pipeline.conftest import document

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

    assert used == ["catalog", "data"]
    assert set(used) <= set(targets)


STUB = """\
#!/bin/sh
echo "$@" >> "$CALLS"
"""
NOT_CHECKED_OUT = shutil.ignore_patterns(
    ".git", ".venv", "var", "__pycache__", ".*_cache", ".hypothesis", ".coverage*"
)


def write_program(path: Path, text: str) -> None:
    """Write a program that can be run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


class Checkout:
    """A repository with data, its origin, and a `gh` that only notes how it is called."""

    def __init__(self, folder: Path, shipped: Path | None = None) -> None:
        """`shipped` is the project to check out; by default there are data of a line only."""
        self.here, self.origin, self.calls = folder / "here", folder / "origin", folder / "calls"
        self.variables = folder / "variables"
        if shipped:
            shutil.copytree(shipped, self.here, ignore=NOT_CHECKED_OUT)
        else:
            (self.here / "data").mkdir(parents=True)
            (self.here / "data/operations.tsv").write_text("as shipped\n")
        committed(self.here)
        self._git("branch", "--move", "main")
        subprocess.run(["git", "clone", "--quiet", "--bare", self.here, self.origin], check=True)
        self._git("remote", "add", "origin", str(self.origin))
        programs = folder / "programs"
        write_program(programs / "gh", STUB)
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

    def install(self) -> None:
        """Put the Python and the libraries of this test where the Makefile installs its own."""
        for name, module in (("python", ""), ("pytest", "-m pytest ")):
            program = f'#!/bin/sh\nexec "{sys.executable}" {module}"$@"\n'
            write_program(self.here / ".venv/bin" / name, program)
        for stamp in ("run", "mcp", "dev"):
            (self.here / f".venv/{stamp}.stamp").touch()

    def run_all(self, documents: str) -> None:
        """Run all steps of the workflow one after the other, as GitHub runs them."""
        self._environment |= {"DOCUMENTS": documents, "GITHUB_ENV": str(self.variables)}
        for step in steps():
            self._run(step)
            told = self.variables.read_text().splitlines()
            self._environment |= dict(line.split("=", 1) for line in told)

    def propose(self) -> str:
        """Run the last step of the workflow; return what `gh` was asked."""
        self._run(steps()[-1])
        return self.asked

    def _run(self, step: str) -> None:
        done = subprocess.run(
            ["bash", "-e", "-c", step],
            cwd=self.here,
            env=self._environment,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    @property
    def asked(self) -> str:
        """What `gh` was asked so far."""
        return self.calls.read_text() if self.calls.exists() else ""

    def branches(self) -> list[str]:
        """Return the branches of the origin."""
        done = self._git("ls-remote", "--heads", str(self.origin))
        return [line.rpartition("refs/heads/")[2] for line in done.splitlines()]

    def proposed(self, name: str) -> str:
        """Return a file of the branch that was pushed."""
        branch = next(each for each in self.branches() if each != "main")
        shown = ["git", "-C", str(self.origin), "show", f"{branch}:{name}"]
        return subprocess.run(shown, check=True, capture_output=True, text=True).stdout


@pytest.mark.integration
def test_all_steps_lead_from_a_newer_document_to_a_proposal(tmp_path: Path) -> None:
    text = (
        "This requires a full administrator auth token with a scope of `spark-admin:people_read`."
    )
    specs = tmp_path / "specs/public-spec"
    specs.mkdir(parents=True)
    profiles = "GET /telephony/config/callingProfiles"
    (specs / "webex-ucm.json").write_text(document({profiles: text, f"{profiles}/{{id}}": text}))
    checkout = Checkout(tmp_path, ROOT)
    checkout.install()

    checkout.run_all(committed(specs.parent))

    commit = checkout.variables.read_text().strip().removeprefix("COMMIT=")
    assert checkout.branches() == ["main", f"refresh-{commit}"]
    assert checkout.asked.startswith(f"pr create --base main --title Data of {commit} ")
    assert f"specs at {commit} (" in checkout.proposed("data/operations.tsv")
    assert f"- new, webex-ucm: `{profiles}/{{id}}`" in checkout.proposed("data/CHANGES.md")


@pytest.mark.integration
def test_what_changed_is_pushed_and_proposed(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path)
    (checkout.here / "data/operations.tsv").write_text("as of today\n")

    assert checkout.propose().startswith("pr create --base main --title Data of abc1234 ")
    assert checkout.branches() == ["main", "refresh-abc1234"]
    assert checkout.proposed("data/operations.tsv") == "as of today\n"


@pytest.mark.integration
def test_the_same_data_are_not_proposed(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path)

    assert checkout.propose() == ""
    assert checkout.branches() == ["main"]
