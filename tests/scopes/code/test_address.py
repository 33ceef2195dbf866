import pytest

from scopes.code.address import HOLE, Address, clean_path, joined, read_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://webexapis.com/v1/rooms?max=5", Address("webexapis.com", "/v1/rooms", "max=5")),
        ("WebexAPIs.com/v1/rooms", Address("webexapis.com", "/v1/rooms", "")),
        (f"{HOLE}/rooms/{HOLE}", Address(None, "/rooms/{id}", "")),
        ("/rooms", Address(None, "/rooms", "", is_relative=True)),
        (f"{HOLE}rooms/1", Address(None, "/{id}/1", "", is_relative=True)),
    ],
)
def test_an_address_has_a_host_a_path_and_a_query(text: str, address: Address) -> None:
    assert read_address(text) == address


@pytest.mark.parametrize(
    "text",
    ["two words", "https:///v1/rooms", "example.com/v1/rooms", "https://webexapis.com-x/v1/rooms"],
)
def test_a_text_that_is_no_address_is_none(text: str) -> None:
    assert read_address(text) is None


@pytest.mark.parametrize(
    ("path", "clean"),
    [
        ("rooms", "/rooms"),
        ("/rooms/", "/rooms"),
        ("/rooms/:roomId", "/rooms/{id}"),
        ("/v1//rooms", "/v1/rooms"),
        ("/organization//team", "/organization//team"),
        ("//v1///rooms//", "/v1/rooms"),
        ("/people/0f1e2d3c-0000-4000-8000-00000000abcd", "/people/{id}"),
        ("/rooms/...", "/rooms/..."),
        ("/rooms...", "/rooms"),
    ],
)
def test_a_path_is_written_in_one_way(path: str, clean: str) -> None:
    assert clean_path(path) == clean


@pytest.mark.parametrize(
    ("base", "path", "whole"),
    [
        ("https://webexapis.com/v1/", "/rooms", "https://webexapis.com/v1/rooms"),
        ("https://webexapis.com/v1", "rooms", "https://webexapis.com/v1/rooms"),
        ("https://webexapis.com/v1", "https://example.com/x", "https://example.com/x"),
        ("", "/rooms", "/rooms"),
    ],
)
def test_base_and_path_are_joined_by_one_slash(base: str, path: str, whole: str) -> None:
    assert joined(base, path) == whole
