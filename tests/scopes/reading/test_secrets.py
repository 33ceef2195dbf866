"""Pasted secrets are found and cut out; placeholders and ids are left alone."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scopes.reading.secrets import MASK, find_secrets, without_secrets
from tests.support.pasted import access_token, client_id, client_secret, opaque_token, signed_token

TOKEN, OPAQUE, SECRET = access_token(), opaque_token(), client_secret()
SHORT = opaque_token()[:30]
UUID = "1eb65fdf-9643-417f-9974-ad72cae0e10f"
PERSON = "Y2lzY29zcGFyazovL3VzL1BFT1BMRS9mNWIzNjE4Ny1jOGRkLTQ3MjctOGIyZi1mOWM0NDdmMjkwNDY"

PASTED = [
    ("{}", TOKEN, "access token"),
    ("my token is {}.", TOKEN, "access token"),
    ("Authorization: Bearer {}", TOKEN, "access token"),
    ("Authorization: Bearer {}", OPAQUE, "access token"),
    ('headers={{"Authorization": "Bearer {}"}}', OPAQUE, "access token"),
    ("https://webexapis.com/v1/people?access_token={}&max=1", TOKEN, "access token"),
    ("WEBEX_ACCESS_TOKEN={}", OPAQUE, "access token"),
    ("WebexTeamsAPI(access_token='{}')", TOKEN, "access token"),
    ("`{}`", TOKEN, "access token"),
    ("the guest got {}", signed_token(), "access token"),
    ("refresh_token={}", TOKEN, "refresh token"),
    ('"refresh_token": "{}"', OPAQUE, "refresh token"),
    ("client_secret={}", SECRET, "client secret"),
    ('"clientSecret": "{}"', SECRET, "client secret"),
    ("the client secret of my integration is {}", SECRET, "client secret"),
    ("the client secret is: '{}'", SHORT, "client secret"),
    ("refresh token is {}", SHORT, "refresh token"),
    ("CLIENT SECRET: {}", SECRET.upper(), "client secret"),
]
HARMLESS = [
    "Authorization: Bearer $TOKEN",
    "Authorization: Bearer $WEBEX_ACCESS_TOKEN_OF_PRODUCTION_1",
    "Authorization: Bearer <token>",
    "Authorization: Bearer {token}",
    "Authorization: Bearer xyz",
    "token: abcdefghijklmnopqrstuvwxyz",
    "token: Aa1Aa1Aa1Aa1Aa1Aa1Aa1Aa1",
    "x-eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abcdefghijkl",
    "Authorization: Bearer YOUR_ACCESS_TOKEN_GOES_HERE_123456789",
    "Bearer xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "client_secret=0000000000000000000000000000000000000000000000000000000000000000",
    "client_secret=YourClientSecretGoesHere123456789",
    f"with my token: GET /people/{PERSON}",
    f"token for {PERSON}",
    f"personId {UUID} with a token",
    f"client_id={client_id()}",
    f"client id and secret: my client id is {client_id()}",
    f"X-Spark-Signature: {SECRET}",
    f"with the secret we get the signature {SECRET}",
    '"access token is missing","trackingId":"ROUTER_6525A1C8-2D5F-01BB-00F9-AC1300000000"',
    "spark-admin:telephony_config_write spark-admin:calling_cdr_read token",
    "token GET /v1/telephony/config/people/{personId}/callForwarding",
    "which scope for reading a client secret of an authorization?",
    "",
]


@pytest.mark.parametrize(("text", "secret", "kind"), PASTED)
def test_a_secret_is_found_and_cut_out(text: str, secret: str, kind: str) -> None:
    message = text.format(secret)

    assert [found.kind for found in find_secrets(message)] == [kind]
    assert without_secrets(message) == text.format(MASK)


@pytest.mark.parametrize("text", HARMLESS)
def test_placeholders_ids_and_signatures_are_no_secrets(text: str) -> None:
    assert find_secrets(text) == ()
    assert without_secrets(text) == text


def test_every_secret_of_a_message_is_cut_out() -> None:
    text = f"client_secret={SECRET}&refresh_token={TOKEN}, Bearer {OPAQUE}"

    assert without_secrets(text) == f"client_secret={MASK}&refresh_token={MASK}, Bearer {MASK}"


def test_a_secret_that_shows_only_without_its_neighbor_is_cut_out_too() -> None:
    assert without_secrets(f"secret={SECRET} {client_secret(2)}") == f"secret={MASK} {MASK}"


def test_what_is_found_does_not_hold_the_value() -> None:
    assert TOKEN not in repr(find_secrets(TOKEN))


@given(st.sampled_from([access_token, signed_token]), st.integers(0, 10**6), st.text(max_size=40))
def test_a_token_is_found_wherever_it_stands(
    make: Callable[[int], str], seed: int, around: str
) -> None:
    assert make(seed) not in without_secrets(f"{around} {make(seed)} {around}")


@given(st.text(max_size=300))
def test_nothing_is_left_to_cut_out(text: str) -> None:
    assert find_secrets(without_secrets(text)) == ()
