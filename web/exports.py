"""Lists of operations to take away: as CSV, or as one JSON object."""

import csv
import io
from collections.abc import Iterable

from scopes.data.catalog import LEVELS
from scopes.data.operations import Operation, Route

COLUMNS = (
    "method", "path", "host", "title", "product", "resource", "deprecated", "successor", "basis",
    "since", "read", *LEVELS, "note",
)  # fmt: skip


def to_csv(operations: Iterable[Operation]) -> str:
    """Return operations as CSV; the cell of a token level holds its routes, divided by ` | `."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_row, operations))
    return text.getvalue()


def _row(o: Operation) -> tuple[str, ...]:
    deprecated = "yes" if o.is_deprecated else "announced" if o.is_to_be_deprecated else "no"
    levels = (" | ".join(map(_route, o.routes.get(level, ()))) for level in LEVELS)
    return (
        o.method, o.address, o.host, o.title, o.product, o.tag, deprecated, o.successor, o.basis,
        o.since, o.read, *levels, o.note,
    )  # fmt: skip


def _route(route: Route) -> str:
    roles = f" [{', '.join(route.roles)}]" if route.roles else ""
    note = f" ({route.note})" if route.note else ""
    return f"{' '.join(sorted(route.scopes)) or 'no scope'}{roles}{note}"
