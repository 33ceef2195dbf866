"""Which routes of an operation are open to a person: an administrator role may decide it."""

from collections.abc import Iterable, Mapping, Sequence

from scopes.data.catalog import Level
from scopes.data.operations import SERVICE_APP, Alternatives, Operation, Route, sets_of

FULL = "full"
"""The role of an administrator of whom nothing else is said."""
ANYBODY = frozenset({"any role", "administrator"})
"""The roles that hold all others."""


def accepts(route: Route, role: str) -> bool:
    """Return whether the text accepts a role for a route; one that names no role accepts all."""
    return not route.roles or role in route.roles or not ANYBODY.isdisjoint(route.roles)


def open_to(routes: Sequence[Route], role: str = "") -> tuple[Route, ...]:
    """Return the routes with scopes that a person of a role may choose from.

    Without a role those of a full administrator; all of them where the text names none for that
    person.
    """
    scoped = tuple(route for route in routes if route.scopes)
    return tuple(route for route in scoped if accepts(route, role or FULL)) or scoped


def choices_of(operation: Operation) -> dict[Level, Alternatives]:
    """Return for each token level the sets that are a free choice, without a role being named."""
    if operation.depends_on_subject:
        return dict(operation.sets)
    return {level: sets_of(open_to(operation.routes[level])) for level in operation.sets}


def is_for_service_apps(routes: Iterable[Route]) -> bool:
    """Return whether only the token of a service app can take the routes."""
    scoped = [route for route in routes if route.scopes]
    return bool(scoped) and all(route.roles == (SERVICE_APP,) for route in scoped)


def roles_of(routes: Iterable[Route], scopes: frozenset[str]) -> tuple[str, ...]:
    """Return the roles that the text names for a set; none when one of its routes names none."""
    found = [route.roles for route in routes if route.scopes == scopes]
    return tuple(dict.fromkeys(role for roles in found for role in roles)) if all(found) else ()


def accepted(routes: Mapping[Level, Sequence[Route]], level: Level, role: str) -> bool:
    """Return whether any route of a level with scopes accepts a role."""
    return any(accepts(route, role) for route in routes.get(level, ()) if route.scopes)
