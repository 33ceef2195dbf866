"""Requests in lines of their own, as tools for HTTP and logs have them."""

import pytest

from scopes.code.lines import is_openapi, read_lines, read_openapi
from scopes.code.tokens import Tokens
from scopes.code.values import Values

HOST = "https://webexapis.com"


def found(text: str) -> list[str]:
    sites = read_lines(text, Values(Tokens(text)))
    return [f"{site.method} {site.host} {site.path}" for site in sites]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("GET /v1/rooms HTTP/1.1\nHost: webexapis.com\n", "GET webexapis.com /v1/rooms"),
        (f"@base = {HOST}/v1\n\nPUT {{{{base}}}}/rooms/1\n", "PUT webexapis.com /v1/rooms/1"),
        (f"post {{\n  url: {HOST}/v1/rooms\n}}\n", "POST webexapis.com /v1/rooms"),
        (f'{HOST}:443 "DELETE /v1/rooms/1 HTTP/1.1" 204', "DELETE webexapis.com /v1/rooms/1"),
        (f"### all rooms\n{HOST}/v1/rooms\n", "GET webexapis.com /v1/rooms"),
        (
            f"Create Session  w  {HOST}\n${{r}}=  GET On Session  w  /v1/rooms\n",
            "GET webexapis.com /v1/rooms",
        ),
        (f"${{at}}  {HOST}/v1\n${{r}}=  GET  ${{at}}/rooms\n", "GET webexapis.com /v1/rooms"),
    ],
)
def test_a_line_is_a_request(text: str, wanted: str) -> None:
    assert found(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    ["GET /v1/rooms HTTP/1.1\nHost: example.com\n", "GET /v1/rooms\n", "POST it to the room\n"],
)
def test_other_lines_are_none(text: str) -> None:
    assert found(text) == []


def test_a_description_of_an_api_has_its_operations() -> None:
    text = (
        f"openapi: 3.0.0\nservers:\n- url: {HOST}/v1\npaths:\n"
        "  /rooms:\n    get:\n      x: 1\n    post:\n      x: 1\n  /rooms/{id}:\n    delete:\n"
    )

    assert is_openapi(text)
    assert [(site.method, site.path) for site in read_openapi(text)] == [
        ("GET", "/v1/rooms"),
        ("POST", "/v1/rooms"),
        ("DELETE", "/v1/rooms/{id}"),
    ]
    assert not list(read_openapi(text.replace("webexapis", "example")))
