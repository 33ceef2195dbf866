"""Two bots on one machine: nothing of one gets to the other."""

import json
import stat
from collections.abc import Iterator

import pytest
import requests

from tests.deploy.conftest import Deployed, Pair
from webex.signature import HEADER, sign

EVENT = json.dumps({"resource": "rooms", "event": "created", "data": {"id": "R1"}}).encode()


@pytest.fixture
def each(pair: Pair) -> Iterator[list[Deployed]]:
    """The bots of a pair, which hear Webex without anything in front of them."""
    for bot in pair:
        bot.hear_at(bot.process.url)
    yield list(pair)
    for bot in pair:
        bot.hear_at(str(bot.settings.public_url))


def test_each_answers_in_its_own_webex_only(each: list[Deployed]) -> None:
    heard = [len(bot.said) for bot in each]

    reply = each[0].ask("what scopes for CDR?")

    assert "spark-admin:calling_cdr_read" in str(reply.content.markdown)
    assert len(each[0].said) > heard[0]
    assert len(each[1].said) == heard[1]


def test_neither_takes_the_events_of_the_other(each: list[Deployed]) -> None:
    for bot in each:
        taken = []
        for sender in each:
            signature = sign(EVENT, str(sender.settings.webhook_secret))
            address = f"{bot.process.url}/webhook"
            answer = requests.post(address, data=EVENT, headers={HEADER: signature}, timeout=60)
            taken.append((sender is bot, answer.status_code))
        assert sorted(taken) == [(False, 401), (True, 200)]


def test_each_has_a_database_that_only_its_owner_reads(each: list[Deployed]) -> None:
    files = [bot.process.folder / "var" / "bot.db" for bot in each]

    assert files[0] != files[1]
    assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [0o600, 0o600]


def test_one_goes_on_when_the_other_ends(each: list[Deployed]) -> None:
    first, second = each
    try:
        assert first.process.terminate() == 0

        reply = second.ask("list my rooms")
    finally:
        first.process.start()

    assert "spark:rooms_read" in str(reply.content.markdown)
