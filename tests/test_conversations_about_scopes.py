"""Exchanges in a space about more than one need, and about scopes somebody already has."""

import pytest

from tests.support.talk import Talk, markdown_of


@pytest.fixture
def talk(newcomer: Talk) -> Talk:
    """All talk here with one bot."""
    return newcomer


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(
            "create a space, invite people and post a message",
            ["spark:rooms_write spark:memberships_write spark:messages_write", "covers all 3"],
            id="several needs in a sentence",
        ),
        pytest.param(
            "My app should:\n1. list call queues\n2. create people\n3. water the plants",
            ["spark-admin:telephony_config_read", "spark-admin:people_write", "water the plants"],
            id="steps, one of them not understood",
        ),
        pytest.param(
            "curl -X POST https://webexapis.com/v1/messages\ncurl https://webexapis.com/v1/rooms",
            ["spark:messages_write", "spark:rooms_read"],
            id="two curl lines",
        ),
        pytest.param(
            "api.telephony.callqueue.list(location_id=x)",
            ["spark-admin:telephony_config_read"],
            id="an SDK call",
        ),
        pytest.param(
            "GET /room/tabs", ["**The documents name no scope**"], id="documents are silent"
        ),
        pytest.param("GET /dataSources/schemas", ["**No scope needed:**"], id="no scope needed"),
        pytest.param(
            "check spark:all spark:people_read spark-admin:rooms_read",
            ["`spark:all` already includes `spark:people_read`", "deprecated"],
            id="an audit",
        ),
        pytest.param(
            "https://webexapis.com/v1/authorize?client_id=C1&scope=spark%3Aall%20webex%3Aall",
            ["`webex:all` is not a known scope"],
            id="an authorize URL",
        ),
        pytest.param(
            "compare spark:people_read and spark-admin:people_read",
            ["`spark:people_read`", "where it is enough", "an administrator"],
            id="a comparison",
        ),
        pytest.param(
            "what can I do with spark:rooms_read?", ["`GET /v1/rooms`"], id="a reverse look-up"
        ),
        pytest.param(
            "authorize url for listing my spaces", ["scope=spark%3Arooms_read"], id="a URL"
        ),
        pytest.param("do bots need scopes?", ["no scopes to choose"], id="kinds of apps"),
        pytest.param(
            "403 on GET /v1/people with spark:rooms_read", ["spark:people_read"], id="a 403"
        ),
    ],
)
def test_the_answer_comes_into_the_thread(talk: Talk, said: str, expected: list[str]) -> None:
    reply = talk.ask(said)

    text = markdown_of(reply)
    assert [words for words in expected if words not in text] == []
    assert reply.parent_id
