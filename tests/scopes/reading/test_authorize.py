"""Authorize URLs: read from a message, encoded so that every part comes back as it was."""

from urllib.parse import parse_qs, quote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scopes.reading.authorize import (
    ADDRESS,
    PLACEHOLDERS,
    AuthorizeRequest,
    is_safe_redirect,
    read_request,
    rest_of,
    unwrapped,
)
from tests.support.pasted import client_id

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
SCOPES = st.lists(st.from_regex(r"[a-z-]{3,8}:[a-z_]{3,12}", fullmatch=True), min_size=1)


def parts_of(url: str) -> dict[str, str]:
    parsed = parse_qs(urlsplit(url).query, keep_blank_values=True, strict_parsing=True)
    assert all(len(values) == 1 for values in parsed.values())
    return {name: value for name, (value,) in parsed.items()}


@given(SCOPES, TEXTS, TEXTS, TEXTS)
def test_every_part_comes_back_as_it_was(
    scopes: list[str], client: str, redirect: str, state: str
) -> None:
    request = AuthorizeRequest(tuple(scopes), client, redirect, state)

    assert parts_of(request.url) == {
        "response_type": "code",
        "client_id": client,
        "redirect_uri": redirect,
        "scope": " ".join(scopes),
        "state": state,
    }
    assert request.url.isascii()


def test_the_url_is_as_webex_wants_it() -> None:
    request = AuthorizeRequest(
        ("spark:rooms_read", "spark:people_read"), "C1", "https://a.example/b", "s"
    )

    assert request.url == (
        f"{ADDRESS}?response_type=code&client_id=C1&redirect_uri=https%3A%2F%2Fa.example%2Fb"
        "&scope=spark%3Arooms_read%20spark%3Apeople_read&state=s"
    )


def test_what_is_missing_is_a_placeholder() -> None:
    names = ["client_id", "redirect_uri", "scope", "state"]

    assert AuthorizeRequest().placeholders == [PLACEHOLDERS[name] for name in names]
    assert all(parts_of(AuthorizeRequest().url)[name] == PLACEHOLDERS[name] for name in names)


def test_a_challenge_stands_in_the_url_on_request_only() -> None:
    assert "code_challenge" not in parts_of(AuthorizeRequest().url)
    assert parts_of(AuthorizeRequest(with_pkce=True).url)["code_challenge_method"] == "S256"


@pytest.mark.parametrize(
    ("text", "client", "redirect", "state"),
    [
        ("client id C123 and redirect https://a.example/b", "C123", "https://a.example/b", None),
        ("client_id=ab-c1&state=x.y~z", "ab-c1", None, "x.y~z"),
        ("Client ID: `C9`, redirect_uri: 'http://localhost/'", "C9", "http://localhost/", None),
        (f"for {client_id()}", client_id(), None, None),
        ("redirect uri is myapp://done with state abc", None, "myapp://done", "abc"),
        ("callback https://a.example/cb?x=1.", None, "https://a.example/cb?x=1", None),
        ("with client id and redirect URI", None, None, None),
        ("for the device state", None, None, None),
        ("for reading rooms and the state of devices", None, None, None),
        ("https://webexapis.com/v1/rooms, https://a.example", None, "https://a.example", None),
        ("https://x.wbx2.com/rooms, https://a.example", None, "https://a.example", None),
        ("", None, None, None),
    ],
)
def test_parts_are_read_from_a_message(
    text: str, client: str | None, redirect: str | None, state: str | None
) -> None:
    request, _ = read_request(text)

    assert (request.client_id, request.redirect_uri, request.state) == (client, redirect, state)


def test_what_was_read_is_taken_out_of_the_message() -> None:
    for said in ("redirect", "callback URL"):
        message = f"spark:rooms_read, client id C1, {said} https://a.example/spark:xsi"
        _, rest = read_request(message)

        assert rest.split() == ["spark:rooms_read,", ","]


@pytest.mark.parametrize(
    ("uri", "is_safe"),
    [
        ("https://a.example/cb", True),
        ("http://localhost:5000/cb", True),
        ("http://127.0.0.1/cb", True),
        ("http://[::1]:80/cb", True),
        ("http://a.example/cb", False),
        ("http://localhost.a.example/cb", False),
        ("https://", False),
        ("https://[", False),
        ("myapp://done", False),
        ("javascript:alert(1)", False),
    ],
)
def test_safe_redirects_go_by_https_or_stay_on_the_machine(uri: str, is_safe: bool) -> None:
    assert is_safe_redirect(uri) is is_safe


@given(st.text(max_size=200))
def test_any_message_can_be_read(text: str) -> None:
    request, _ = read_request(text)

    assert parts_of(request.url)["response_type"] == "code"


AUTHORIZE = "https://idbroker.webex.com/idb/oauth2/v1/authorize?scope="


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_url_that_another_one_passes_on_is_decoded(times: int) -> None:
    wrapped = f"{AUTHORIZE}spark%3Akms&state=1"
    for _ in range(times):
        wrapped = quote(wrapped, safe="")

    assert unwrapped(f"see goto={wrapped}&x=1") == f"see goto={AUTHORIZE}spark%3Akms&state=1&x=1"


@pytest.mark.parametrize(
    "text",
    [
        "redirect_uri=https%3A%2F%2Fexample.com%2Fcb&scope=spark%3Akms",
        "https%3A%2F%2Fexample.com%2Fauthorize",
        "100 % of https://webexapis.com/v1/rooms",
    ],
)
def test_other_addresses_stay_encoded(text: str) -> None:
    assert unwrapped(text) == text


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("what is https://webexapis.com/v1/authorize?client_id=C1 missing", "what is   missing"),
        ("https://idbroker.webex.com/idb/oauth2/v1/authorize?client_id=C1", ""),
        ("https://login.example.com/authorize?client_id=C1", None),
        ("https://webexapis.com/v1/authorize", None),
    ],
)
def test_the_rest_of_a_message_with_a_url(text: str, rest: str | None) -> None:
    assert rest_of(text) == rest
