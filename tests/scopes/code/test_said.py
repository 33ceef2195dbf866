"""The method of a path is read from the words around it, where they speak of one thing."""

import pytest

from scopes.code.calls import read_code

CHANGES = ("PUT", "PATCH")


def said(text: str) -> list[tuple[str, ...]]:
    return [call.said for call in read_code(text).calls]


@pytest.mark.parametrize(
    ("text", "methods"),
    [
        ("I want to create a person with /people", [("POST",)]),
        ("the title cannot be changed with /rooms/1", [CHANGES]),
        ("deletion of a team: /teams/1", [("DELETE",)]),
        ("/rooms - how do I list them?", [("GET",)]),
        ("use /people to add users and /rooms to list spaces", [("POST",), ("GET",)]),
        ("- /rooms/1 delete\n- /people: create one", [("DELETE",), ("POST",)]),
        ("/rooms/1\n- delete it\n/people: list them", [(), ("GET",)]),
        ("add people, then remove them with /memberships/1", [("DELETE",)]),
    ],
)
def test_a_verb_around_a_path_tells_its_methods(text: str, methods: list[tuple[str, ...]]) -> None:
    assert said(text) == methods


@pytest.mark.parametrize(
    "text",
    [
        "/people",
        "what about /people?",
        "we get 403 on /people",
        "add the scope for /people",
        "a list of people, /people",
        "create or delete it with /rooms/1",
    ],
)
def test_other_words_tell_none(text: str) -> None:
    assert said(text) == [()]


def test_a_method_that_is_written_counts_whatever_the_words_say() -> None:
    (call,) = read_code("delete a room with POST /rooms").calls

    assert (call.method, call.said) == ("POST", ())
