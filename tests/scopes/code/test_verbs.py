"""Names in code tell the method of a request, or that they ask for one."""

import pytest

from scopes.code.verbs import asks_for_method, method_of_name, read_method, takes_method


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("get", "GET"),
        ("_post", "POST"),
        ("postForEntity", "POST"),
        ("DeleteAsync", "DELETE"),
        ("aput", "PUT"),
        ("http_patch_json", "PATCH"),
        ("del", "DELETE"),
        ("getOrPost", None),
        ("getRooms", None),
        ("request", None),
        ("list", None),
    ],
)
def test_a_function_is_named_after_its_method(name: str, method: str | None) -> None:
    assert method_of_name(name) == method


@pytest.mark.parametrize(
    ("value", "method"),
    [
        ("post", "POST"),
        ("HttpMethod.Put", "PUT"),
        ("http.MethodGet", "GET"),
        (":delete", "DELETE"),
        ("METHOD_PATCH", "PATCH"),
        ("how", None),
        ("OPTIONS", None),
    ],
)
def test_a_value_stands_for_a_method(value: str, method: str | None) -> None:
    assert read_method(value) == method


@pytest.mark.parametrize("name", ["fetch", "NewRequest", "send_request", "arequest", "exchange"])
def test_some_functions_ask_for_the_method(name: str) -> None:
    assert asks_for_method(name)


@pytest.mark.parametrize("name", ["add_route", "assertCalled", "mockRequest", "log", "on"])
def test_some_functions_are_given_one_for_something_else(name: str) -> None:
    assert not takes_method(name)
    assert takes_method("with_retry")
