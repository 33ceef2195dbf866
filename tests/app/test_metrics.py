import re

import requests
from prometheus_client.parser import text_string_to_metric_families
from pytest import MonkeyPatch

from app.metrics import InboxCollector
from inbox.overview import Overview, Progress
from store.database import StoreError
from tests.support.talk import RunningBot, Talk


def measured(bot: RunningBot) -> dict[str, float]:
    """Return every number `/metrics` tells, by name and labels, in sorted order."""
    response = requests.get(f"{bot.url}/metrics", timeout=5)
    return {
        sample.name + "".join(f" {key}={value}" for key, value in sorted(sample.labels.items())): (
            sample.value
        )
        for family in text_string_to_metric_families(response.text)
        for sample in family.samples
    }


def test_deliveries_and_answers_are_counted(talk: Talk, bot: RunningBot) -> None:
    before = measured(bot)

    talk.ask("what scopes for CDR?")
    requests.post(f"{bot.url}/webhook", data=b"unsigned", timeout=5)

    after = measured(bot)
    grown = {name: value - before.get(name, 0) for name, value in after.items()}
    assert grown["scope_bot_deliveries_total result=stored"] == 1
    assert grown["scope_bot_deliveries_total result=unsigned"] == 1
    assert grown["scope_bot_answers_total kind=advise outcome=found"] == 1
    assert grown["scope_bot_try_seconds_count"] == 1


def test_what_lies_in_the_inbox_is_told(talk: Talk, bot: RunningBot) -> None:
    talk.store.fail_next("GET", "/messages", 400)
    talk.ask("what scopes for CDR?")

    told = measured(bot)

    assert told["scope_bot_inbox_events state=failed"] == 1
    assert told["scope_bot_inbox_events state=waiting"] == 0
    assert told["scope_bot_inbox_oldest_seconds"] == 0
    assert told["scope_bot_stalled"] == 0
    assert "scope_bot_not_stored_total" in told


def test_while_the_database_is_away_nothing_is_told_of_the_inbox(
    bot: RunningBot, monkeypatch: MonkeyPatch
) -> None:
    def fail(_overview: Overview) -> Progress:
        raise StoreError("away")

    monkeypatch.setattr(Overview, "progress", fail)

    names = measured(bot).keys()
    assert names
    assert [
        name for name in names if name.startswith(("scope_bot_inbox", "scope_bot_stalled"))
    ] == []


def test_nothing_of_anybody_is_told(talk: Talk, bot: RunningBot) -> None:
    talk.ask("what scopes for the project Bluebird?")

    text = requests.get(f"{bot.url}/metrics", timeout=5).text

    assert "scope_bot_" in text
    assert not re.search(f"bluebird|{talk.person.id}|{talk.room.id}", text, re.IGNORECASE)


def test_however_many_ask_the_inbox_is_counted_once_a_second() -> None:
    class Counted(Overview):
        times = 0

        def __init__(self) -> None:
            """Without a database."""

        def progress(self) -> Progress:
            self.times += 1
            return Progress(0, 0.0, is_going_on=True, failed=0)

    overview = Counted()
    now = [0.0]
    collector = InboxCollector(overview, lambda: now[0])
    seen = []
    for at in (0.0, 0.9, 1.0, 1.5):
        now[0] = at
        list(collector.collect())
        seen.append(overview.times)

    assert seen == [1, 1, 2, 2]
