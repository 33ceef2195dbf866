import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from scan.command import Misuse, Options, run
from tests.scan.conftest import LIST_ROOMS, READ_PEOPLE, Tree

DEFAULT = Options(())


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def _run(root: Path, options: Options = DEFAULT) -> tuple[int, str]:
    target = StringIO()
    return run(replace(options, paths=(str(root),)), target, StringIO()), target.getvalue()


@pytest.mark.parametrize(
    ("requested", "checks", "strict", "status"),
    [
        ("spark:people_read", False, False, 0),
        ("spark:people_read", True, False, 1),
        ("spark:people_read spark:rooms_read spark:kms", True, False, 0),
        ("spark:people_read spark:rooms_read spark:kms", True, True, 1),
        ("spark:people_read spark:rooms_read", True, True, 0),
        ("spark:all", True, False, 0),
        (None, True, False, 1),
    ],
)
def test_a_check_fails_when_something_is_missing(
    tree: Tree, requested: str | None, checks: bool, strict: bool, status: int
) -> None:
    root = tree({"a.sh": READ_PEOPLE + LIST_ROOMS})
    assert _run(root, Options((), None, requested, None, checks, strict))[0] == status


def test_accepted_exceptions_fail_no_check_and_are_shown(tree: Tree) -> None:
    settings = (
        "accept: [{scope: spark:kms, reason: for the desktop app}]\n"
        "requested: spark:people_read spark:kms"
    )
    root = tree({"a.sh": READ_PEOPLE, ".scopebot.yaml": settings})
    status, text = _run(root, Options((), checks=True, is_strict=True))
    assert status == 0
    assert "for the desktop app" in text


def test_the_forms_are_what_was_asked_for(tree: Tree) -> None:
    root = tree({"a.sh": READ_PEOPLE})
    assert json.loads(_run(root, Options((), "json"))[1])["scopes"] == ["spark:people_read"]
    assert json.loads(_run(root, Options((), "sarif"))[1])["version"] == "2.1.0"
    assert _run(root, Options((), "markdown"))[1].startswith("## ")


def test_a_bar_is_shown_on_a_terminal_only(tree: Tree) -> None:
    root, bar = tree({"a.sh": READ_PEOPLE}), _Terminal()
    run(Options((str(root),)), StringIO(), bar)
    assert "Reading" in bar.getvalue()


def test_what_cannot_be_done_is_said(tree: Tree) -> None:
    root = tree({"a.sh": READ_PEOPLE, "bad/.scopebot.yaml": "oops: 1"})
    for path in ("none", "bad"):
        with pytest.raises(Misuse):
            _run(root / path)
