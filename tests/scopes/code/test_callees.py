"""Who is called stands before the bracket, in whatever way a language writes it."""

import pytest

from scopes.code.callees import callee_of
from scopes.code.tokens import Tokens


@pytest.mark.parametrize(
    ("text", "name", "owner"),
    [
        ("get(", "get", ""),
        ("requests.get(", "get", "requests"),
        ("this.client.get(", "get", "this.client"),
        ("$this->client->get(", "get", "this.client"),
        ("Http::get(", "get", "Http"),
        ("client?.get(", "get", "client"),
        ("client.GetAsync<Room>(", "GetAsync", "client"),
        ("@Get(", "Get", ""),
        ("axios[how](", "call", "axios"),
        ("axios['post'](", "post", "axios"),
        ("getattr(requests, how)(", "call", "getattr"),
    ],
)
def test_who_is_called(text: str, name: str, owner: str) -> None:
    tokens = Tokens(text)
    callee = callee_of(tokens, len(tokens) - 1)

    assert callee is not None
    assert (callee.name, callee.owner) == (name, owner)


@pytest.mark.parametrize("text", ["(", "a + (", "'a' (", "(a)(", "[a]("])
def test_what_is_no_call_has_nobody(text: str) -> None:
    tokens = Tokens(text)

    assert callee_of(tokens, len(tokens) - 1) is None
