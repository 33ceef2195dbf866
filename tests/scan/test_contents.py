import os
from pathlib import Path

import pytest

from scan import contents as module
from scan.contents import read_contents
from scan.walking import FoundFile
from tests.scan.conftest import READ_PEOPLE, Tree


def _read(root: Path, name: str) -> module.Contents:
    return read_contents(FoundFile(name, root / name))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xff\xfe\xfa", "not readable as UTF-8"),
        (b"caf\xe9", "not readable as UTF-8: byte 3"),
        (b"webex\0webex", "a binary file"),
    ],
)
def test_a_broken_file_is_named(tree: Tree, content: bytes, why: str) -> None:
    assert (_read(tree({"a.py": content}), "a.py").why or "").startswith(why)


def test_what_is_no_regular_file_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    assert _read(tmp_path, "pipe.py").why == "no regular file"


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    assert _read(tmp_path, "gone.py").why == "No such file or directory"


def test_scripts_in_utf_16_are_read(tree: Tree) -> None:
    root = tree({"a.sh": READ_PEOPLE.encode("utf-16")})
    assert [call.path for call, _ in _read(root, "a.sh").calls] == ["/v1/people"]


def test_minified_code_is_passed_over(tree: Tree) -> None:
    root = tree({"a.js": READ_PEOPLE.strip() + ";" * 6000, "a.py": "#" * 6000 + "\n" + READ_PEOPLE})
    assert _read(root, "a.js").is_minified
    assert not _read(root, "a.js").calls
    assert _read(root, "a.py").calls


@pytest.mark.parametrize(
    "text",
    [
        "webex " * 20_000,
        "webex = " + "(" * 20_000,
        "fetch(`https://webexapis.com/" + "${a" * 20_000,
        "scope='spark:" + "a" * 100_000,
    ],
)
def test_hostile_text_breaks_nothing(tree: Tree, text: str) -> None:
    assert _read(tree({"a.py": text}), "a.py").why is None


def test_a_failure_of_the_reader_is_named(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(text: str, name: str | None) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(module, "read_code", fail)
    why = _read(tree({"a.sh": READ_PEOPLE}), "a.sh").why
    assert why == "reading it failed: RecursionError"
