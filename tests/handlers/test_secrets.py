"""A pasted secret is warned of, never repeated, and what was asked is answered all the same."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import answer
from rendering.as_json import to_json, to_record
from rendering.card import to_card
from rendering.markdown import to_markdown
from rendering.plain import to_plain
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from tests.handlers.asking import Ask, text_of
from tests.support.pasted import access_token, client_secret, opaque_token, signed_token

TOKEN = access_token()
AROUND = [
    "{}",
    "my token is {}, what now?",
    "curl -H 'Authorization: Bearer {}' https://webexapis.com/v1/rooms",
    "GET /v1/no/such/path?access_token={}",
    "what does spark:nothing_at_all do? client_secret={}",
    "401 Unauthorized with Authorization: Bearer {}",
    "invalid_scope spark:peple_read, client_secret: {}",
    "authorize url for spark:rooms_read, client id C123, client_secret={}, redirect https://a.example",
    "check spark:all spark:people_read client_secret={}",
    "which permission repairs the coffee machine? Bearer {}",
]  # fmt: skip
MAKERS = [access_token, opaque_token, signed_token, client_secret]


@pytest.mark.parametrize(
    ("text", "kind", "scopes"),
    [
        (AROUND[2], "endpoint", ("spark:rooms_read",)),
        (AROUND[5], "doctor", ()),
        (AROUND[6], "doctor", ("spark:people_read",)),
        (AROUND[7], "authorize", ("spark:rooms_read",)),
        ("what scopes for CDR? my token: {}", "advise", ("spark-admin:calling_cdr_read",)),
        ("do bots need scopes? {}", "apps", ()),
    ],
)
def test_the_rest_is_answered_after_the_warning(
    ask: Ask, text: str, kind: str, scopes: tuple[str, ...]
) -> None:
    found = ask(text.format(TOKEN))

    assert (found.kind, found.scopes) == (kind, scopes)
    assert text_of(found).startswith("**Your message contains what looks like a")


@pytest.mark.parametrize(
    "text", ["{}", "my token is {}", "hello, {}", "is this ok? Bearer {}", "client_secret={} ok?"]
)
def test_a_secret_alone_gets_the_warning_alone(ask: Ask, text: str) -> None:
    found = ask(text.format(TOKEN))

    assert (found.kind, found.outcome, found.scopes) == ("secret", Outcome.FOUND, ())


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        (f"Bearer {TOKEN}", "regenerate it on developer.webex.com"),
        (f"Bearer {TOKEN}", "12 hours"),
        (f"refresh_token={TOKEN}", "revoke the authorization"),
        (f"client_secret={client_secret()}", "regenerate it for the app"),
    ],
)
def test_the_owner_is_told_what_to_do(ask: Ask, text: str, advice: str) -> None:
    assert advice in text_of(ask(text))
    assert "delete the message" in text_of(ask(text))


@pytest.mark.parametrize(
    "text",
    [
        "I pasted my token here, what now?",
        "our client secret was leaked",
        "My token leaked on GitHub",
    ],
)
def test_a_leak_is_answered_without_the_secret(ask: Ask, text: str) -> None:
    assert ask(text).kind == "secret"
    assert "regenerate" in text_of(ask(text))


@pytest.mark.parametrize(
    "text",
    [
        "curl -H 'Authorization: Bearer $TOKEN' https://webexapis.com/v1/rooms",
        "curl -H 'Authorization: Bearer <token>' https://webexapis.com/v1/rooms",
        "revoke a token of a user",
        "post a message",
    ],
)
def test_nobody_is_warned_of_a_placeholder(ask: Ask, text: str) -> None:
    assert "looks like" not in text_of(ask(text))
    assert ask(text).kind != "secret"


@given(make=st.sampled_from(MAKERS), seed=st.integers(0, 10**6), around=st.sampled_from(AROUND))
def test_no_rendering_repeats_a_secret(
    knowledge: Knowledge, make: Callable[[int], str], seed: int, around: str
) -> None:
    secret = make(seed)
    text = around.format(secret if "=" in around or "Bearer" in around else f"token {secret}")

    found = answer(text, knowledge)

    shown = [
        to_markdown(found),
        to_plain(found),
        json.dumps(to_card(found, "THREAD")),
        to_json(to_record(found, text)),
        repr(found),
    ]
    assert [each for each in shown if secret in each or secret[8:-8] in each] == []
