"""A bot without a public address: a whole conversation, over real HTTP and without webhooks."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app import upkeep, wiring
from app.factory import create_app
from app.wiring import Service
from sandbox.app import Sandbox
from sandbox.records import Message, Room
from sandbox.server import SandboxServer
from scopes.knowledge import Knowledge
from settings import read_settings
from store.checkpoints import Checkpoints
from store.database import open_database
from tests.support.talk import markdown_of, mention_of
from tests.support.threads import none_left_behind
from tests.webex.conftest import Taken, another_space, ask
from webex import polling as module
from webex.backfill import Backfill
from webex.errors import RateLimited
from webex.polling import LONGEST_WAIT, Polling

CDR = "spark-admin:calling_cdr_read"
PATIENCE = 60.0


@pytest.fixture
def polling_bot(
    sandbox: Sandbox,
    server: SandboxServer,
    knowledge: Knowledge,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Service]:
    """The bot, given a token and nothing else; it has noted which spaces there are.

    The sandbox need not be spared, so that the bot looks as often as it can.
    """
    monkeypatch.setattr(module, "PACE", 0.0)
    monkeypatch.setattr(wiring, "BACKFILL_PACE", 0.0)
    monkeypatch.setattr(upkeep, "POLL_LOOK", 0.05)
    settings = read_settings(
        {
            "WEBEX_ACCESS_TOKEN": sandbox.bot_token,
            "WEBEX_API_URL": server.api_url,
            "DATABASE_URL": f"sqlite:///{tmp_path}/bot.db",
            "POLL_SECONDS": "1",
        }
    )
    engine = open_database(f"sqlite:///{tmp_path}/bot.db")
    monkeypatch.setattr(wiring, "open_database", lambda _url: engine)
    service: Service = create_app(settings, knowledge, has_upkeep=False).extensions["service"]
    with none_left_behind():  # one stays when Webex has asked it to wait, and reads once more
        service.backfill.run()
        service.begin_upkeep()
        yield service
        service.close()
    engine.dispose()


class Person:
    """Somebody who talks to a bot that polls."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.store, self.bot, self.me = sandbox.store, sandbox.bot, sandbox.people[0]
        self.room = sandbox.store.rooms_of(sandbox.bot.id)[0]
        self.direct_room = self.store.direct_room(self.me.id, self.bot.id)

    def ask(self, text: str) -> Message:
        """Mention the bot in the group space; return its next message there."""
        return self.say(f"{mention_of(self.bot)} {text}", self.room)

    def direct(self, text: str) -> Message:
        """Write to the bot 1:1; return its next message there."""
        return self.say(text, self.direct_room)

    def say(self, text: str, room: Room) -> Message:
        before = len(self.heard(room))
        self.store.post(self.me.id, room_id=room.id, markdown=text)
        self.store.wait_for(lambda: len(self.heard(room)) > before, PATIENCE)
        return self.heard(room)[before]

    def heard(self, room: Room) -> list[Message]:
        return [m for m in self.store.messages(room.id) if m.author == self.bot]


@pytest.fixture
def person(sandbox: Sandbox) -> Person:
    return Person(sandbox)


@pytest.mark.usefixtures("polling_bot")
def test_mentions_direct_messages_and_numbers_are_answered(
    sandbox: Sandbox, person: Person
) -> None:
    mentioned = person.ask("what scopes for CDR?")
    direct = person.direct("list meetings")
    by_number = person.direct(number_of(direct, "As administrator"))
    in_words = person.direct("as user")

    assert CDR in markdown_of(mentioned)
    assert least_set(direct) == "meeting:schedules_read"
    assert least_set(by_number) == "meeting:admin_schedule_read"
    assert least_set(in_words) == "meeting:schedules_read"
    assert not mentioned.content.attachments
    assert sandbox.store.webhooks() == []


def least_set(message: Message) -> str:
    """Return the set that a message proposes to request."""
    return markdown_of(message).split("```")[1].strip()


def number_of(message: Message, title: str) -> str:
    """Return the number that a follow-up has in a message."""
    (line,) = [line for line in markdown_of(message).splitlines() if title in line]
    return line.partition(".")[0]


@pytest.mark.usefixtures("polling_bot")
def test_what_polling_cannot_do_is_said_once_in_each_space(person: Person) -> None:
    said = [markdown_of(person.ask("what scopes for CDR?")) for _ in range(2)]
    said.append(markdown_of(person.direct("what scopes for CDR?")))

    assert ["no buttons" in each for each in said] == [True, False, True]


@pytest.mark.usefixtures("polling_bot")
def test_not_what_i_meant_is_a_number_too(person: Person) -> None:
    answer = person.direct("what scopes for CDR?")

    asked_back = person.direct(number_of(answer, "Not what I meant"))

    assert markdown_of(asked_back).startswith("**Which of these comes closer?**")


@pytest.mark.usefixtures("polling_bot")
def test_each_message_is_answered_once(
    sandbox: Sandbox, person: Person, polling_bot: Service
) -> None:
    person.ask("what scopes for CDR?")
    person.ask("what scopes to list devices?")
    polling_bot.backfill.run()

    assert polling_bot.inbox.drain(PATIENCE)
    assert len(person.heard(person.room)) == 2


@pytest.mark.usefixtures("polling_bot")
def test_a_bot_that_is_told_to_wait_waits_and_answers_then(
    sandbox: Sandbox, person: Person, requests_seen: list[str]
) -> None:
    sandbox.store.fail_next("GET", "/rooms", 429, headers={"Retry-After": "2"}, body="<h1>no</h1>")

    assert CDR in markdown_of(person.ask("what scopes for CDR?"))
    assert "GET /v1/rooms" in requests_seen


@pytest.fixture
def polling(
    new_backfill: Callable[[], Backfill], new_polling: Callable[[], Polling], taken: Taken
) -> Polling:
    """Polling after a first look at all spaces."""
    new_backfill().run()
    taken.pauses.clear()
    return new_polling()


def test_in_200_spaces_only_those_are_read_in_which_something_was_said(
    sandbox: Sandbox,
    new_backfill: Callable[[], Backfill],
    new_polling: Callable[[], Polling],
    taken: Taken,
    checkpoints: Checkpoints,
    requests_seen: list[str],
) -> None:
    rooms = [another_space(sandbox) for _ in range(200)]
    new_backfill().run()
    polling = new_polling()
    asked = [ask(sandbox, room) for room in rooms[:3]]
    requests_seen.clear()

    polling.run()
    polling.run()

    assert sorted(taken.ids) == sorted(message.id for message in asked)
    assert Counter(requests_seen) == {"GET /v1/rooms": 2, "GET /v1/messages": 3}
    assert len(checkpoints.starting_with("space ")) == 201


def test_polling_waits_as_long_as_webex_asks_to(
    sandbox: Sandbox, polling: Polling, taken: Taken
) -> None:
    sandbox.store.fail_next("GET", "/rooms", 429, headers={"Retry-After": "600"})

    polling.run()

    assert 600 in taken.pauses


def test_polling_fails_when_webex_asks_to_wait_longer_than_an_hour(
    sandbox: Sandbox, polling: Polling
) -> None:
    wait = str(LONGEST_WAIT + 1)
    sandbox.store.fail_next("GET", "/rooms", 429, headers={"Retry-After": wait})

    with pytest.raises(RateLimited):
        polling.run()


def test_the_first_look_of_all_is_one_at_all_spaces(
    sandbox: Sandbox, new_polling: Callable[[], Polling], taken: Taken, checkpoints: Checkpoints
) -> None:
    asked = ask(sandbox, sandbox.store.rooms_of(sandbox.bot.id)[0])

    new_polling().run()

    assert taken.ids == [asked.id]
    assert len(checkpoints.starting_with("space ")) == len(sandbox.store.rooms_of(sandbox.bot.id))
