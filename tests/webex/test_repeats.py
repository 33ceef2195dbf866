"""A message whose reply Webex never got through to us goes out once, or at most once again."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from inbox.events import Event
from inbox.work import Attempt, TryAgain
from sandbox.app import Sandbox
from sandbox.records import Message, Room
from sandbox.server import SandboxServer
from scopes.knowledge import Knowledge
from store.key_values import KeyValueStore
from store.rate_limits import RateLimits
from store.subscriptions import Subscriptions
from tests.support.talk import Talk, buttons_of, markdown_of, mention_of
from tests.support.turns import memory_engine
from webex.access_guard import AccessGuard, Limits
from webex.access_policy import AccessPolicy
from webex.client import Webex
from webex.conversation import Conversation, Options, Stores
from webex.repeats import SETTLING_SECONDS
from wording import sharing as say
from wording import talk as wording

PATIENCE = 60.0
MOST_TRIES = 12
ALWAYS = 1000
KINDS: dict[str, dict[str, Any]] = {
    "500": {"status": 500},
    "502": {"status": 502, "body": "<h1>Bad gateway</h1>"},
    "504": {"status": 504, "body": "<h1>Too late</h1>"},
    "reset": {"status": 200, "ending": "reset"},
    "silence": {"status": 200, "ending": "silence"},
    "drip": {"status": 200, "ending": "drip"},
    "html": {"status": 200, "body": "<h1>Welcome to the hotel</h1>"},
    "204": {"status": 204, "body": ""},
    "empty": {"status": 200, "body": {}},
    "429": {"status": 429, "headers": {"Retry-After": "1"}, "body": "<h1>Slow down</h1>"},
}

ALL_KINDS = pytest.mark.parametrize(
    ("kind", "seconds"), [(k, 0.5 if k in ("silence", "drip") else PATIENCE) for k in KINDS]
)
"""Every kind, and how long a call may take: briefly only where that is what ends it."""


@dataclass
class Desk:
    """The conversation, tried again and again as the inbox would, only without the pauses.

    `waits` are the seconds that were asked for before each further try, None for no wish.
    """

    sandbox: Sandbox
    conversation: Conversation
    waits: list[float | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.store = self.sandbox.store
        self.asker, self.colleague, *_ = self.sandbox.people
        self.group = self.store.rooms_of(self.sandbox.bot.id)[0]
        self.direct = self.store.direct_room(self.asker.id, self.sandbox.bot.id)

    def lose(self, kind: str, times: int = ALWAYS, skip: int = 0, is_done: bool = True) -> None:
        """Lose the replies to the next posts; unless `is_done` the posts, too."""
        fault = KINDS[kind]
        self.store.fail_next("POST", "/messages", times=times, skip=skip, is_done=is_done, **fault)

    def say(self, text: str, room: Room) -> Event:
        """Say something to the bot, and return the event of it."""
        words = f"{mention_of(self.sandbox.bot)} {text}" if room == self.group else text
        said = self.store.post(self.asker.id, room_id=room.id, markdown=words)
        return Event("messages", "created", said.id, room.id, self.asker.id, self.asker.id)

    def submit(self, card: Message, button: int = 0) -> Event:
        """Use a button of a card, and return the event of it."""
        data = buttons_of(card)[button]["data"]
        done = self.store.submit(self.asker.id, card.id, data)
        ids = (card.room.id, self.asker.id, self.asker.id)
        return Event("attachmentActions", "created", done.id, *ids)

    def answer(self, event: Event) -> None:
        """Try until the event is done with."""
        attempt = Attempt()
        while (again := self.try_once(event, attempt)) and attempt.number < MOST_TRIES:
            attempt = again

    def try_once(self, event: Event, attempt: Attempt) -> Attempt | None:
        """Try once; return the next try when there has to be one."""
        try:
            self.conversation.answer(event, attempt)
        except TryAgain as again:
            self.waits.append(again.delay)
            return Attempt(attempt.number + 1, again.sent)
        return None

    def heard(self, room: Room) -> list[str]:
        """Return what the bot has said in a room."""
        said = self.store.messages(room.id)
        return [markdown_of(m) for m in said if m.author == self.sandbox.bot]

    @property
    def shared(self) -> list[str]:
        """What the bot has said to the colleague."""
        return self.heard(self.store.direct_room(self.colleague.id, self.sandbox.bot.id))


@pytest.fixture
def seconds() -> float:
    """How long a call may take."""
    return PATIENCE


@pytest.fixture
def desk(
    sandbox: Sandbox, server: SandboxServer, knowledge: Knowledge, seconds: float
) -> Iterator[Desk]:
    engine = memory_engine()
    webex = Webex(sandbox.bot_token, server.api_url, seconds)
    stores = Stores(KeyValueStore(engine), RateLimits(engine), Subscriptions(engine))
    domains = frozenset({"example.com", "partner.example.com"})
    guard = AccessGuard(
        AccessPolicy(frozenset(), frozenset(), webex.person), stores.rate_limits, Limits(0, 0)
    )
    options = Options("secret", "https://bot.example.com", domains)
    yield Desk(sandbox, Conversation(webex, webex.me(), knowledge, guard, stores, options))
    engine.dispose()


@pytest.mark.parametrize("times", [1, ALWAYS])
@ALL_KINDS
def test_in_person_nothing_goes_out_twice(desk: Desk, kind: str, times: int) -> None:
    desk.lose(kind, times)

    desk.answer(desk.say("what scopes for CDR?", desk.direct))

    assert len(desk.heard(desk.direct)) == 1


@pytest.mark.parametrize("times", [1, ALWAYS])
@ALL_KINDS
def test_in_a_space_it_is_repeated_once_at_most(desk: Desk, kind: str, times: int) -> None:
    desk.lose(kind, times)

    desk.answer(desk.say("what scopes for CDR?", desk.group))

    assert 1 <= len(desk.heard(desk.group)) <= 2


@pytest.mark.parametrize("times", [1, ALWAYS])
@ALL_KINDS
def test_a_share_never_goes_out_twice(desk: Desk, kind: str, times: int) -> None:
    desk.answer(desk.say("what scopes for CDR?", desk.direct))
    desk.lose(kind, times)

    desk.answer(desk.say(f"share with {desk.colleague.email}", desk.direct))

    assert len(desk.shared) == 1
    assert desk.heard(desk.direct)[1:] == [say.sent(desk.colleague.display_name)]


@pytest.mark.parametrize("place", ["direct", "group"])
@ALL_KINDS
def test_what_webex_refused_again_and_again_comes_once_it_takes_it(
    desk: Desk, kind: str, place: str
) -> None:
    room: Room = getattr(desk, place)
    desk.lose(kind, 4, is_done=False)

    desk.answer(desk.say("what scopes for CDR?", room))

    assert len(desk.heard(room)) == 1


def test_a_share_that_webex_refused_comes_once_it_takes_it(desk: Desk) -> None:
    desk.answer(desk.say("what scopes for CDR?", desk.direct))
    desk.lose("500", 4, is_done=False)

    desk.answer(desk.say(f"share with {desk.colleague.email}", desk.direct))

    assert len(desk.shared) == 1


@pytest.mark.parametrize("is_done", [True, False])
def test_where_webex_keeps_the_markdown_to_itself_it_comes_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, is_done: bool
) -> None:
    shown = Message.to_json
    monkeypatch.setattr(Message, "to_json", lambda m: {**shown(m), "markdown": None})
    desk.answer(desk.say("what scopes for CDR?", desk.direct))
    desk.lose("502", 2, is_done=is_done)
    event = desk.say(f"share with {desk.colleague.email}", desk.direct)
    question = desk.store.message(event.id)
    desk.store.post(desk.asker.id, room_id=desk.direct.id, text="so?", parent_id=question.id)

    desk.answer(event)

    assert len(desk.shared) == 1
    assert len(desk.heard(desk.direct)) == 2


def test_an_earlier_share_of_the_same_is_not_taken_for_this_one(desk: Desk) -> None:
    desk.answer(desk.say("what scopes for CDR?", desk.direct))
    desk.answer(desk.say(f"share with {desk.colleague.email}", desk.direct))
    desk.lose("502", 1, is_done=False)

    desk.answer(desk.say(f"share with {desk.colleague.email}", desk.direct))

    first, second = desk.shared
    assert first == second


def test_the_same_question_asked_twice_is_answered_twice(desk: Desk) -> None:
    first, second = (desk.say("what scopes for CDR?", desk.direct) for _ in range(2))
    desk.answer(second)
    desk.lose("502", 1, is_done=False)

    desk.answer(first)

    assert len(desk.heard(desk.direct)) == 2


def test_a_share_with_somebody_who_is_known_by_address_only_is_found(desk: Desk) -> None:
    partner = desk.sandbox.people[-1]
    desk.answer(desk.say("what scopes for CDR?", desk.direct))
    desk.lose("502")

    desk.answer(desk.say(f"share with {partner.email}", desk.direct))

    room = desk.store.direct_room(partner.id, desk.sandbox.bot.id)
    assert len(desk.heard(room)) == 1


def test_a_share_that_is_not_there_at_once_may_be_on_its_way(desk: Desk) -> None:
    desk.answer(desk.say("what scopes for CDR?", desk.direct))
    event = desk.say(f"share with {desk.colleague.email}", desk.direct)
    desk.lose("502", 1, is_done=False)
    second = desk.try_once(event, Attempt())
    assert second
    third = desk.try_once(event, second)

    assert (third, desk.waits) == (Attempt(3), [None, SETTLING_SECONDS])
    desk.answer(event)
    assert len(desk.shared) == 1


def test_a_share_in_a_space_is_not_repeated_but_asked_for(desk: Desk) -> None:
    desk.answer(desk.say("what scopes for CDR?", desk.direct))
    desk.lose("502", 1)

    desk.answer(desk.say("share here", desk.group))

    shared, unsure = desk.heard(desk.group)
    assert "shared my answer here" in shared
    assert unsure == say.interrupted()


@pytest.mark.parametrize("is_done", [True, False])
def test_a_card_action_in_person_is_answered_once(desk: Desk, is_done: bool) -> None:
    desk.answer(desk.say("what scopes for CDR?", desk.direct))
    card = desk.store.messages(desk.direct.id)[-1]
    desk.lose("reset", 1, is_done=is_done)

    desk.answer(desk.submit(card))

    assert len(desk.heard(desk.direct)) == 2


def test_a_card_action_in_a_space_is_answered_twice_at_most(desk: Desk) -> None:
    desk.answer(desk.say("what scopes for CDR?", desk.group))
    card = desk.store.messages(desk.group.id)[-1]
    desk.lose("502")

    desk.answer(desk.submit(card))

    assert len(desk.heard(desk.group)) == 3


def test_where_others_write_it_waits_before_it_repeats(desk: Desk) -> None:
    event = desk.say("what scopes for CDR?", desk.group)
    desk.store.post(desk.colleague.id, room_id=desk.group.id, text="good question")
    desk.lose("502", 1, is_done=False)

    desk.answer(event)

    assert desk.waits == [None, SETTLING_SECONDS]
    assert len(desk.heard(desk.group)) == 1


@pytest.mark.parametrize("times", [2, 3, 6])
@pytest.mark.parametrize("is_done", [True, False])
def test_who_may_have_got_no_answer_in_a_space_is_told_once_in_person(
    desk: Desk, caplog: pytest.LogCaptureFixture, is_done: bool, times: int
) -> None:
    event = desk.say("what scopes for CDR?", desk.group)
    desk.store.post(desk.colleague.id, room_id=desk.group.id, text="good question")
    desk.lose("502", times, is_done=is_done)

    desk.answer(event)

    assert len(desk.heard(desk.group)) == (2 if is_done else 0)
    assert desk.heard(desk.direct) == [wording.unsure()]
    assert "reply_uncertain" in caplog.text


def test_where_webex_does_not_tell_the_last_activity_it_is_repeated_once(desk: Desk) -> None:
    desk.store.fail_next("GET", "/rooms", 404, times=ALWAYS)
    desk.lose("502", 1, is_done=False)

    desk.answer(desk.say("what scopes for CDR?", desk.group))

    assert desk.waits == [None, SETTLING_SECONDS]
    assert len(desk.heard(desk.group)) == 1


def test_through_the_real_inbox_it_comes_once(talk: Talk, sandbox: Sandbox) -> None:
    sandbox.store.fail_next("POST", "/messages", 502, is_done=True)

    assert "calling_cdr_read" in markdown_of(talk.direct("what scopes for CDR?"))


def test_a_refusal_is_not_said_more_often_either(desk: Desk) -> None:
    desk.lose("502")

    desk.answer(desk.say("share with somebody", desk.group))

    assert len(desk.heard(desk.group)) == 2


def test_what_comes_in_person_instead_of_a_closed_space_comes_once(desk: Desk) -> None:
    closed = desk.store.create_room("News", desk.asker.id, is_locked=True, announcements=True)
    desk.store.add_member(closed.id, desk.sandbox.bot.id, actor_id=desk.asker.id)
    words = f"{mention_of(desk.sandbox.bot)} what scopes for CDR?"
    said = desk.store.post(desk.asker.id, room_id=closed.id, markdown=words)
    desk.lose("502", 1, skip=1)

    desk.answer(Event("messages", "created", said.id, closed.id, desk.asker.id, desk.asker.id))

    (reply,) = desk.heard(desk.direct)
    assert reply.startswith(wording.space_is_closed())


def test_each_part_of_a_long_answer_comes_once(desk: Desk, knowledge: Knowledge) -> None:
    scopes = [scope.id for scope in knowledge.catalog.scopes.values() if scope.is_documented][:80]
    desk.lose("502")

    desk.answer(desk.say("explain " + " ".join(scopes), desk.direct))

    said = desk.heard(desk.direct)
    assert len(said) > 1
    assert len(said) == len(set(said))
