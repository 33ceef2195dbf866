"""Exchanges about errors, authorize URLs and pasted tokens, over the real route."""

import json
import logging

import pytest

from tests.support.pasted import access_token, client_secret
from tests.support.talk import Talk, markdown_of, texts_on_card

TOKEN = access_token(7)


@pytest.fixture
def talk(newcomer: Talk) -> Talk:
    """All talk here with one bot."""
    return newcomer


@pytest.mark.parametrize(
    "text",
    [
        f"my token is {TOKEN}",
        f"curl -H 'Authorization: Bearer {TOKEN}' https://webexapis.com/v1/rooms",
        f"GET /v1/nowhere?access_token={TOKEN}",
        f"403 on GET /rooms with Bearer {TOKEN}",
    ],
)
def test_a_pasted_token_is_warned_of_and_never_said_again(
    talk: Talk, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    caplog.set_level(logging.INFO)

    reply = talk.ask(text)

    said = [markdown_of(reply), reply.content.text or "", *texts_on_card(reply)]
    assert "looks like an access token" in markdown_of(reply)
    assert [each for each in (*said, json.dumps(reply.content.attachments)) if TOKEN in each] == []
    assert TOKEN not in caplog.text


def test_the_call_beside_a_token_is_answered(talk: Talk) -> None:
    call = f"curl -H 'Authorization: Bearer {TOKEN}' https://webexapis.com/v1/rooms"

    assert "`spark:rooms_read`" in markdown_of(talk.ask(call))


def test_a_client_secret_stays_out_of_the_authorize_url(talk: Talk) -> None:
    secret = client_secret(7)

    reply = talk.ask(f"authorize url for spark:rooms_read, client id C12, client_secret={secret}")

    assert "client_id=C12&" in markdown_of(reply)
    assert "looks like a client secret" in markdown_of(reply)
    assert secret not in markdown_of(reply)


def test_a_refused_call_leads_to_the_missing_scope(talk: Talk) -> None:
    reply = talk.ask("GET /v1/people/me returns 403 Forbidden, I have spark:rooms_read")

    assert "Request `spark:people_read`" in markdown_of(reply)


def test_a_refused_authorization_leads_to_the_misspelt_scope(talk: Talk) -> None:
    reply = talk.direct("error=invalid_scope for spark:peple_read")

    assert "You probably mean `spark:people_read`" in markdown_of(reply)


def test_a_question_about_bots_is_explained(talk: Talk) -> None:
    assert "no scopes to choose" in markdown_of(talk.ask("do bots need scopes?"))
