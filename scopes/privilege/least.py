"""Least privilege: which of several sets of scopes grants less."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scopes.data.catalog import Catalog, Level
from scopes.data.operations import Alternatives, Operation, Operations
from scopes.privilege.roles import choices_of

Rank = tuple[int, int, int, str]

_LEVEL_RANK = {"user": 0, "group": 1, "service-app": 1, "admin": 2, "compliance": 3, "other": 4}
_ACCESS_RANK = {"read": 0, "execute": 1, "write": 1, "all": 2}
_STATUS_RANK = {"documented": 0, "undocumented-but-seen": 1, "deprecated": 2}
LAST_RESORTS = frozenset({"cloud-contact-center:pod_conv"})
"""Scopes that are proposed only where no usual one is accepted: agents' own calls use `cjp:user`,
and nobody documents how the two compare."""


@dataclass(frozen=True)
class Privilege:
    """Orders scopes and sets of scopes by how much they let an app do."""

    ranks: Mapping[str, Rank]

    def of_scope(self, scope: str) -> Rank:
        """Return the rank of a scope; a higher one lets an app do more."""
        return self.ranks[scope]

    def of_set(self, scopes: Iterable[str]) -> list[Rank]:
        """Return a key that orders sets: by the most powerful scope first, then by number."""
        return sorted((self.ranks[scope] for scope in scopes), reverse=True)

    def least(self, alternatives: Alternatives) -> tuple[str, ...]:
        """Return the set that grants least, its scopes in the order to show them.

        The primary scope of the job comes first, helpers such as a second read scope
        after it: within a set, write before read, then by name.
        """
        return self.in_order(min(alternatives, key=self.of_set))

    def larger(self, alternatives: Alternatives) -> list[tuple[str, ...]]:
        """Return the accepted sets other than the least one, in the order of their power."""
        return [self.in_order(scopes) for scopes in sorted(alternatives, key=self.of_set)[1:]]

    def in_order(self, scopes: Iterable[str]) -> tuple[str, ...]:
        """Return scopes in the order in which answers show them."""
        return tuple(sorted(scopes, key=lambda s: (-self.ranks[s][1], self.ranks[s][2], s)))

    def by_level(self, operation: Operation) -> dict[Level, tuple[str, ...]]:
        """Return the least set of every token level that grants access to the operation."""
        return {level: self.least(sets) for level, sets in choices_of(operation).items()}


def rank_scopes(catalog: Catalog, operations: Operations) -> Privilege:
    """Rank every scope: undocumented ones last, then level, access and breadth.

    Breadth is the number of operations that name the scope, so that among alternatives the
    narrow one wins; `broad: true` in the catalog says so where the numbers can't. Of scopes alike
    the `LAST_RESORTS` come last.
    """
    ranks = {}
    for scope in catalog.scopes.values():
        level = _LEVEL_RANK[scope.level] + 10 * _STATUS_RANK[scope.status]
        breadth = len(operations.requiring(scope.id)) + 10_000 * scope.broad
        access = _ACCESS_RANK[scope.access] + 10 * (scope.id in LAST_RESORTS)
        ranks[scope.id] = (level, access, breadth, scope.id)
    return Privilege(ranks)
