from pathlib import Path
from typing import Any

import pytest

from tools.audit import ACCEPTED, BLIND, FINE, LOCKS, WEAK, judge, locked

ROOT = Path(__file__).parent.parent.parent
PINNED = ["flask==3.1.3", "pyjwt==1.7.1"]


def library(name: str, *weaknesses: str) -> dict[str, Any]:
    """What pip-audit says of a library it has looked up."""
    vulns = [
        {"id": f"PYSEC-{n}", "aliases": [name], "fix_versions": ["9.9"]}
        for n, name in enumerate(weaknesses)
    ]
    return {"name": name, "version": "1.0", "vulns": vulns}


SKIPPED = {"name": "flask", "skip_reason": "not found"}
ACCEPTED_ONE = library("pyjwt", *ACCEPTED)


def test_all_libraries_of_the_locks_are_looked_up() -> None:
    pinned = locked((ROOT / name).read_text(encoding="utf-8") for name in LOCKS)

    names = {pin.partition("==")[0] for pin in pinned}
    assert {"flask", "pyjwt", "pytest", "pluggy", "atheris"} <= names  # ours, and what they bring
    assert len(pinned) == len(names)


@pytest.mark.parametrize(
    ("found", "status", "named"),
    [
        ([library("flask"), ACCEPTED_ONE], FINE, "2 libraries"),
        ([library("flask", "CVE-1"), ACCEPTED_ONE], WEAK, "flask 1.0: PYSEC-0"),
        ([library("flask"), library("pyjwt", *ACCEPTED, "CVE-1")], WEAK, "pyjwt 1.0: PYSEC-1"),
        ([SKIPPED, library("pyjwt", "CVE-1")], WEAK, "pyjwt"),
        ([SKIPPED, ACCEPTED_ONE], BLIND, "1 of 2 libraries could not be looked up: flask"),
        ([ACCEPTED_ONE], BLIND, "flask"),
        ([], BLIND, "2 of 2"),
        ([library("flask"), library("pyjwt")], BLIND, "CVE-2022-29217 should have been found"),
    ],
)
def test_the_verdict(found: list[dict[str, Any]], status: int, named: str) -> None:
    verdict, lines = judge(PINNED, found)

    assert verdict == status
    assert named in "\n".join(lines)
