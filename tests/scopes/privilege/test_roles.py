import pytest

from scopes.data.operations import Route
from scopes.data.tables import parse_routes
from scopes.privilege import roles

BOUND = "people_write [full, user] | people_read [read-only]"
FREE = "locations_read | people_read"
SUPERVISED = "pod_conv [contact center supervisor]"
ROLE_ALONE = "cjp:user | - [contact center]"


def names(routes: tuple[Route, ...]) -> list[str]:
    return [" ".join(sorted(route.scopes)) for route in routes]


@pytest.mark.parametrize(
    ("cell", "role", "scopes"),
    [
        (BOUND, "", ["people_write"]),
        (BOUND, "user", ["people_write"]),
        (BOUND, "read-only", ["people_read"]),
        (BOUND, "location", ["people_write", "people_read"]),
        (FREE, "", ["locations_read", "people_read"]),
        (SUPERVISED, "", ["pod_conv"]),
        (ROLE_ALONE, "", ["cjp:user"]),
        ("a [any role] | b [full]", "device", ["a"]),
    ],
)
def test_a_role_decides_which_routes_are_a_choice(cell: str, role: str, scopes: list[str]) -> None:
    assert names(roles.open_to(parse_routes(cell), role)) == scopes


def test_a_route_without_roles_leaves_it_open_who_grants_it() -> None:
    routes = parse_routes("a [full] | a | b [full, user]")

    assert roles.roles_of(routes, frozenset({"a"})) == ()
    assert roles.roles_of(routes, frozenset({"b"})) == ("full", "user")


@pytest.mark.parametrize(
    ("cell", "only"),
    [("a [service app]", True), ("a [service app] | b [full]", False), ("- [service app]", False)],
)
def test_only_a_service_app(cell: str, only: bool) -> None:
    assert roles.is_for_service_apps(parse_routes(cell)) is only
