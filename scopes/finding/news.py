"""What changed about the operations of some areas since a day."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from scopes.data.catalog import Catalog
from scopes.data.changes import Change
from scopes.data.operations import Operation, Operations

TOLD = ("new", "scopes", "roles", "deprecation", "renamed", "gone")
"""The kinds of changes that are news; another title or wording is none."""
_APART = re.compile(r"[\s|;,()\[\]]+")


class News:
    """The changes that matter to somebody who requests scopes, by area."""

    def __init__(self, changes: Sequence[Change], catalog: Catalog, operations: Operations) -> None:
        self._all = changes
        self._changes = [change for change in changes if change.kind in TOLD]
        self._catalog = catalog
        self._operations = operations

    @property
    def newest(self) -> str:
        """The day of the last change, "" when there is none."""
        return max((change.day for change in self._changes), default="")

    def since(self, day: str, areas: Collection[str] = ()) -> list[Change]:
        """Return what changed after a day in some areas, given by id; in all of them for none."""
        return [
            change
            for change in self._changes
            if change.day > day and (not areas or not self.areas_of(change).isdisjoint(areas))
        ]

    def of(self, operation: Operation) -> list[Change]:
        """Return all that changed about an operation, also its title, the newest first."""
        return [change for change in self._all if change.key == operation.key]

    def operation_of(self, change: Change) -> Operation | None:
        """Return the operation that changed, None when the documents no longer have it."""
        return self._by_key.get(change.key)

    def scopes_in(self, told: str) -> list[str]:
        """Return the scopes that are named in what is told of a change, each once."""
        named = (word for word in _APART.split(told) if word in self._catalog.scopes)
        return list(dict.fromkeys(named))

    def areas_of(self, change: Change) -> set[str]:
        """Return the areas of the scopes of a change; without any, the usual one of its product."""
        operation = self.operation_of(change)
        scopes = {*self.scopes_in(f"{change.now} {change.was}")}
        scopes |= operation.scopes if operation else set()
        areas = {self._catalog.scopes[scope].area for scope in scopes}
        return areas or self._usual.get(change.product, set())

    @cached_property
    def _by_key(self) -> Mapping[tuple[str, str], Operation]:
        return {operation.key: operation for operation in self._operations.all}

    @cached_property
    def _usual(self) -> Mapping[str, set[str]]:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for operation in self._operations.all:
            if not operation.depends_on_subject:
                areas = {self._catalog.scopes[scope].area for scope in operation.scopes}
                counts[operation.product].update(areas)
        return {
            product: {area for area, _ in of_product.most_common(1)}
            for product, of_product in counts.items()
        }
