"""Reading and writing `data/operations.tsv` and `data/removed.tsv`.

A row is an operation. Its cell for a token level holds routes, divided by ` | `: the scopes that
are needed together, then the roles in square brackets, then a condition in round ones, as in
`spark-admin:people_write [full, user] | spark-admin:people_read [read-only] (trial only)`. A route
without scopes begins with `-`.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import astuple
from functools import cache
from pathlib import Path
from typing import TypeVar

from scopes.data.catalog import LEVELS
from scopes.data.errors import DataError, read_data
from scopes.data.operations import METHODS, Operation, Operations, Removed, Route

COLUMNS = (
    "method", "path", "host", "title", "product", "tag", "deprecated", "successor", *LEVELS,
    "basis", "depends", "fingerprint", "since", "read", "note",
)  # fmt: skip
REMOVED_COLUMNS = ("method", "path", "product", "title", "since", "successor", "note")

T = TypeVar("T")

_ORIGIN = re.compile(r"# (\d{4}-\d\d-\d\d)\. (.+)")
_ROUTE = re.compile(r"(-|[^\s\[(|]+(?: [^\s\[(|]+)*)(?: \[([^\]|]+)\])?(?: \(([^|]+)\))?")


def load_operations(path: Path, removed: Path | None = None) -> Operations:
    """Read `operations.tsv` and, where it is given, `removed.tsv`.

    Raises `DataError` naming each line that is not as it should be.
    """
    head, found = _read_table(path, COLUMNS, _operation)
    origin = _ORIGIN.fullmatch(head[0]) if head else None
    if not origin:
        raise DataError([f"{path.name}: must begin with '# DATE. ORIGIN' and the header line"])
    gone = _read_table(removed, REMOVED_COLUMNS, _removed)[1] if removed else []
    more = (line.removeprefix("# ") for line in head[1:])
    return Operations(
        tuple(found), "; ".join([origin.group(2), *more]), origin.group(1), tuple(gone)
    )


def _read_table(
    path: Path, columns: tuple[str, ...], parse: Callable[[list[str]], T | str]
) -> tuple[list[str], list[T]]:
    """Return the comment lines at the head of a table, and what its rows say."""
    lines = read_data(path).splitlines()
    head = [line for line in lines if line.startswith("# ")]
    if tuple("".join(lines[len(head) : len(head) + 1]).split("\t")) != columns:
        raise DataError([f"{path.name}: must begin with '# DATE. ORIGIN' and the header line"])
    problems, rows = [], []
    for number, line in enumerate(lines[len(head) + 1 :], start=len(head) + 2):
        cells = line.split("\t")
        wrong_number = f"has {len(cells)} columns instead of {len(columns)}"
        row = parse(cells) if len(cells) == len(columns) else wrong_number
        if isinstance(row, str):
            problems.append(f"{path.name} line {number}: {row}")
        else:
            rows.append(row)
    if problems:
        raise DataError(problems)
    return head, rows


def _problem(method: str, path: str) -> str | None:
    if method not in METHODS:
        return f"unknown method {method!r}"
    if not path.startswith("/") or " " in path:
        return f"path {path!r} must begin with / and hold no blank"
    return None


def _operation(cells: list[str]) -> Operation | str:
    """Return the operation of a row, or what is wrong with it."""
    row = dict(zip(COLUMNS, cells, strict=True))
    problem = _problem(row["method"], row["path"])
    if problem:
        return problem
    try:
        routes = {level: parse_routes(row[level]) for level in LEVELS if row[level]}
    except ValueError as error:
        return str(error)
    return Operation(
        method=row["method"],
        path=row["path"],
        host=row["host"],
        title=row["title"],
        product=row["product"],
        tag=row["tag"],
        basis=row["basis"],
        note=row["note"],
        is_deprecated=row["deprecated"] == "yes",
        depends_on_subject=row["depends"] == "yes",
        routes=routes,
        is_to_be_deprecated=row["deprecated"] == "announced",
        successor=row["successor"],
        fingerprint=row["fingerprint"],
        since=row["since"],
        read=row["read"],
    )


def _removed(cells: list[str]) -> Removed | str:
    return _problem(*cells[:2]) or Removed(*cells)


@cache
def parse_routes(cell: str) -> tuple[Route, ...]:
    """Read the routes of a cell; raise `ValueError` when it is not written as they are."""
    return tuple(_route(part) for part in cell.split(" | "))


def _route(text: str) -> Route:
    found = _ROUTE.fullmatch(text)
    if not found:
        raise ValueError(f"route {text!r} must be scopes, [roles] and (note)")
    scopes, roles, note = found.groups(default="")
    names = scopes.split() if scopes != "-" else []
    return Route(frozenset(names), tuple(roles.split(", ")) if roles else (), note)


def write_routes(routes: Iterable[Route]) -> str:
    """Write routes as a cell; `parse_routes` reads it back."""
    return " | ".join(_written(route) for route in routes)


def _written(route: Route) -> str:
    roles = [f"[{', '.join(route.roles)}]"] if route.roles else []
    note = [f"({route.note})"] if route.note else []
    return " ".join([*(sorted(route.scopes) or ["-"]), *roles, *note])


def write_operations(operations: Operations) -> str:
    """Return the text of `operations.tsv`."""
    rows = sorted((_cells(o) for o in operations.all), key=lambda row: (row[4], row[1], row[0]))
    origin = [f"# {line}" for line in operations.origin.split("; ")]
    origin[0] = f"# {operations.data_date}. {origin[0].removeprefix('# ')}"
    return _table([*origin, "\t".join(COLUMNS)], rows)


def write_removed(removed: Iterable[Removed]) -> str:
    """Return the text of `removed.tsv`."""
    rows = sorted((astuple(gone) for gone in removed), key=lambda row: (row[2], row[1], row[0]))
    return _table(["\t".join(REMOVED_COLUMNS)], rows)


def _table(head: list[str], rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join([*head, *("\t".join(row) for row in rows)]) + "\n"


def _cells(o: Operation) -> tuple[str, ...]:
    deprecated = "yes" if o.is_deprecated else "announced" if o.is_to_be_deprecated else ""
    levels = [write_routes(o.routes.get(level, ())) for level in LEVELS]
    return (
        o.method, o.path, o.host, o.title, o.product, o.tag, deprecated, o.successor, *levels,
        o.basis, "yes" if o.depends_on_subject else "", o.fingerprint, o.since, o.read, o.note,
    )  # fmt: skip
