from pathlib import Path

from scopes.data.history import read_history
from scopes.data.operations import Operation

CHANGES = """# Changes of the data

## 2026-08-21

- New: `GET /tasks`
- Roles of GET /tasks, `PUT /tasks/{id}`: full

## 2026-05-04

- Renamed: `GET /tasks`
- Nothing of note
"""


def operation(method: str, path: str) -> Operation:
    return Operation(method, path, "host", "", "", "", "tag", "", False, False, {})


def test_an_operation_gets_the_entries_that_name_its_call(tmp_path: Path) -> None:
    file = tmp_path / "CHANGES.md"
    file.write_text(CHANGES, encoding="utf-8")
    history = read_history(file)

    assert history.of(operation("GET", "/tasks")) == [
        ("2026-08-21", "New: `GET /tasks`"),
        ("2026-08-21", "Roles of GET /tasks, `PUT /tasks/{id}`: full"),
        ("2026-05-04", "Renamed: `GET /tasks`"),
    ]
    assert len(history.of(operation("PUT", "/tasks/{id}"))) == 1
    assert history.of(operation("GET", "/task")) == []


def test_without_the_file_there_is_no_history(tmp_path: Path) -> None:
    assert read_history(tmp_path / "CHANGES.md").of(operation("GET", "/tasks")) == []
