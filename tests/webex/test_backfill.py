import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from inbox.events import Event
from inbox.intake import InboxClosed
from sandbox.app import Sandbox
from sandbox.records import Message, Person, Room
from sandbox.server import SandboxServer
from scopes.knowledge import Knowledge
from store.checkpoints import Checkpoints
from store.database import open_database
from tests.support.talk import Talk, markdown_of, mention_of, run_bot
from webex import answering
from webex.backfill import CAUGHT_UP, PATIENCE, WINDOW, Backfill
from webex.client import Webex
from webex.errors import RateLimited

CDR = "spark-admin:calling_cdr_read"
HOUR = 3600


class Taken:
    """An inbox that only notes what it is given, and how long the backfill paused."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.pauses: list[float] = []
        self.is_closed = False

    def put(self, event: Event) -> bool:
        if self.is_closed:
            raise InboxClosed("stopping")
        self.ids.append(event.id)
        return True


@pytest.fixture
def checkpoints(tmp_path: Path) -> Iterator[Checkpoints]:
    """A memory in which everything was caught up an hour ago."""
    engine = open_database(f"sqlite:///{tmp_path}/bot.db")
    checkpoints = Checkpoints(engine)
    checkpoints.set(CAUGHT_UP, time.time() - HOUR)
    yield checkpoints
    engine.dispose()


@pytest.fixture
def taken() -> Taken:
    return Taken()


@pytest.fixture
def backfill(webex: Webex, taken: Taken, checkpoints: Checkpoints) -> Backfill:
    return Backfill(webex, webex.me(), taken, checkpoints, taken.pauses.append)


@pytest.fixture
def room(sandbox: Sandbox) -> Room:
    return sandbox.store.rooms_of(sandbox.bot.id)[0]


def say(sandbox: Sandbox, room: Room, text: str, author: Person | None = None) -> Message:
    person = author or sandbox.people[0]
    return sandbox.store.post(person.id, room_id=room.id, markdown=text)


def test_what_was_asked_in_a_group_and_in_person_is_found(
    sandbox: Sandbox, room: Room, backfill: Backfill, taken: Taken
) -> None:
    mentioned = say(sandbox, room, f"{mention_of(sandbox.bot)} what scopes for CDR?")
    say(sandbox, room, "nobody is asked this")
    direct_room = sandbox.store.direct_room(sandbox.people[1].id, sandbox.bot.id)
    direct = say(sandbox, direct_room, "what scopes for CDR?", sandbox.people[1])

    backfill.run()

    assert sorted(taken.ids) == sorted([mentioned.id, direct.id])


def test_what_bots_said_is_left_out(
    sandbox: Sandbox, room: Room, backfill: Backfill, taken: Taken
) -> None:
    other = sandbox.store.add_person("Other Bot", "other@webex.bot", person_type="bot")
    sandbox.store.add_member(room.id, other.id)
    say(sandbox, room, f"{mention_of(sandbox.bot)} hello", other)
    direct_room = sandbox.store.direct_room(sandbox.people[0].id, sandbox.bot.id)
    say(sandbox, direct_room, "an answer", sandbox.bot)

    backfill.run()

    assert taken.ids == []


def test_the_first_look_of_all_takes_nothing_and_begins_the_memory(
    sandbox: Sandbox, room: Room, backfill: Backfill, taken: Taken, checkpoints: Checkpoints
) -> None:
    checkpoints.forget(CAUGHT_UP)
    say(sandbox, room, f"{mention_of(sandbox.bot)} hello")

    backfill.run()

    assert taken.ids == []
    assert checkpoints.get(CAUGHT_UP) == pytest.approx(time.time(), abs=60)


def test_what_was_said_before_the_last_look_is_left_out(
    sandbox: Sandbox, room: Room, backfill: Backfill, taken: Taken, checkpoints: Checkpoints
) -> None:
    say(sandbox, room, f"{mention_of(sandbox.bot)} hello")
    checkpoints.set(CAUGHT_UP, time.time() + HOUR)

    backfill.run()

    assert taken.ids == []


def test_no_more_than_a_day_is_looked_through(
    sandbox: Sandbox, backfill: Backfill, checkpoints: Checkpoints, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    checkpoints.set(CAUGHT_UP, 0)

    backfill.run()

    assert f"'since_seconds': {WINDOW}" in caplog.text


def test_a_rate_limit_is_waited_for(
    sandbox: Sandbox, room: Room, backfill: Backfill, taken: Taken
) -> None:
    asked = say(sandbox, room, f"{mention_of(sandbox.bot)} hello")
    sandbox.store.fail_next("GET", "/messages", 429, headers={"Retry-After": "7"})

    backfill.run()

    assert taken.ids == [asked.id]
    assert 7 in taken.pauses


def test_a_rate_limit_without_end_leaves_the_rest_for_the_next_time(
    sandbox: Sandbox, room: Room, backfill: Backfill, checkpoints: Checkpoints
) -> None:
    before = checkpoints.get(CAUGHT_UP)
    say(sandbox, room, f"{mention_of(sandbox.bot)} hello")
    sandbox.store.fail_next("GET", "/messages", 429, times=PATIENCE + 1)

    with pytest.raises(RateLimited):
        backfill.run()

    assert checkpoints.get(CAUGHT_UP) == before


def test_an_inbox_that_takes_nothing_leaves_the_rest_for_the_next_time(
    sandbox: Sandbox, room: Room, backfill: Backfill, taken: Taken, checkpoints: Checkpoints
) -> None:
    before = checkpoints.get(CAUGHT_UP)
    say(sandbox, room, f"{mention_of(sandbox.bot)} hello")
    taken.is_closed = True

    with pytest.raises(InboxClosed):
        backfill.run()

    assert checkpoints.get(CAUGHT_UP) == before


@pytest.mark.parametrize("status", [403, 404])
def test_a_space_that_is_ours_no_more_is_passed_over(
    sandbox: Sandbox, room: Room, backfill: Backfill, taken: Taken, status: int
) -> None:
    say(sandbox, room, f"{mention_of(sandbox.bot)} hello")
    direct_room = sandbox.store.direct_room(sandbox.people[1].id, sandbox.bot.id)
    direct = say(sandbox, direct_room, "hello", sandbox.people[1])
    sandbox.store.fail_next("GET", f"/messages?roomId={room.id}", status)
    sandbox.store.remove_member(
        next(m.id for m in sandbox.store.memberships(room.id) if m.person == sandbox.bot)
    )

    backfill.run()

    assert taken.ids == [direct.id]


def test_what_is_asked_while_the_bot_is_down_is_answered_once_when_it_is_back(
    sandbox: Sandbox,
    server: SandboxServer,
    knowledge: Knowledge,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(answering, "LATE_SECONDS", 0)
    database = f"sqlite:///{tmp_path}/bot.db"
    with run_bot(sandbox, server, knowledge, DATABASE_URL=database) as bot:
        talk = Talk(sandbox, bot)
        talk.ask("hello")
        bot.backfill.run()
    asked = talk.say(f"{talk.mention} what scopes for CDR?")

    with run_bot(sandbox, server, knowledge, DATABASE_URL=database) as bot:
        for _ in range(2):
            bot.backfill.run()
            assert bot.inbox.drain(60)

    (reply,) = talk.replies(asked)
    assert CDR in markdown_of(reply)
    assert "late" in markdown_of(reply)
