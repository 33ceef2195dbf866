"""When a digest is sent again, and when it is not."""

from collections.abc import Iterator

import pytest

from inbox.events import Event
from inbox.work import Attempt, TryAgain
from sandbox.app import Sandbox
from sandbox.records import Message
from sandbox.server import SandboxServer
from scopes.knowledge import Knowledge
from store.key_values import KeyValueStore
from store.rate_limits import RateLimits
from store.subscriptions import Subscription, Subscriptions
from tests.support.turns import memory_engine
from webex.access_guard import AccessGuard, Limits
from webex.access_policy import AccessPolicy
from webex.client import Webex
from webex.conversation import Conversation, Options, Stores
from webex.digests import WEEK, DigestLook

LONG_AGO = "2000-01-01"
AT = 1_800_000_000.0


class Taker:
    """An inbox that keeps what it is given."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def put(self, event: Event) -> bool:
        """Keep an event."""
        self.events.append(event)
        return True


class Desk:
    """The bot's side of a group space that is subscribed to all areas and was told of nothing."""

    def __init__(self, sandbox: Sandbox, webex: Webex, knowledge: Knowledge) -> None:
        self.engine = memory_engine()
        self.store, self.bot, self.knowledge = sandbox.store, sandbox.bot, knowledge
        self.person, *_ = sandbox.people
        self.room = self.store.rooms_of(self.bot.id)[0]
        self.subscriptions = Subscriptions(self.engine)
        self.subscriptions.choose(self.room.id, [], LONG_AGO)
        stores = Stores(KeyValueStore(self.engine), RateLimits(self.engine), self.subscriptions)
        access = AccessPolicy(frozenset(), frozenset(), webex.person)
        guard = AccessGuard(access, stores.rate_limits, Limits(0, 0))
        options = Options("secret", "https://bot.example.com")
        self.conversation = Conversation(webex, webex.me(), knowledge, guard, stores, options)

    def look(self, at: float = AT) -> list[Event]:
        """Return the events that a look for digests stores."""
        taker = Taker()
        DigestLook(self.knowledge, taker, self.subscriptions).look(at)
        return taker.events

    def answer(self, attempt: Attempt | None = None) -> str:
        """Have the digest that is due sent, in the first try unless another one is given."""
        newest = self.knowledge.news.newest
        event = Event("digests", "due", self.room.id, self.room.id, "", "", version=newest)
        return self.conversation.answer(event, attempt or Attempt())

    def say(self) -> None:
        """Let a person say something that is not for the bot."""
        self.store.post(self.person.id, room_id=self.room.id, markdown="never mind")

    @property
    def sent(self) -> list[Message]:
        """What the bot said in the space."""
        return [m for m in self.store.messages(self.room.id) if m.author == self.bot]

    @property
    def told(self) -> str | None:
        """Up to which day the space was told; None when it is not subscribed."""
        known = self.subscriptions.get(self.room.id)
        return known.told if known else None


@pytest.fixture
def desk(
    sandbox: Sandbox, server: SandboxServer, webex: Webex, knowledge: Knowledge
) -> Iterator[Desk]:
    desk = Desk(sandbox, webex, knowledge)
    yield desk
    desk.engine.dispose()


def test_what_is_due_is_an_event_with_the_same_key_each_time(desk: Desk) -> None:
    (first,), (second,) = desk.look(), desk.look()

    assert first.key == second.key == f"digests/due/{desk.room.id}/{desk.knowledge.news.newest}"
    assert first.room == desk.room.id
    assert not first.is_wanted


def test_a_space_whose_areas_did_not_change_is_passed_over(desk: Desk) -> None:
    desk.subscriptions.choose(desk.room.id, ["wholesale"], LONG_AGO)

    assert desk.look() == []
    assert desk.told == desk.knowledge.news.newest


def test_after_a_digest_nothing_is_due_for_a_week(desk: Desk) -> None:
    desk.conversation._digests._now = lambda: AT

    assert desk.answer() == desk.sent[0].id
    assert desk.told == desk.knowledge.news.newest
    assert desk.subscriptions.due("2999-01-01", AT + WEEK - 1) == []
    assert len(desk.subscriptions.due("2999-01-01", AT + WEEK)) == 1


def test_a_digest_that_is_tried_again_after_it_was_sent_is_not_sent_again(desk: Desk) -> None:
    desk.answer()

    assert desk.answer(Attempt(2)) == ""
    assert len(desk.sent) == 1


def test_a_process_that_died_before_it_noted_what_it_sent_sends_nothing_twice(desk: Desk) -> None:
    desk.answer()
    desk.subscriptions.end(desk.room.id)
    desk.subscriptions.choose(desk.room.id, [], LONG_AGO)

    assert desk.answer(Attempt(2, is_recovered=True)) == ""
    assert len(desk.sent) == 1
    assert desk.told == desk.knowledge.news.newest


@pytest.mark.parametrize("is_quiet", [True, False])
def test_a_process_that_died_before_it_sent_anything_loses_nothing(
    desk: Desk, is_quiet: bool
) -> None:
    if is_quiet:
        desk.store.fail_next("POST", "/messages", 429)
        with pytest.raises(TryAgain):
            desk.answer()
    else:
        desk.say()

    assert desk.answer(Attempt(2, is_recovered=True))
    assert len(desk.sent) == 1


def test_a_refusal_that_passes_puts_it_off_whoever_writes_meanwhile(desk: Desk) -> None:
    desk.store.fail_next("POST", "/messages", 500)
    with pytest.raises(TryAgain):
        desk.answer()
    told_of_nothing = desk.told

    desk.say()
    with pytest.raises(TryAgain, match="cannot be told yet"):
        desk.answer(Attempt(2))
    desk.answer(Attempt(3))

    assert told_of_nothing == LONG_AGO
    assert len(desk.sent) == 1
    assert desk.told == desk.knowledge.news.newest


def test_a_space_that_is_gone_is_forgotten(desk: Desk) -> None:
    membership = desk.store.find_membership(desk.room.id, desk.bot.id)
    assert membership
    desk.store.remove_member(membership.id)

    assert desk.answer() == ""
    assert desk.told is None


def test_where_only_moderators_write_the_subscription_stays(desk: Desk) -> None:
    desk.store.fail_next("POST", "/messages", 403, times=3)

    assert desk.answer() == ""
    assert desk.told == LONG_AGO


def test_whoever_does_not_know_the_changes_yet_leaves_them_to_others(desk: Desk) -> None:
    newer, older = (
        Event("digests", "due", desk.room.id, desk.room.id, "", "", version=version)
        for version in ("2999-01-01", LONG_AGO)
    )

    with pytest.raises(TryAgain, match="newer version"):
        desk.conversation.answer(newer, Attempt())

    assert desk.conversation.answer(older, Attempt()) == ""
    assert desk.sent == []


def test_nobody_is_told_that_a_digest_failed(desk: Desk) -> None:
    (event,) = desk.look()

    desk.conversation.apologize(event)

    assert desk.sent == []


def test_a_subscription_to_everything_can_be_narrowed_and_ended_area_by_area(desk: Desk) -> None:
    digests, areas = desk.conversation._digests, desk.knowledge.catalog.areas
    for said in ("unsubscribe from calling", "unsubscribe from meeting scopes"):
        wish = digests.read(said)
        assert wish
        digests.wish(desk.room.id, wish)

    left = [area for area in areas if area not in ("calling", "meetings")]
    assert desk.subscriptions.get(desk.room.id) == Subscription(desk.room.id, tuple(left), LONG_AGO)
