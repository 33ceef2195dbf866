from pathlib import Path

from scopes.data.changes import Change, read_changes
from scopes.knowledge import ROOT

CHANGES = """# What changed in the documents

## 2026-09-30

- new, webex-admin: `GET /a`: admin: analytics:read_all
- gone, webex-admin: `GET /b/{id}`
- scopes, webex-admin: `PUT /c`: user: spark:kms [full, read-only] (was admin: spark:all)
- deprecation, webex-admin: `PUT /d`: yes (was no)
Something else

## 2026-05-04

- renamed, webex-admin: `GET /e`: GET /f
"""


def test_every_line_of_an_entry_is_a_change_of_its_day(tmp_path: Path) -> None:
    file = tmp_path / "CHANGES.md"
    file.write_text(CHANGES, "utf-8")

    assert read_changes(file) == (
        Change("2026-09-30", "new", "webex-admin", "GET", "/a", "admin: analytics:read_all"),
        Change("2026-09-30", "gone", "webex-admin", "GET", "/b/{id}"),
        Change(
            "2026-09-30",
            "scopes",
            "webex-admin",
            "PUT",
            "/c",
            "user: spark:kms [full, read-only]",
            "admin: spark:all",
        ),
        Change("2026-09-30", "deprecation", "webex-admin", "PUT", "/d", "yes", "no"),
        Change("2026-05-04", "renamed", "webex-admin", "GET", "/e", "GET /f"),
    )


def test_without_the_file_nothing_changed(tmp_path: Path) -> None:
    assert read_changes(tmp_path / "CHANGES.md") == ()


def test_every_line_that_is_shipped_is_read() -> None:
    file = ROOT / "data" / "CHANGES.md"
    lines = [line for line in file.read_text("utf-8").splitlines() if line.startswith("- ")]

    assert len(read_changes(file)) == len(lines) > 0
