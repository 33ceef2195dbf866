"""Compare scopes: what they share, what sets them apart, which of them lets an app do less."""

from collections.abc import Sequence

from msgspec import Struct

from scopes.data.catalog import Catalog, Scope
from scopes.data.operations import Operation, Operations
from scopes.privilege.least import Privilege
from scopes.privilege.reach import Reach, reach_of


class Side(Struct, frozen=True):
    """One of the scopes compared: what it grants access to, and the operations only it grants."""

    scope: Scope
    reach: Reach
    own: tuple[Operation, ...]


class Comparison(Struct, frozen=True):
    """Scopes side by side, the one that lets an app do least first; what all of them open."""

    sides: tuple[Side, ...]
    shared: tuple[Operation, ...]


def compare(
    scopes: Sequence[str], catalog: Catalog, operations: Operations, privilege: Privilege
) -> Comparison:
    """Compare two or more scopes."""
    ordered = sorted(scopes, key=privilege.of_scope)
    reaches = {scope: reach_of([scope], catalog, operations) for scope in ordered}
    keys = {scope: {operation.key for operation in reaches[scope].granted} for scope in ordered}
    sides = []
    for scope in ordered:
        others = set().union(*(keys[other] for other in ordered if other != scope))
        own = tuple(o for o in reaches[scope].granted if o.key not in others)
        sides.append(Side(catalog.scopes[scope], reaches[scope], own))
    common = set.intersection(*keys.values())
    shared = tuple(o for o in reaches[ordered[0]].granted if o.key in common)
    return Comparison(tuple(sides), shared)
