"""The least set of scopes for several needs together, found exactly and checked again.

Each need can be met on one or more token levels, and on each by one of several sets of scopes.
For one level an alternative is chosen per need so that the union grants least in the order of
`least.Privilege`: by the most powerful scope first, then by number. That order never
rates a set below one of its subsets, so unions that contain another one can be dropped early and
the search stays exact.
"""

from collections.abc import Sequence
from dataclasses import replace

from msgspec import Struct

from scopes.data.catalog import LEVELS, Level
from scopes.data.operations import Alternatives
from scopes.privilege.least import Privilege
from scopes.privilege.needs import Need

MOST_UNIONS = 300


class LeastSet(Struct, frozen=True):
    """A set of scopes for all needs; `is_least` is False when there were too many to compare."""

    scopes: frozenset[str]
    is_least: bool


class NotProved(Exception):
    """A set that does not meet every need, or meets them with scopes to spare; a bug of ours."""


def least_for(needs: Sequence[Need], level: Level | None, privilege: Privilege) -> LeastSet:
    """Return the least set that meets all needs, each on the given level where it can be.

    Without a level each need is met on its own.

    Raises `NotProved` rather than return a set that fails the check.
    """
    unions: set[frozenset[str]] = {frozenset()}
    is_exact = True
    for sets in sorted({need.alternatives(level) for need in needs}, key=_by_number):
        held = frozenset.intersection(*unions)
        if any(needed <= held for needed in sets):
            continue
        unions = {union | needed for union in unions for needed in sets}
        if len(unions) > MOST_UNIONS:
            is_exact = False
            unions = set(sorted(unions, key=privilege.of_set)[:MOST_UNIONS])
        unions = _smallest(unions)
    best = min(unions, key=privilege.of_set)
    if not is_exact:
        best = _without_spare(best, needs, level, privilege)
    prove(best, needs, level)
    return LeastSet(best, is_exact)


def sharing(needs: Sequence[Need], level: Level | None, privilege: Privilege) -> list[Need]:
    """Return needs of which none adds scopes where those of the others do for it as well.

    Alone a need gets its usual set, beside others any set that the documents accept: who lists
    people with `spark-admin:people_read` may list locations with it.
    """
    shared = list(needs)
    for n, need in enumerate(shared):
        accepted = replace(need, usual=frozenset()).alternatives(level)
        if accepted == need.alternatives(level):
            continue
        held = least_for([*shared[:n], *shared[n + 1 :]], level, privilege).scopes
        met = [scopes for scopes in accepted if scopes <= held]
        if met:
            shared[n] = replace(need, usual=frozenset(privilege.least(tuple(met))))
    return shared


def prove(scopes: frozenset[str], needs: Sequence[Need], level: Level | None) -> None:
    """Check that the scopes meet every need and that none can be left out."""
    if not _meets(scopes, needs, level):
        raise NotProved("a need is not met")
    spare = [scope for scope in sorted(scopes) if _meets(scopes - {scope}, needs, level)]
    if spare:
        raise NotProved(f"not needed: {', '.join(spare)}")


def reasons_for(
    needs: Sequence[Need], scopes: frozenset[str], level: Level | None
) -> dict[str, list[Need]]:
    """Return for each scope of a set that meets all needs those it is there for."""
    reasons: dict[str, list[Need]] = {scope: [] for scope in scopes}
    for need in needs:
        sets = [s for s in need.alternatives(level) if s <= scopes]
        for scope in scopes:
            if all(scope in needed for needed in sets):
                reasons[scope].append(need)
    return reasons


def levels_for(needs: Sequence[Need]) -> list[Level]:
    """Return the token levels on which every need can be met."""
    return [level for level in LEVELS if all(level in need.sets for need in needs)]


def _by_number(sets: Alternatives) -> tuple[int, list[list[str]]]:
    """Order alternatives so that those without a choice come first, and the rest always alike."""
    return len(sets), [sorted(scopes) for scopes in sets]


def _meets(scopes: frozenset[str], needs: Sequence[Need], level: Level | None) -> bool:
    return all(any(s <= scopes for s in need.alternatives(level)) for need in needs)


def _smallest(unions: set[frozenset[str]]) -> set[frozenset[str]]:
    """Drop the unions that contain another one."""
    kept: list[frozenset[str]] = []
    for union in sorted(unions, key=len):
        if not any(smaller <= union for smaller in kept):
            kept.append(union)
    return set(kept)


def _without_spare(
    scopes: frozenset[str], needs: Sequence[Need], level: Level | None, privilege: Privilege
) -> frozenset[str]:
    for scope in sorted(scopes, key=privilege.of_scope, reverse=True):
        if _meets(scopes - {scope}, needs, level):
            scopes -= {scope}
    return scopes
