"""The locked libraries, and what pyproject.toml says of the project."""

import importlib.metadata
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from version import VERSION

ROOT = Path(__file__).parent.parent
NAMES = ("requirements", "requirements-mcp", "requirements-dev", "requirements-fuzz")
TRAINING = "pip install --quiet --disable-pip-version-check -r requirements-train.txt"
"""The one exception (docs/exceptions.md): PyTorch has other files for each kind of machine."""
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[\w+\])?==(\S+)(.*)", re.MULTILINE)
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins(name: str) -> dict[str, str]:
    """Return the versions that a file pins, by the name of the library."""
    return {
        re.sub(r"[._-]+", "-", library).lower(): version
        for library, version, _ in PIN.findall(text_of(name))
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_lock_holds_all_that_is_asked_for_in_that_version(name: str) -> None:
    asked, locked = pins(f"{name}.in"), pins(f"{name}.txt")

    assert asked
    assert {library: locked.get(library) for library in asked} == asked


@pytest.mark.parametrize("name", NAMES)
def test_a_lock_has_a_hash_for_every_library(name: str) -> None:
    lines = [
        line
        for line in text_of(f"{name}.txt").replace("\\\n", "").splitlines()
        if line and not line.lstrip().startswith("#")
    ]

    assert len(lines) == len(pins(f"{name}.txt"))
    assert [line for line in lines if "--hash=sha256:" not in line] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_lock_names_no_place_of_the_machine_that_made_it(name: str) -> None:
    without_hashes = re.sub(r"--hash=\S+", "", text_of(f"{name}.txt"))

    assert re.findall(r".*(?:://|--\S*(?:index|find-links|host)|\s/\w).*", without_hashes) == []


def test_developers_have_the_libraries_of_the_bot() -> None:
    run, dev = pins("requirements.txt"), pins("requirements-dev.txt")

    both = run.keys() & dev.keys()
    assert {library: dev[library] for library in both} == {
        library: run[library] for library in both
    }


def test_the_sdk_is_the_one_that_edits_messages_with_the_overridden_pyjwt() -> None:
    locked = pins("requirements.txt")

    assert locked["webexteamssdk"] == "1.7"
    assert {"pyjwt": locked["pyjwt"]} == pins("requirements-overrides.txt")
    assert locked["pyjwt"] == pins("requirements-mcp.txt")["pyjwt"]


def test_nothing_but_pyjwt_differs_from_what_a_library_asks_for() -> None:
    """Make installs without looking at what libraries ask for, so the locks must hold to it."""
    locked = {name: version for lock in NAMES[:3] for name, version in pins(f"{lock}.txt").items()}
    broken = {
        (distribution.name, need.name)
        for distribution in importlib.metadata.distributions()
        if canonicalize_name(distribution.name) in locked
        for need in map(Requirement, distribution.requires or ())
        if not need.marker or need.marker.evaluate({"extra": ""})
        if not need.specifier.contains(locked.get(canonicalize_name(need.name), "none"))
    }

    assert broken == {("webexteamssdk", "PyJWT")}


def test_make_installs_nothing_without_its_hash() -> None:
    makefile = text_of("Makefile")

    assert re.search(r"^INSTALL := .*--require-hashes --no-deps$", makefile, re.MULTILINE)
    plain = re.findall(r"pip install .*", makefile)
    assert [line for line in plain if "--require-hashes" not in line] == [TRAINING]


def test_the_version_stands_in_one_place() -> None:
    assert "version" in PYPROJECT["project"]["dynamic"]
    assert PYPROJECT["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "version.VERSION"}
    assert VERSION not in text_of("pyproject.toml")


def test_the_pythons_are_told_alike() -> None:
    project = PYPROJECT["project"]
    classified = re.findall(r"Python :: (3\.\d+)", " ".join(project["classifiers"]))

    oldest, newest = classified[0], int(classified[-1].partition(".")[2])
    assert project["requires-python"] == f">={oldest},<3.{newest + 1}"
    assert PYPROJECT["tool"]["mypy"]["python_version"] == oldest
    assert PYPROJECT["tool"]["ruff"]["target-version"] == f"py{oldest.replace('.', '')}"
    assert f"--python-version {oldest} " in text_of("Makefile")
