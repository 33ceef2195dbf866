"""The errors of the scope core, and reading files that may hold some."""

from collections.abc import Sequence
from pathlib import Path


class DataError(Exception):
    """The catalog or the operations file is wrong; the bot must not start with it.

    `problems` holds one sentence per problem, each naming the file, the entry and the field.
    """

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def read_data(path: Path) -> str:
    """Return the text of a data file; raise `DataError` when it is no text in UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        where = f"{path.name}: not readable as UTF-8"
        raise DataError(
            [f"{where}: byte {error.start} is {error.object[error.start]:#x}"]
        ) from None


def read_rows(path: Path, columns: Sequence[str]) -> list[str]:
    """Return the lines of a table below its first one.

    Raise `DataError` when it is no text, or when that line does not name the columns.
    """
    head, *lines = read_data(path).splitlines() or [""]
    if head.split("\t") != [*columns]:
        raise DataError([f"{path.name}: the first line must be {' '.join(columns)}, tabs between"])
    return lines
