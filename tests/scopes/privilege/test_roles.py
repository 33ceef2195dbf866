import pytest

from scopes.data.operations import Route, sets_of
from scopes.data.tables import parse_routes
from scopes.knowledge import Knowledge
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


@pytest.mark.parametrize(
    ("cell", "role", "is_accepted"),
    [
        ("a [full] | b [read-only]", "read-only", True),
        ("a [full] | b [read-only]", "device", False),
        ("a [administrator]", "device", True),
        ("a", "device", True),
        ("a [full] | - [device]", "device", False),
    ],
)
def test_a_role_is_accepted_by_a_route_with_scopes(cell: str, role: str, is_accepted: bool) -> None:
    assert roles.accepted({"admin": parse_routes(cell)}, "admin", role) is is_accepted


def test_a_level_without_routes_accepts_nobody() -> None:
    assert not roles.accepted({"admin": parse_routes("a")}, "user", "full")


def test_sets_are_named_once_and_routes_without_scopes_not_at_all() -> None:
    assert sets_of(parse_routes("a [full] | b | a [user] | - [device]")) == (
        frozenset("a"),
        frozenset("b"),
    )


def test_where_the_subject_decides_every_set_is_a_choice(knowledge: Knowledge) -> None:
    webhooks = next(o for o in knowledge.operations.all if o.key == ("POST", "/webhooks"))

    assert webhooks.depends_on_subject
    assert roles.choices_of(webhooks) == webhooks.sets
