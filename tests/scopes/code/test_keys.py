"""Requests written as data: the method is the one next to the address."""

import pytest

from scopes.code.calls import read_code
from scopes.code.keys import method_in_group, says_other_method
from scopes.code.tokens import Tokens

ROOMS = "https://webexapis.com/v1/rooms"


def found(text: str, name: str = "a.yml") -> list[str]:
    return [f"{call.method or 'any'} {call.path}" for call in read_code(text, name).calls]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"- url: {ROOMS}\n  method: POST\n- url: {ROOMS}/1\n  method: PUT\n",
         ["POST /v1/rooms", "PUT /v1/rooms/1"]),
        (f"method: PUT\nurl: {ROOMS}\nurl: {ROOMS}/1\nmethod: DELETE\n",
         ["PUT /v1/rooms", "DELETE /v1/rooms/1"]),
        (f"a:\n  url: {ROOMS}\nmethod: PUT\n", ["any /v1/rooms"]),
        (f"{{'url': '{ROOMS}', 'method': 'POST'}}", ["POST /v1/rooms"]),
        (f"{{'url': '{ROOMS}', 'method': 'OPTIONS'}}", []),
        (f"url = '{ROOMS}'\noptions = {{method: 'POST', url: url}}", ["POST /v1/rooms"]),
        (f"a = {{uri: '{ROOMS}', method: 'POST'}}; tell({{uri: a.uri}})",
         ["POST /v1/rooms", "any /v1/rooms"]),
        (f"xapi.command('HttpClient Post', {{ Url: '{ROOMS}' }}, body)", ["POST /v1/rooms"]),
        (f"xapi.Command.HttpClient.Put({{ Url: '{ROOMS}/1' }}, body)", ["PUT /v1/rooms/1"]),
        (f"{{'--url': '{ROOMS}', 'method': 'POST'}}", ["POST /v1/rooms"]),
    ],
)  # fmt: skip
def test_the_method_is_that_of_the_block(text: str, wanted: list[str]) -> None:
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("text", "method", "says"),
    [
        ("{method: 'PUT'}", "PUT", True),
        ("{ method }", None, True),
        ("{method: how, url: x}", None, True),
        ("['method' => 'POST']", "POST", True),
        ("{url: x, headers: {method: 'PUT'}}", None, False),
        ("{type: 'http'}", None, False),
    ],
)
def test_an_object_gives_a_method_or_says_that_there_is_one(
    text: str, method: str | None, says: bool
) -> None:
    tokens = Tokens(text)

    assert method_in_group(tokens, 0) == method
    assert says_other_method(tokens, 0) is says
