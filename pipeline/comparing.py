"""What an import would change, and whether it may."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scopes.data.catalog import LEVELS
from scopes.data.operations import Operation, Operations
from scopes.data.tables import write_routes

LEAST_KEPT = 0.9
"""Share of a product's operations, and of those with scopes, below which an import is stopped."""


@dataclass(frozen=True, order=True)
class Change:
    """A difference for an operation: its kind, and what it was and is."""

    product: str
    kind: str
    operation: str
    was: str = ""
    now: str = ""


def changes(before: Operations, after: Operations) -> list[Change]:
    """Return what is new, gone, renamed or told otherwise, by product."""
    old = {(o.product, o.key): o for o in before.all}
    new = {(o.product, o.key): o for o in after.all}
    successors = {each.key: each.successor for each in after.removed if each.successor}
    renamed = set(successors.values())
    found = []
    for key in new.keys() - old.keys():
        name = _name(new[key])
        if name not in renamed:
            found.append(Change(key[0], "new", name, now=_told(new[key])))
    for key in old.keys() - new.keys():
        successor = successors.get(key[1], "")
        kind = "renamed" if successor else "gone"
        found.append(Change(key[0], kind, _name(old[key]), now=successor))
    for key in old.keys() & new.keys():
        found += _differences(old[key], new[key])
    return sorted(found)


def _name(operation: Operation) -> str:
    return f"{operation.method} {operation.path}"


def _told(operation: Operation) -> str:
    cells = {level: write_routes(operation.routes.get(level, ())) for level in LEVELS}
    return "; ".join(f"{level}: {cell}" for level, cell in cells.items() if cell)


def _scopes(operation: Operation) -> str:
    found = []
    for level, sets in operation.sets.items():
        found.append(f"{level}: {' | '.join(sorted(' '.join(sorted(each)) for each in sets))}")
    return "; ".join(found)


def _differences(old: Operation, new: Operation) -> Iterable[Change]:
    def deprecation(o: Operation) -> str:
        return "yes" if o.is_deprecated else "announced" if o.is_to_be_deprecated else "no"

    if old.title != new.title:
        yield Change(new.product, "title", _name(new), old.title, new.title)
    if _scopes(old) != _scopes(new):
        yield Change(new.product, "scopes", _name(new), _told(old), _told(new))
    elif _told(old) != _told(new):
        yield Change(new.product, "roles", _name(new), _told(old), _told(new))
    elif old.fingerprint != new.fingerprint:
        yield Change(new.product, "wording", _name(new))
    if deprecation(old) != deprecation(new):
        yield Change(new.product, "deprecation", _name(new), deprecation(old), deprecation(new))


def refusals(before: Operations, after: Operations, canaries: dict[str, str]) -> list[str]:
    """Return why an import must not be shipped: what is lost, and canaries that do not sing."""
    found = []
    for what, of in (("operations", _all), ("operations with scopes", _open)):
        had, has = _counts(of(before)), _counts(of(after))
        for product, number in sorted(had.items()):
            if has[product] < number * LEAST_KEPT:
                found.append(f"{product}: {has[product]} {what} instead of {number}")
    scopes: dict[str, set[str]] = defaultdict(set)
    for operation in after.all:
        scopes[_name(operation)] |= operation.scopes
    for name, scope in canaries.items():
        if scope not in scopes[name]:
            found.append(f"{name}: must have {scope}")
    return found


def _all(operations: Operations) -> Sequence[Operation]:
    return operations.all


def _open(operations: Operations) -> Sequence[Operation]:
    return [operation for operation in operations.all if operation.sets]


def _counts(operations: Iterable[Operation]) -> Counter[str]:
    return Counter(operation.product for operation in operations)
