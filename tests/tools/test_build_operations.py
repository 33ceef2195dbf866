"""`data/operations.tsv` is built from a collected table and corrections that give their reason."""

from pathlib import Path

import pytest
import yaml

from scopes.data.errors import DataError
from scopes.data.operations import Operations, load_operations
from tools.build_operations import build

COLLECTED = (
    "method",
    "path",
    "host",
    "title",
    "product",
    "tag",
    "deprecated",
    "user_scopes",
    "admin_scopes",
    "compliance_scopes",
    "group_scopes",
    "basis",
    "left_out",
)
ROOMS = "GET /rooms webexapis.com Rooms msg Rooms - spark:rooms_read - - - convention x"
PEOPLE = "GET /people webexapis.com People admin People - spark:a spark:b - - tag x"
OVERRIDE = {
    "method": "GET",
    "path": "/rooms",
    "user": "spark:other",
    "reason": "The guide says so.",
}


def collected(folder: Path, *rows: str) -> Path:
    """Write a collected table; cells are divided by blanks, and - is an empty one."""
    cells = [[cell.replace("-", "", cell == "-") for cell in row.split(" ")] for row in rows]
    table = [COLLECTED, *cells]
    path = folder / "collected.tsv"
    path.write_text("\n".join(map("\t".join, table)), encoding="utf-8")
    return path


def built(folder: Path, *rows: str, overrides: object = None, notes: object = None) -> Operations:
    """Build the file from a table and corrections, and read it."""
    (folder / "overrides.yaml").write_text(yaml.safe_dump(overrides), encoding="utf-8")
    (folder / "notes.yaml").write_text(yaml.safe_dump(notes), encoding="utf-8")
    build(collected(folder, *rows), folder)
    return load_operations(folder / "operations.tsv")


def notes_of(operations: Operations) -> dict[str, str]:
    return {operation.path: operation.note for operation in operations.all}


def test_builds_a_file_that_can_be_read(tmp_path: Path) -> None:
    rooms = built(tmp_path, ROOMS).all[0]

    assert (rooms.key, rooms.host, rooms.basis) == (
        ("GET", "/rooms"),
        "webexapis.com",
        "convention",
    )
    assert rooms.routes == {"user": (frozenset({"spark:rooms_read"}),)}


def test_counts_what_it_has_written(tmp_path: Path) -> None:
    for name in ("overrides.yaml", "notes.yaml"):
        (tmp_path / name).touch()

    assert build(collected(tmp_path, ROOMS, PEOPLE), tmp_path) == 2


def test_orders_operations_by_product(tmp_path: Path) -> None:
    found = built(tmp_path, ROOMS, PEOPLE)

    assert [operation.path for operation in found.all] == ["/people", "/rooms"]


def test_keeps_the_levels_apart(tmp_path: Path) -> None:
    people = built(tmp_path, PEOPLE).all[0]

    assert people.routes == {
        "user": (frozenset({"spark:a"}),),
        "admin": (frozenset({"spark:b"}),),
    }


def test_quotation_marks_are_ordinary_characters(tmp_path: Path) -> None:
    rooms = built(tmp_path, ROOMS.replace(" Rooms ", ' "Rooms ', 1)).all[0]

    assert rooms.title == '"Rooms'


def test_an_override_replaces_its_cells_and_notes_the_reason(tmp_path: Path) -> None:
    rooms = built(tmp_path, ROOMS, overrides=[OVERRIDE]).all[0]

    assert rooms.routes == {"user": (frozenset({"spark:other"}),)}
    assert rooms.note == "The guide says so."


def test_an_override_leaves_other_operations_alone(tmp_path: Path) -> None:
    found = built(tmp_path, ROOMS, PEOPLE, overrides=[OVERRIDE])

    assert notes_of(found) == {"/people": "", "/rooms": "The guide says so."}


@pytest.mark.parametrize(
    "pattern", [{"operations": ["GET /ro*"]}, {"operations": ["*"], "tag": "Lobby|Rooms"}]
)
def test_a_note_is_put_on_the_operations_it_fits(
    tmp_path: Path, pattern: dict[str, object]
) -> None:
    found = built(tmp_path, ROOMS, PEOPLE, notes=[pattern | {"note": "Mind the gap."}])

    assert notes_of(found) == {"/people": "", "/rooms": "Mind the gap."}


def test_several_notes_on_one_operation_are_joined(tmp_path: Path) -> None:
    notes = [{"operations": ["GET /rooms"], "note": text} for text in ("One.", "Two.")]

    assert built(tmp_path, ROOMS, notes=notes).all[0].note == "One. Two."


def test_a_note_that_fits_no_operation_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="fits no operation"):
        built(tmp_path, ROOMS, notes=[{"operations": ["GET /nowhere"], "note": "Lost."}])


@pytest.mark.parametrize(
    "override",
    [
        {k: v for k, v in OVERRIDE.items() if k != "reason"},
        OVERRIDE | {"reason": ""},
        OVERRIDE | {"path": "/nowhere"},
        OVERRIDE | {"method": "PUT"},
    ],
    ids=["no reason", "empty reason", "unknown path", "unknown method"],
)
def test_an_override_without_reason_or_operation_is_refused(
    tmp_path: Path, override: dict[str, str]
) -> None:
    with pytest.raises(SystemExit, match="needs an existing operation and a reason"):
        built(tmp_path, ROOMS, overrides=[override])

    assert not (tmp_path / "operations.tsv").exists()


def test_a_broken_row_does_not_go_unnoticed(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="line 3: unknown method 'FETCH'"):
        built(tmp_path, ROOMS.replace("GET", "FETCH"))
