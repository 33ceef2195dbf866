"""What scopes open: the operations a set of scopes is enough for, alone and together.

Whoever says how many operations a scope opens takes the number from `reach_of`. An operation that
stands on the pages of several products counts once.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from scopes.data.catalog import Catalog
from scopes.data.operations import PART_OF_A_PAGE, Operation, Operations

EVERYTHING = "spark:all"
_BESIDE_EVERYTHING = {EVERYTHING, "spark:kms"}


class Reach(Struct, frozen=True):
    """The operations that name some scope of a set, each once: granted, and lacking another scope.

    `granted` are those that the set is enough for, `together` those among them that no scope of the
    set grants alone; `lacking` are those that require a further scope. `held` are the scopes with
    those that `spark:all`, if it is among them, stands for.
    """

    held: frozenset[str]
    granted: tuple[Operation, ...]
    together: tuple[Operation, ...]
    lacking: tuple[Operation, ...]

    @property
    def named(self) -> tuple[Operation, ...]:
        """All operations that name a held scope: what it opens, and what takes another besides."""
        return (*self.granted, *self.lacking)

    @property
    def by_page(self) -> Mapping[str, int]:
        """How many of the granted operations each resource page holds, most first."""
        pages = Counter(page_of(operation) for operation in self.granted)
        return dict(pages.most_common())


def page_of(operation: Operation) -> str:
    """Return the resource page an operation stands on, under one name when it is split."""
    return PART_OF_A_PAGE.sub("", operation.tag)


def inside_everything(catalog: Catalog) -> frozenset[str]:
    """Return the scopes that `spark:all` bundles: those of the `spark:` family for users."""
    return frozenset(
        scope.id
        for scope in catalog.scopes.values()
        if scope.level == "user"
        and scope.id.startswith("spark:")
        and scope.id not in _BESIDE_EVERYTHING
    )


def held_with(scopes: Iterable[str], catalog: Catalog) -> frozenset[str]:
    """Return the scopes with those that `spark:all`, if it is among them, stands for."""
    held = frozenset(scopes)
    return held | inside_everything(catalog) if EVERYTHING in held else held


def reach_of(scopes: Iterable[str], catalog: Catalog, operations: Operations) -> Reach:
    """Return what a set of scopes grants access to."""
    each = [held_with([scope], catalog) for scope in scopes]
    held = frozenset().union(*each)
    rows = [o for scope in sorted(held) for o in operations.requiring(scope)]
    granted = {o.key: o for o in rows if grants_access(held, o)}
    named = {o.key: o for o in rows}
    return Reach(
        held,
        tuple(granted.values()),
        together=tuple(
            o for o in granted.values() if not any(grants_access(alone, o) for alone in each)
        ),
        lacking=tuple(operation for key, operation in named.items() if key not in granted),
    )


def grants_access(held: frozenset[str], operation: Operation) -> bool:
    """Return whether the scopes are enough for an operation, on any route."""
    return any(needed <= held for sets in operation.sets.values() for needed in sets)


EXAMPLES = 3
"""Operations that an answer names where all of them would be too many."""


def typical(operations: Iterable[Operation], limit: int = EXAMPLES) -> list[Operation]:
    """Return a few operations with short paths as examples, from as many pages as there are."""
    ordered = sorted(operations, key=lambda o: (o.is_deprecated, len(o.path), o.path))
    by_page: dict[str, Operation] = {}
    for operation in ordered:
        by_page.setdefault(operation.tag, operation)
    return list({o.key: o for o in (*by_page.values(), *ordered)}.values())[:limit]
