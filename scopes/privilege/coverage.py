"""Compare a list of scopes with the calls it is for: what is missing, what is not needed."""

from collections.abc import Sequence
from dataclasses import replace

from msgspec import Struct

from scopes.data.catalog import LEVELS, Level
from scopes.data.operations import Operation
from scopes.privilege.least import Privilege
from scopes.privilege.needs import Need, least_for, levels_for


class Coverage(Struct, frozen=True):
    """How a list fits the calls it is for.

    `least` is the least set for the calls on the token level that the list suits best. `missing`
    are scopes without which some call, one of `unmet`, fails; `excess` those of the list that the
    least set does without. Of a list that only grows these are `kept`: other calls may need them.
    """

    level: Level
    least: tuple[str, ...]
    missing: tuple[str, ...]
    excess: tuple[str, ...]
    unmet: tuple[Need, ...]
    kept: tuple[str, ...] = ()

    @property
    def whole(self) -> tuple[str, ...]:
        """The scopes to request: what is needed, and what is kept."""
        return (*self.kept, *self.least)


def need_of(operation: Operation) -> Need:
    """Return the need to call one operation."""
    return Need(
        f"{operation.method} {operation.path}", operation.routes, (operation,), ways=operation.ways
    )


def cover(
    listed: Sequence[str],
    held: frozenset[str],
    needs: Sequence[Need],
    privilege: Privilege,
    level: Level | None,
    *,
    grows: bool = False,
) -> Coverage:
    """Hold the listed scopes, and `held` which they amount to, against what is needed.

    Without a level the one is taken on which the fewest scopes are missing. `grows` tells that the
    needs come on top of others that the list is for.
    """
    needs = [_as_held(_for_subjects(need, held), held) for need in needs]
    unmet = tuple(need for need in needs if not need.is_met_by(held))
    candidates = [level] if level else levels_for(needs) or list(LEVELS)
    best = min(candidates, key=lambda at: _missing(needs, at, held, privilege))
    least = least_for(needs, best, privilege).scopes
    missing = least_for(unmet, best, privilege).scopes - held
    others = tuple(scope for scope in listed if scope not in least)
    return Coverage(
        level=best,
        least=privilege.in_order(least),
        missing=privilege.in_order(missing),
        excess=() if grows else others,
        unmet=unmet,
        kept=others if grows else (),
    )


def _missing(needs: Sequence[Need], level: Level, held: frozenset[str], by: Privilege) -> int:
    """Count the scopes to be added, were all needs to be met on one level."""
    return len(least_for(needs, level, by).scopes - held)


def _as_held(need: Need, held: frozenset[str]) -> Need:
    """Where several sets are accepted, take those that are held; all of them when none is."""
    need = replace(need, usual=frozenset())
    routes = {
        level: tuple(s for s in sets if s <= held) or need.alternatives(level)
        for level, sets in need.routes.items()
    }
    return replace(need, routes=routes)


def _for_subjects(need: Need, held: frozenset[str]) -> Need:
    """Where the sets of an operation are for different subjects, need all those at hand."""
    if not any(operation.depends_on_subject for operation in need.operations):
        return need
    meant = {
        level: frozenset().union(*(scopes for scopes in sets if scopes <= held))
        for level, sets in need.routes.items()
    }
    routes = {level: (scopes,) for level, scopes in meant.items() if scopes}
    return replace(need, routes=routes) if routes else need
