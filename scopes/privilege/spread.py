"""How the operations that scopes open spread over areas: how many read, how many change."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from scopes.data.catalog import Catalog
from scopes.data.operations import Operation
from scopes.privilege.least import Privilege
from scopes.privilege.reach import Reach, held_with, page_of


@dataclass(frozen=True)
class Share:
    """How many operations of one area or resource page read (GET) and how many change."""

    name: str
    reads: int
    changes: int

    @property
    def total(self) -> int:
        """All operations of the share."""
        return self.reads + self.changes


def by_page(operations: Iterable[Operation]) -> list[Share]:
    """Return the shares of the resource pages, the largest first."""
    return _shares(operations, page_of)


def by_area(
    scopes: Iterable[str], reach: Reach, catalog: Catalog, privilege: Privilege
) -> list[Share]:
    """Return the shares of the areas that the scopes open, the largest first.

    An operation counts in the area of the scope that grants it: of the least of the sets held.
    """
    held = held_with(scopes, catalog)

    def area(operation: Operation) -> str:
        sets = [s for each in operation.sets.values() for s in each if s <= held]
        return catalog.areas[catalog.scopes[privilege.least(tuple(sets))[0]].area].name

    return _shares(reach.granted, area)


def _shares(operations: Iterable[Operation], name: Callable[[Operation], str]) -> list[Share]:
    counts: dict[str, list[int]] = {}
    for operation in operations:
        counts.setdefault(name(operation), [0, 0])[operation.method != "GET"] += 1
    shares = [Share(key, reads, changes) for key, (reads, changes) in counts.items()]
    return sorted(shares, key=lambda share: (-share.total, share.name))
