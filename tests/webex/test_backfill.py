import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from inbox.intake import InboxClosed
from sandbox.app import Sandbox
from sandbox.records import Room
from sandbox.server import SandboxServer
from scopes.knowledge import Knowledge
from store.checkpoints import Checkpoints
from tests.support.talk import Talk, markdown_of, mention_of, run_bot
from tests.webex.conftest import Taken, another_space, ask, say
from webex import answering
from webex import backfill as module
from webex.backfill import ASKED_BEFORE, MOST_MESSAGES, PATIENCE, WINDOW, Backfill
from webex.client import Webex
from webex.errors import RateLimited, WebexError

CDR = "spark-admin:calling_cdr_read"
DAY = 86_400


@pytest.fixture
def backfill(new_backfill: Callable[[], Backfill]) -> Backfill:
    """A backfill that has looked at everything so far."""
    backfill = new_backfill()
    backfill.run()
    return backfill


@pytest.fixture
def room(sandbox: Sandbox) -> Room:
    return sandbox.store.rooms_of(sandbox.bot.id)[0]


def test_what_was_asked_in_a_group_and_in_person_is_found(
    sandbox: Sandbox, room: Room, backfill: Backfill, taken: Taken
) -> None:
    mentioned = ask(sandbox, room)
    say(sandbox, room, "nobody is asked this")
    direct_room = sandbox.store.direct_room(sandbox.people[1].id, sandbox.bot.id)
    direct = say(sandbox, direct_room, "what scopes for CDR?", sandbox.people[1])

    backfill.run()

    assert sorted(taken.ids) == sorted([mentioned.id, direct.id])


def test_where_nothing_happened_one_call_tells_so(
    room: Room, backfill: Backfill, requests_seen: list[str]
) -> None:
    backfill.run()
    requests_seen.clear()

    backfill.run()

    assert requests_seen == ["GET /v1/rooms"]


def test_who_is_in_a_space_of_two_is_asked_once(
    sandbox: Sandbox, backfill: Backfill, taken: Taken, requests_seen: list[str]
) -> None:
    direct_room = sandbox.store.direct_room(sandbox.people[1].id, sandbox.bot.id)
    for _ in range(2):
        say(sandbox, direct_room, "what scopes for CDR?", sandbox.people[1])
        backfill.run()

    assert len(taken.ids) == 2
    assert requests_seen.count("GET /v1/memberships") == 1


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


def test_the_first_look_of_all_takes_what_was_just_asked_and_has_no_reply(
    sandbox: Sandbox, room: Room, new_backfill: Callable[[], Backfill], taken: Taken
) -> None:
    answered = another_space(sandbox)
    ask(sandbox, answered)
    say(sandbox, answered, "The scope is ...", sandbox.bot)
    direct_room = sandbox.store.direct_room(sandbox.people[1].id, sandbox.bot.id)
    direct = say(sandbox, direct_room, "what scopes for CDR?", sandbox.people[1])
    asked = ask(sandbox, room)

    new_backfill().run()

    assert sorted(taken.ids) == sorted([asked.id, direct.id])


def test_the_first_look_of_all_leaves_what_was_asked_long_before(
    sandbox: Sandbox, room: Room, webex: Webex, taken: Taken, checkpoints: Checkpoints
) -> None:
    ask(sandbox, room)
    later = time.time() + ASKED_BEFORE + 1

    Backfill(webex, webex.me(), taken, checkpoints, taken.pauses.append, now=lambda: later).run()

    assert taken.ids == []
    assert checkpoints.starting_with("space ")


def test_up_to_100_messages_of_a_space_are_looked_at(
    sandbox: Sandbox, room: Room, backfill: Backfill, taken: Taken
) -> None:
    asked = [ask(sandbox, room) for _ in range(MOST_MESSAGES + 1)]

    backfill.run()

    assert MOST_MESSAGES == 100
    assert taken.ids == [message.id for message in asked[1:]]


def test_what_was_said_long_before_the_last_look_is_left_out(
    sandbox: Sandbox,
    room: Room,
    backfill: Backfill,
    taken: Taken,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "OVERLAP", 0)
    ask(sandbox, room)
    backfill.run()
    taken.events.clear()

    asked = ask(sandbox, room)
    backfill.run()

    assert asked.id in taken.ids
    assert len(taken.ids) <= 2


def test_no_more_than_a_day_is_looked_through(
    sandbox: Sandbox,
    room: Room,
    backfill: Backfill,
    taken: Taken,
    requests_seen: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ask(sandbox, another_space(sandbox))
    now = sandbox.store.clock.now()
    later = f"{int(now[:4]) + 1}{now[4:]}"
    monkeypatch.setattr(sandbox.store.clock, "now", lambda: later)
    asked = ask(sandbox, room)

    backfill.run()

    assert taken.ids == [asked.id]
    assert WINDOW == DAY
    assert requests_seen.count("GET /v1/messages") == 1


@pytest.mark.parametrize("days", [1, -1])
def test_a_clock_of_ours_that_is_wrong_loses_nothing(
    sandbox: Sandbox,
    room: Room,
    new_backfill: Callable[[], Backfill],
    taken: Taken,
    monkeypatch: pytest.MonkeyPatch,
    days: int,
) -> None:
    with monkeypatch.context() as patch:
        right = time.time
        patch.setattr(time, "time", lambda: right() + days * DAY)
        new_backfill().run()
    asked = ask(sandbox, room)

    new_backfill().run()

    assert taken.ids == [asked.id]


def test_a_space_that_the_bot_was_added_to_meanwhile_is_looked_through(
    sandbox: Sandbox, backfill: Backfill, taken: Taken
) -> None:
    asked = ask(sandbox, another_space(sandbox))

    backfill.run()

    assert taken.ids == [asked.id]


def test_what_was_edited_while_the_bot_was_away_is_found_at_the_next_start(
    sandbox: Sandbox,
    room: Room,
    backfill: Backfill,
    new_backfill: Callable[[], Backfill],
    taken: Taken,
) -> None:
    asked = ask(sandbox, room)
    backfill.run()
    mention = mention_of(sandbox.bot)
    edited = sandbox.store.edit(asked.id, asked.author.id, markdown=f"{mention} hello")

    for _ in range(2):
        new_backfill().run()

    assert [(event.event, event.version) for event in taken.events] == [
        ("created", ""),
        ("updated", edited.updated),
    ]


@pytest.mark.parametrize("status", [400, 500])
def test_a_space_that_cannot_be_read_stops_no_other_and_is_read_once_it_can(
    sandbox: Sandbox, room: Room, backfill: Backfill, taken: Taken, status: int
) -> None:
    other = another_space(sandbox)
    asked = [ask(sandbox, other), ask(sandbox, room)]
    sandbox.store.fail_next("GET", "/messages", status)

    backfill.run()
    at_first = list(taken.ids)
    backfill.run()

    assert at_first == [asked[0].id]
    assert sorted(taken.ids) == sorted(message.id for message in asked)


def test_when_no_space_can_be_read_the_rest_is_left_for_the_next_time(
    sandbox: Sandbox,
    room: Room,
    backfill: Backfill,
    taken: Taken,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_FAILURES", 1)
    asked = ask(sandbox, room)
    sandbox.store.fail_next("GET", "/messages", 500)

    with pytest.raises(WebexError):
        backfill.run()
    backfill.run()

    assert taken.ids == [asked.id]


def test_a_list_of_spaces_that_cannot_be_had_is_told(sandbox: Sandbox, backfill: Backfill) -> None:
    sandbox.store.fail_next("GET", "/rooms", 400)

    with pytest.raises(WebexError):
        backfill.run()


def test_a_rate_limit_is_waited_for(
    sandbox: Sandbox, room: Room, backfill: Backfill, taken: Taken
) -> None:
    asked = say(sandbox, room, f"{mention_of(sandbox.bot)} hello")
    sandbox.store.fail_next("GET", "/messages", 429, headers={"Retry-After": "7"})

    backfill.run()

    assert taken.ids == [asked.id]
    assert 7 in taken.pauses


@pytest.mark.parametrize("headers", [{"Retry-After": "1"}, {"Retry-After": "3600"}])
def test_a_rate_limit_without_end_leaves_the_rest_for_the_next_time(
    sandbox: Sandbox, room: Room, backfill: Backfill, taken: Taken, headers: dict[str, str]
) -> None:
    asked = ask(sandbox, room)
    sandbox.store.fail_next("GET", "/messages", 429, times=PATIENCE + 1, headers=headers)

    with pytest.raises(RateLimited):
        backfill.run()
    while asked.id not in taken.ids:
        with suppress(RateLimited):
            backfill.run()

    assert max(taken.pauses) <= module.LONGEST_WAIT


def test_an_inbox_that_takes_nothing_leaves_the_rest_for_the_next_time(
    sandbox: Sandbox, room: Room, backfill: Backfill, taken: Taken
) -> None:
    asked = ask(sandbox, room)
    taken.is_closed = True
    with pytest.raises(InboxClosed):
        backfill.run()
    taken.is_closed = False

    backfill.run()

    assert taken.ids == [asked.id]


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
    monkeypatch.setattr(module, "PAUSE", 0.0)
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
