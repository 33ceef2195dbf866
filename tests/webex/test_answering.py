"""What a conversation keeps, signs, links, counts and says holds no secret, however it was put."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote_plus

import pytest
import sqlalchemy as sa

from inbox.events import Event
from inbox.work import Attempt
from scopes.knowledge import Knowledge
from store.key_values import KeyValueStore
from store.rate_limits import RateLimits
from store.subscriptions import Subscriptions
from store.tables import METADATA
from store.unanswered import UnansweredQuestions
from tests.support.pasted import access_token, client_secret, opaque_token, signed_token
from webex.access_guard import AccessGuard, Limits
from webex.access_policy import AccessPolicy
from webex.button_state import StateSigner
from webex.conversation import Conversation, Options, Stores
from webex.records import CardAction, Message, Person

SECRETS = [make(1) for make in (access_token, opaque_token, signed_token, client_secret)]
SAID = [
    "GET /v1/people/me with Authorization: Bearer {}",
    "which permission repairs the coffee machine? client_secret={}",
    "what scopes for CDR? my access token: {}",
    "GET /v1/people/me?access_token={}",
    "list rooms with Bearer {} and client_secret={}",
    "share with token={}",
    "share it with client_secret={} ann@example.com",
    "help, my secret={}",
]
SIGNING = "the secret of the tests"
ME = Person("BOT", "bot@webex.bot", "Scope Bot", "ORG")


class Webex:
    """As much of Webex as a 1:1 with the bot needs; notes what is posted."""

    def __init__(self) -> None:
        self.said = ""
        self.inputs: dict[str, Any] = {}
        self.posted: list[tuple[str, Any]] = []

    def message(self, message_id: str) -> Message:
        return replace(MESSAGE, id=message_id, text=self.said)

    def card_action(self, action_id: str) -> CardAction:
        return CardAction(action_id, "ROOM", "ALICE", "M1", self.inputs, time.time())

    def person(self, person_id: str) -> Person:
        return Person(person_id, "alice@example.com", "Alice", "ORG")

    def post(self, _room: str, markdown: str, _thread: str | None, card: Any = None) -> str:
        self.posted.append((markdown, card))
        return f"POSTED-{len(self.posted)}"


MESSAGE = Message(
    id="M1",
    room_id="ROOM",
    room_type="direct",
    parent_id=None,
    person_id="ALICE",
    person_email="alice@example.com",
    text="",
    html=None,
    mentioned=(),
    created=time.time(),
)


class Talk:
    """A 1:1 with the bot, and everything that is left of it."""

    def __init__(self, knowledge: Knowledge, engine: sa.Engine) -> None:
        self.webex = Webex()
        self._engine = engine
        values, unanswered = KeyValueStore(engine), UnansweredQuestions(engine)
        stores = Stores(values, RateLimits(engine), Subscriptions(engine), unanswered)
        everybody = AccessPolicy(frozenset(), frozenset(), self.webex.person)
        guard = AccessGuard(everybody, stores.rate_limits, Limits(0, 0))
        options = Options(SIGNING, "https://bot.example.com")
        self._conversation = Conversation(
            self.webex,  # type: ignore[arg-type]  # as much of it as a 1:1 needs
            ME,
            knowledge,
            guard,
            stores,
            options,
        )

    def say(self, text: str) -> None:
        self.webex.said = text
        self._answer("messages", len(self.webex.posted))

    def submit(self, **inputs: Any) -> None:
        self.webex.inputs = inputs
        self._answer("attachmentActions", len(self.webex.posted))

    @property
    def states(self) -> list[str]:
        """The state of every button that was posted, as it was signed."""
        return [*_values_of("state", [card for _, card in self.webex.posted])]

    def traces(self) -> Iterator[str]:
        """Return all that is left: rows of the database, words, cards, links, button states."""
        with self._engine.connect() as connection:
            for table in METADATA.sorted_tables:
                yield from (repr(row) for row in connection.execute(sa.select(table)))
        for markdown, card in self.webex.posted:
            yield from (markdown, unquote_plus(markdown), json.dumps(card))
            yield unquote_plus(json.dumps(card))
        signer = StateSigner(SIGNING)
        yield from (repr(signer.verify(state)) for state in self.states)

    def _answer(self, resource: str, number: int) -> None:
        event = Event(resource, "created", f"E{number}", "ROOM", "ALICE", "ALICE")
        self._conversation.answer(event, Attempt())


def _values_of(name: str, within: Any) -> Iterator[str]:
    if isinstance(within, dict):
        yield from (value for key, value in within.items() if key == name)
        within = list(within.values())
    if isinstance(within, list):
        for each in within:
            yield from _values_of(name, each)


@pytest.fixture
def talk(knowledge: Knowledge, any_engine: sa.Engine) -> Talk:
    return Talk(knowledge, any_engine)


def said_and_gone_on_from(talk: Talk, text: str) -> None:
    talk.say(text)
    talk.say("as admin")
    talk.say("share here")


def submitted_and_rejected(talk: Talk, text: str) -> None:
    talk.submit(question=text)
    for state in talk.states[:1]:
        talk.submit(do="why", state=state)
        talk.submit(do="not meant", state=state)
        talk.submit(do="share", state=state, **{"with": text})


@pytest.mark.parametrize("act", [said_and_gone_on_from, submitted_and_rejected])
@pytest.mark.parametrize("text", SAID)
@pytest.mark.parametrize("secret", SECRETS, ids=["access", "opaque", "signed", "client"])
def test_no_secret_is_remembered_signed_linked_counted_or_said(
    talk: Talk, act: Callable[[Talk, str], None], text: str, secret: str
) -> None:
    act(talk, text.replace("{}", secret))

    traces = list(talk.traces())
    assert [trace for trace in traces if secret in trace or secret[8:-8] in trace] == []


def test_the_traces_hold_all_that_a_secret_could_be_in(talk: Talk) -> None:
    talk.say("what scopes for CDR?")
    talk.say("which permission repairs the coffee machine?")

    left = list(talk.traces())

    assert any('"first":{"text":"what scopes for CDR?"' in trace for trace in left)
    assert any("repairs the coffee machine" in trace and "unanswered" in trace for trace in left)
    assert any("/?q=what scopes for CDR?" in trace for trace in left)
    assert any(trace.startswith("State(query=Query(text='what scopes") for trace in left)
