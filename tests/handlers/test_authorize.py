"""Authorize URLs are built for names, calls and needs; what cannot be asked for is refused."""

import pytest

from scopes.answer import Answer, Code
from scopes.privilege.needs import Outcome
from tests.handlers.asking import Ask, text_of


def url_of(found: Answer) -> str:
    return next(block.text for block in found.body if isinstance(block, Code))


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("authorize url for spark:rooms_read", "spark:rooms_read"),
        ("OAuth link for spark:rooms_read, spark:xsi", "spark:rooms_read spark:xsi"),
        ("authorize url for spark:people_reed", "spark:people_read"),
        ("oauth url for reading my recordings", "meeting:recordings_read"),
        ("authorization url for GET /v1/people/me", "spark:people_read"),
        ("build url for POST https://webexapis.com/v1/messages", "spark:messages_write"),
        ("consent link for listing call queues as admin", "spark-admin:telephony_config_read"),
    ],
)
def test_the_url_asks_for_the_scopes(ask: Ask, text: str, scopes: str) -> None:
    found = ask(text)

    assert (found.kind, found.outcome) == ("authorize", Outcome.FOUND)
    assert " ".join(found.scopes) == scopes
    assert f"scope={scopes.replace(':', '%3A').replace(' ', '%20')}&" in url_of(found)


def test_what_is_given_stands_in_the_url(ask: Ask) -> None:
    found = ask(
        "authorize url for spark:rooms_read with client id C123 and redirect https://a.example"
    )

    assert "client_id=C123&redirect_uri=https%3A%2F%2Fa.example&" in url_of(found)


def test_what_is_missing_is_to_be_replaced(ask: Ask) -> None:
    found = ask("build url")

    assert (found.outcome, found.scopes) == (Outcome.FOUND, ())
    assert "**Replace** `YOUR_CLIENT_ID`, `YOUR_REDIRECT_URI`, `YOUR_SCOPES`" in text_of(found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("build url for spark:rooms_read", "code_challenge_method=S256"),
        ("build url for spark:rooms_read with pkce", "code_verifier"),
        ("build url for spark:rooms_read", "client secret never goes into this URL"),
        ("build url for spark:rooms_read redirect http://a.example", "does not use `https`"),
        ("build url for spark:foo_bar_baz", "is not a known scope"),
        ("build url for spark-admin:messages_read", "deprecated"),
        ("build url for spark:xsi", "is undocumented"),
        ("oauth url for the coffee machine", "I don't know which scopes"),
        ("build url for GET /room/tabs", "name no scope"),
    ],
)
def test_the_answer_says_what_matters(ask: Ask, text: str, said: str) -> None:
    assert said in text_of(ask(text))


@pytest.mark.parametrize("uri", ["https://a.example/cb", "http://localhost:8000"])
def test_a_safe_redirect_gets_no_remark(ask: Ask, uri: str) -> None:
    assert "does not use `https`" not in text_of(
        ask(f"build url for spark:rooms_read redirect {uri}")
    )


@pytest.mark.parametrize(
    ("text", "unknown", "deprecated"),
    [
        ("build url for spark:foo_bar_baz", ("spark:foo_bar_baz",), ()),
        ("build url for spark-admin:messages_read", (), ("spark-admin:messages_read",)),
    ],
)
def test_no_url_is_built_for_refused_scopes_alone(
    ask: Ask, text: str, unknown: tuple[str, ...], deprecated: tuple[str, ...]
) -> None:
    found = ask(text)

    assert (found.outcome, found.scopes) == (Outcome.UNKNOWN, ())
    assert (found.issues["unknown"], found.issues["deprecated"]) == (unknown, deprecated)
    assert not [block for block in found.body if isinstance(block, Code)]


def test_refused_scopes_do_not_spoil_the_others(ask: Ask) -> None:
    found = ask("build url for spark:rooms_read and spark:foo_bar_baz")

    assert found.scopes == ("spark:rooms_read",)
    assert "foo_bar_baz" not in url_of(found)


@pytest.mark.parametrize(
    "text",
    [
        "check https://webexapis.com/v1/authorize?client_id=C1&scope=spark:rooms_read",
        "authorize url for the Slack API",
        "what scopes for CDR?",
        "list the authorizations of a user",
    ],
)
def test_other_matters_are_left_alone(ask: Ask, text: str) -> None:
    assert ask(text).kind != "authorize"


@pytest.mark.parametrize(
    "url",
    [
        "https://webexapis.com/v1/authorize?response_type=code&client_id=C1&state=1",
        "https://idbroker.webex.com/idb/oauth2/v1/authorize?client_id=C1&response_type=code",
        "is this right? https://webexapis.com/v1/authorize?client_id=C1&scope=&state=x",
        "goto=https%3A%2F%2Fidbroker.webex.com%2Fidb%2Foauth2%2Fv1%2Fauthorize%3Fclient_id%3DC1",
    ],
)
def test_a_url_without_scopes_is_said_to_request_none(ask: Ask, url: str) -> None:
    found = ask(url)

    assert (found.kind, found.outcome, found.scopes) == ("authorize", Outcome.UNKNOWN, ())
    assert "requests no scope" in text_of(found)


def test_a_url_without_scopes_gets_those_of_the_job_beside_it(ask: Ask) -> None:
    found = ask("list my rooms with https://webexapis.com/v1/authorize?client_id=C1&state=x")

    assert found.scopes == ("spark:rooms_read",)
    assert "requests no scope" in text_of(found)
