from pathlib import Path
from typing import Any

import pytest

from tools.audit import BLIND, FINE, LOCKS, WEAK, WEAK_ON_PURPOSE, judge, locked

ROOT = Path(__file__).parent.parent.parent
PINNED = ["flask==3.1.3", "pyjwt==2.15.1"]


def library(name: str, *weaknesses: str) -> dict[str, Any]:
    """What pip-audit says of a library it has looked up."""
    vulns = [
        {"id": f"PYSEC-{n}", "aliases": [name], "fix_versions": ["9.9"]}
        for n, name in enumerate(weaknesses)
    ]
    return {"name": name, "version": "1.0", "vulns": vulns}


SKIPPED = {"name": "flask", "skip_reason": "not found"}
PYJWT = library("pyjwt")
PROOF = library(WEAK_ON_PURPOSE.partition("==")[0], "CVE-0")


def test_all_libraries_of_the_locks_are_looked_up() -> None:
    pinned = locked((ROOT / name).read_text(encoding="utf-8") for name in LOCKS)

    names = {pin.partition("==")[0] for pin in pinned}
    assert {
        "flask",
        "pyjwt",
        "pytest",
        "pluggy",
        "atheris",
        "mcp",
    } <= names  # ours, and what they bring
    assert len(pinned) == len(names)


@pytest.mark.parametrize(
    ("found", "status", "named"),
    [
        ([library("flask"), PYJWT, PROOF], FINE, "2 libraries"),
        ([library("flask", "CVE-1"), PYJWT, PROOF], WEAK, "flask 1.0: PYSEC-0"),
        ([library("flask"), library("pyjwt", "CVE-1"), PROOF], WEAK, "pyjwt 1.0: PYSEC-0"),
        ([SKIPPED, library("pyjwt", "CVE-1")], WEAK, "pyjwt"),
        ([SKIPPED, PYJWT, PROOF], BLIND, "1 of 2 libraries could not be looked up: flask"),
        ([PYJWT, PROOF], BLIND, "flask"),
        ([], BLIND, "2 of 2"),
        ([library("flask"), PYJWT, library("mistune")], BLIND, "mistune==0.8.4 should have been"),
        ([library("flask"), PYJWT], BLIND, "mistune==0.8.4 should have been"),
    ],
)
def test_the_verdict(found: list[dict[str, Any]], status: int, named: str) -> None:
    verdict, lines = judge(PINNED, found)

    assert verdict == status
    assert named in "\n".join(lines)
