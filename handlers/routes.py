"""The documented routes behind an answer: all alternatives, the proposed one first."""

from collections.abc import Mapping, Sequence

from scopes.data.catalog import Level
from scopes.data.operations import Route
from scopes.job import Job, Solution
from scopes.privilege.needs import Need
from scopes.privilege.roles import roles_of

Routes = Mapping[Level, tuple[Route, ...]]


def routes_of(job: Job, solution: Solution) -> Routes:
    """Return the alternatives of the only need of a job, else the set for all of its needs."""
    if len(job.needs) == 1:
        return of_need(job.needs[0], solution)
    return {
        level: (Route(frozenset(scopes), _common_roles(job.found, level)),)
        for level, scopes in solution.by_level.items()
    }


def of_need(need: Need, solution: Solution) -> Routes:
    """Return the routes of a need on each level, also where a role alone is enough."""
    found: dict[Level, tuple[Route, ...]] = {}
    for level, scopes in solution.by_level.items():
        chosen = frozenset(scopes)
        routes = need.routes.get(level, ())
        is_known = any(route.scopes == chosen for route in routes)
        proposed = [route for route in routes if route.scopes == chosen] or [Route(chosen)]
        others = [route for route in routes if route.scopes != chosen] if is_known else []
        found[level] = (*proposed, *others)
    for level, routes in need.routes.items():
        if alone := tuple(route for route in routes if not route.scopes):
            found.setdefault(level, alone)
    return found


def _common_roles(needs: Sequence[Need], level: Level) -> tuple[str, ...]:
    """Return the roles that the texts of all operations name; none when one of them names none."""
    found = [_roles(need, level) for need in needs]
    if not found or not all(found):
        return ()
    return tuple(role for role in found[0] if all(role in roles for roles in found))


def _roles(need: Need, level: Level) -> tuple[str, ...]:
    routes = need.routes.get(level, ())
    sets = need.alternatives(level)
    return tuple(role for scopes in sets for role in roles_of(routes, scopes))
