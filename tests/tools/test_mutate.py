"""`make mutate` finds what can be changed, and what it needs is here."""

import importlib
from pathlib import Path

import pytest

from tools import mutate
from tools.mutate import LIBRARIES, mutants_of

MODULE = '''"""A text that stands by itself."""
LEVEL: "str" = "user"
def is_more(first: int, second: int) -> bool:
    """Return whether."""
    return first > second and not first == 3
'''


@pytest.mark.parametrize("library", LIBRARIES)
def test_what_all_runs_load_can_be_loaded(library: str) -> None:
    assert importlib.import_module(library).__name__ == library


def test_one_thing_is_changed_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutate, "ROOT", tmp_path)
    (tmp_path / "module.py").write_text(MODULE)

    found = [(each.line, each.before, each.after) for each in mutants_of(Path("module.py"))]

    assert sorted(found) == [
        (2, "'user'", "'user~'"),
        (5, "3", "4"),
        (5, "first == 3", "first != 3"),
        (5, "first > second", "first >= second"),
        (5, "first > second and (not first == 3)", "first > second or not first == 3"),
        (5, "not first == 3", "not not first == 3"),
    ]
