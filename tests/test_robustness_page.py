"""The table of findings in docs/decisions/robustness.md is whole, and its tests exist."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "decisions" / "robustness.md"
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
FINDINGS = {
    "H3b",
    *(f"H{number}" for number in range(1, 6)),
    *(f"M{number}" for number in range(1, 9)),
    *(f"L{number}" for number in range(1, 21)),
}
ROWS = {
    name.strip(): closed
    for name, _, closed in re.findall(r"^\| ?([HML]\w+) \|(.*?)\|(.*)\|$", PAGE.read_text(), re.M)
}


def test_every_finding_has_a_row() -> None:
    assert ROWS.keys() == FINDINGS


@pytest.mark.parametrize("name", sorted(FINDINGS))
def test_a_row_names_tests_that_exist(name: str) -> None:
    named = TEST.findall(ROWS[name])

    assert named
    for file, test in named:
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        functions = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        assert test in functions, f"{file} has no {test}"


@pytest.mark.parametrize("name", sorted(FINDINGS))
def test_a_row_names_no_file_without_its_test(name: str) -> None:
    assert len(re.findall(r"`tests/", ROWS[name])) == len(TEST.findall(ROWS[name]))
