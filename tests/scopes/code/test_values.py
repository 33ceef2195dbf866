import pytest

from scopes.code.address import HOLE
from scopes.code.definitions import Definitions
from scopes.code.tokens import Tokens
from scopes.code.values import Values

API = "https://webexapis.com/v1"


def value_of(expression: str, before: str = "") -> str:
    """Return what an expression comes to behind other lines."""
    values = Values(Tokens(f"{before}\nx = {expression}"))
    start = Definitions(values.tokens).of("x", len(values.tokens))
    assert start is not None
    return values.at(start)[0]


@pytest.mark.parametrize(
    "expression",
    [
        f"'{API}/rooms'",
        f"'{API}' + '/rooms'",
        f"('{API}' + '/rooms')",
        f"'{API}' '/rooms'",
        f"'{API}' . '/rooms'",
        f"await '{API}/rooms'",
        f"missing || '{API}/rooms'",
        f"missing ?? '{API}/rooms'",
        f"missing or '{API}/rooms'",
        f"'{API}/rooms' | 'another'",
        f"'{API}/rooms' 'https://example.com'",
    ],
)
def test_an_expression_comes_to_an_address(expression: str) -> None:
    assert value_of(expression) == f"{API}/rooms"


@pytest.mark.parametrize(
    ("expression", "before", "value"),
    [
        ("base + '/rooms'", f"base = '{API}'", f"{API}/rooms"),
        ("`${base}/rooms/${id}`", f"base = '{API}'", f"{API}/rooms/{HOLE}"),
        ("paths['rooms']", "paths = {'rooms': '/rooms'}", "/rooms"),
        ("'%s/rooms' % base", f"base = '{API}'", f"{API}/rooms"),
        ("'%s/rooms/%s' % (base, 1)", f"base = '{API}'", f"{API}/rooms/{HOLE}"),
        ("base", "base = base + '/rooms'", f"{HOLE}/rooms"),
    ],
)
def test_names_stand_for_what_they_were_given(expression: str, before: str, value: str) -> None:
    assert value_of(expression, before) == value


@pytest.mark.parametrize("expression", ["7", "missing", "paths['rooms']", "paths[key]", "-y"])
def test_what_is_only_known_when_the_code_runs_is_a_hole(expression: str) -> None:
    assert value_of(expression) == HOLE


@pytest.mark.parametrize(
    ("function", "call"),
    [
        ("def path(room: str) -> str:\n    return f'/rooms/{room}'", "path(x)"),
        ("class A:\n    def path(self):\n        return '/rooms/' + self.id", "a.path()"),
        ("function path(id) { return `/rooms/${id}`; }", "path(x)"),
        ("function path(id: string): string { return `/rooms/${id}`; }", "path(x)"),
        ("const path = (id) => `/rooms/${id}`;", "path(x)"),
        ('func path(id string) string { return "/rooms/" + id }', "path(x)"),
        ('String path(String id) { return "/rooms/" + id; }', "path(x)"),
    ],
)
def test_a_function_that_returns_at_once_stands_for_that(function: str, call: str) -> None:
    assert value_of(call, function) == f"/rooms/{HOLE}"


@pytest.mark.parametrize(
    "functions",
    [
        "def path():\n    return '/a'\ndef path():\n    return '/b'",
        "def path():\n    if x:\n        return '/a'\n    return '/b'",
        "def path():\n    return path()",
    ],
)
def test_a_function_that_may_return_something_else_is_not_known(functions: str) -> None:
    assert value_of("path()", functions) == HOLE
