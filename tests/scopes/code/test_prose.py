"""Calls as people write them in words."""

import pytest

from scopes.code.prose import read_prose


def found(text: str, is_beside_code: bool = False) -> list[tuple[str | None, str]]:
    return [(site.method, site.path) for site in read_prose(text, is_beside_code)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("GET /people", [("GET", "/people")]),
        ("what does `POST` to /rooms need?", [("POST", "/rooms")]),
        ("GET https://webexapis.com/v1/people/me.", [("GET", "/v1/people/me")]),
        ("webexapis.com/v1/rooms with PUT", [("PUT", "/v1/rooms")]),
        ("PUT /people/1, then DELETE /rooms/2", [("PUT", "/people/1"), ("DELETE", "/rooms/2")]),
        ("/v1//rooms//meetingInfo", [(None, "/v1/rooms//meetingInfo")]),
        ("/organization//team", [(None, "/organization//team")]),
        ("https://example.com/v1/rooms", []),
        ("https://[", []),
        ("GET the list of rooms, then POST messages into them", []),
        ("GET people\nDELETE rooms", [("DELETE", "/rooms")]),
        (
            "`PATCH /v1/groups/...`, GET /v1/rooms...",
            [("PATCH", "/v1/groups/..."), ("GET", "/v1/rooms")],
        ),
        ("GET https://webexapis.com/v1/... fails", []),
        ("https://webexapis.com/v1/authorize?scope=x", []),
        (
            "see https://webexapis.com/v1/rooms/${encodeURIComponent(id)}/meetingInfo",
            [(None, "/v1/rooms/${encodeURIComponent(id)}/meetingInfo")],
        ),
    ],
)
def test_calls_are_found(text: str, wanted: list[tuple[str | None, str]]) -> None:
    assert found(text) == wanted


def test_beside_code_a_path_alone_is_no_call() -> None:
    assert found("/rooms/1") == [(None, "/rooms/1")]
    assert found("/rooms/1", is_beside_code=True) == []


def test_what_a_program_serves_itself_is_no_call_unless_just_that_is_asked() -> None:
    assert read_prose("It reads temperatures of all rooms and exposes them at /metrics.") == []
    assert [site.path for site in read_prose("scopes for /metrics")] == ["/metrics"]


def test_the_same_path_with_another_method_is_no_path_itself() -> None:
    assert [site.path for site in read_prose("GET /v1/rooms and POST same")] == ["/v1/rooms"]


def test_a_verb_next_to_a_path_says_methods() -> None:
    (site,) = read_prose("remove somebody with /people/1")

    assert site.said == ("DELETE",)
