import subprocess
from io import StringIO
from pathlib import Path

import pytest

from scan.changes import UnknownRevision
from scan.command import Misuse, Options, run
from tests.scan.conftest import LIST_ROOMS, READ_PEOPLE, Scan, Tree

pytestmark = pytest.mark.integration


def _git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.com")
    subprocess.run(["git", "-C", root, *who, *arguments], check=True, capture_output=True)


def test_only_what_a_change_adds(tree: Tree, scanned: Scan) -> None:
    root = tree({"a.sh": READ_PEOPLE, "same.sh": READ_PEOPLE})
    _git(root, "init", "-q")
    _git(root, "add", "-A")
    _git(root, "commit", "-qm", "one")
    tree({"a.sh": LIST_ROOMS + READ_PEOPLE, "new.sh": LIST_ROOMS})
    report = scanned(root, "spark:people_read spark:kms", since="HEAD")
    assert [(call.file, call.call.line) for call in report.calls] == [("a.sh", 1), ("new.sh", 1)]
    assert report.missing == ("spark:rooms_read",)
    assert report.not_needed == ("spark:kms",)


@pytest.mark.parametrize("revision", ["none", "--output=x", "-h", "", "a\0b"])
def test_a_revision_that_is_none_is_refused(tree: Tree, scanned: Scan, revision: str) -> None:
    root = tree({"a.sh": READ_PEOPLE})
    _git(root, "init", "-q")
    with pytest.raises(UnknownRevision):
        scanned(root, since=revision)


def test_nothing_that_the_tree_names_is_run(tree: Tree, scanned: Scan, tmp_path: Path) -> None:
    root = tree({"a.sh": READ_PEOPLE, ".gitattributes": "* filter=x diff=x\n"})
    _git(root, "init", "-q")
    _git(root, "add", "-A")
    _git(root, "commit", "-qm", "one")
    ran = tmp_path / "ran"
    for key in ("filter.x.clean", "filter.x.smudge", "diff.external", "core.fsmonitor"):
        _git(root, "config", key, f"touch {ran}; cat")
    tree({"a.sh": LIST_ROOMS})
    assert len(scanned(root, since="HEAD").calls) == 1
    assert not ran.exists()


def test_without_git_it_is_said(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    root = tree({"a.sh": READ_PEOPLE})
    with pytest.raises(Misuse, match="--since HEAD"):
        run(Options((str(root),), since="HEAD"), StringIO(), StringIO())
