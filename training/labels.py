"""What a text is to lead to: a least set of scopes on one token level, called its class."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from scopes.data.catalog import Catalog, Level
from scopes.data.operations import Operation, Operations
from scopes.finding.classes import NOTHING, UNDOCUMENTED, Class
from scopes.privilege.least import Privilege, rank_scopes

NONE, UNNAMED = 0, 1
"""The numbers of `NOTHING` and `UNDOCUMENTED`."""
Named = Level | Literal["undocumented"] | None


@dataclass(frozen=True)
class Labels:
    """All classes, in the order of the operations, and those each operation leads to."""

    catalog: Catalog
    classes: tuple[Class, ...]
    operations: tuple[Operation, ...]
    numbers: dict[Class, int]
    _of_operation: dict[tuple[str, str], tuple[int, ...]]

    def of(self, operation: Operation, level: Level | None = None) -> tuple[int, ...]:
        """Return the classes of an operation on a level, or on the one people mostly mean."""
        found = self._of_operation[operation.key]
        if found == (UNNAMED,):
            return found
        levels = dict.fromkeys(self.classes[number][1] for number in found)
        meant = level if level in levels else self._usual(found, levels)
        return tuple(number for number in found if self.classes[number][1] == meant)

    def on_any_level(self, operation: Operation) -> tuple[int, ...]:
        """Return the classes of an operation on all its levels."""
        return self._of_operation[operation.key]

    def _usual(self, found: Sequence[int], levels: Mapping[Named, None]) -> Named:
        first = self.catalog.scopes[self.classes[found[0]][0][0]]
        usual = self.catalog.areas[first.area].default_level
        return usual if usual in levels else next(iter(levels))


def labels_of(catalog: Catalog, operations: Operations) -> Labels:
    """Return the classes that operations and catalog allow, after those without scopes.

    They follow the documents alone: what a role may take is decided when a set is solved.
    """
    privilege = rank_scopes(catalog, operations)
    numbers: dict[Class, int] = {NOTHING: NONE, UNDOCUMENTED: UNNAMED}
    of_operation: dict[tuple[str, str], tuple[int, ...]] = {}
    unlike = {operation.key: operation for operation in reversed(operations.all)}
    for operation in operations.all:
        found = tuple(dict.fromkeys(_classes(operation, privilege))) or (UNDOCUMENTED,)
        for each in found:
            numbers.setdefault(each, len(numbers))
        if unlike[operation.key] is operation:
            of_operation[operation.key] = tuple(numbers[each] for each in found)
    for scope in catalog.searched():
        numbers.setdefault(((scope.id,), scope.token_level or "admin"), len(numbers))
    known = tuple(o for o in operations.all if unlike[o.key] is o)
    return Labels(catalog, tuple(numbers), known, numbers, of_operation)


def _classes(operation: Operation, privilege: Privilege) -> list[Class]:
    """Return the least set of each level, or every set where the subject decides."""
    return [
        (privilege.in_order(scopes), level)
        for level, sets in operation.sets.items()
        for scopes in (sets if operation.depends_on_subject else [privilege.least(sets)])
    ]


def features_of(label: Class, catalog: Catalog) -> list[str]:
    """Return what a class shares with others, so that rare ones learn from frequent ones.

    Reading or changing and whose data are features of their own: what tells one from the other
    is learned once, for all subjects.
    """
    if label in (NOTHING, UNDOCUMENTED):
        return ["nothing" if label == NOTHING else "undocumented"]
    scopes, level = label
    first = catalog.scopes[scopes[0]]
    kinds = {catalog.scopes[scope].access for scope in scopes}
    access = "write" if kinds & {"write", "execute"} else "all" if "all" in kinds else "read"
    prefix, _, name = first.id.partition(":")
    subject = (name or prefix).rpartition("_")[0].lower() or name or prefix
    return [
        f"class {' '.join(scopes)} {level}",
        f"set {' '.join(scopes)}",
        f"access {access}",
        f"level {level}",
        f"prefix {prefix}",
        f"subject {subject}",
        f"area {first.area}",
        f"area {first.area} level {level}",
        f"area {first.area} access {access}",
        *(f"scope {scope}" for scope in scopes),
    ]
