"""The tables of docs/decisions/faults.md, row by row."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from inbox.events import Event
from inbox.work import Attempt, GiveUp, NothingPossible, TryAgain
from sandbox.app import Sandbox
from sandbox.records import Json
from scopes.knowledge import Knowledge
from store.key_values import KeyValueStore
from store.rate_limits import RateLimits
from store.subscriptions import Subscriptions
from tests.support.turns import memory_engine
from webex.access_guard import AccessGuard, Limits
from webex.access_policy import AccessPolicy
from webex.client import Webex
from webex.conversation import Conversation, Options, Stores
from webex.errors import UNREADABLE, RateLimited, WebexError

PAGE = Path(__file__).parent.parent.parent / "docs" / "decisions" / "faults.md"
ROWS = re.findall(r"^\| (.+?) \| (\w[\w ]+) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
STATUSES = [row for row in ROWS if row[0][0].isdigit() or row[0].startswith("no answer")]
SHAPES = [row for row in ROWS if row[1] in ("read", "unreadable")]
QUESTION = Event("messages", "created", "M1", "R1", "P1", "P1")


@pytest.fixture
def conversation(webex: Webex, knowledge: Knowledge) -> Iterator[Conversation]:
    engine = memory_engine()
    stores = Stores(KeyValueStore(engine), RateLimits(engine), Subscriptions(engine))
    guard = AccessGuard(
        AccessPolicy(frozenset(), frozenset(), webex.person), stores.rate_limits, Limits()
    )
    options = Options("the secret of a test", "http://127.0.0.1")
    yield Conversation(webex, webex.me(), knowledge, guard, stores, options)
    engine.dispose()


def test_both_tables_are_there() -> None:
    assert len(STATUSES) == 23
    assert len(SHAPES) == 14


@pytest.mark.parametrize(("row", "done"), STATUSES, ids=[row for row, _ in STATUSES])
def test_a_status(
    conversation: Conversation,
    sandbox: Sandbox,
    monkeypatch: pytest.MonkeyPatch,
    row: str,
    done: str,
) -> None:
    status = int(row[:3]) if row[0].isdigit() else 0
    error = RateLimited(7.0) if status == 429 else WebexError(f"Webex answered {status}", status)

    def fail(_message_id: str) -> None:
        raise error

    monkeypatch.setattr(conversation._webex, "message", fail)
    if row.endswith("token is refused"):
        sandbox.store.fail_next("GET", "/people/me", 401)

    assert outcome(conversation) == done


def outcome(conversation: Conversation) -> str:
    """Return what is done for an event, in the words of the table."""
    try:
        assert conversation.answer(QUESTION, Attempt()) == ""
    except NothingPossible:
        return "suspend"
    except GiveUp:
        return "give up"
    except TryAgain as again:
        return "retry" if again.delay is None else "wait"
    return "quiet"


MESSAGE: Json = {
    "id": "M1",
    "roomId": "R1",
    "roomType": "group",
    "personId": "P1",
    "text": "what scopes for CDR?",
    "mentionedPeople": ["BOT"],
    "created": "2026-11-27T03:03:10.998Z",
}


def told(row: str) -> Any:
    """Return what Webex sends, for a row of the table; a text is sent as it stands."""
    name = "".join(re.findall(r"`(\w+)`", row))
    if row.startswith("without"):
        return {key: value for key, value in MESSAGE.items() if key != name}
    match row:
        case "no JSON":
            return "<h1>Webex</h1>"
        case "a JSON list":
            return [MESSAGE]
        case "JSON nested 100,000 deep":
            return "[" * 100_000
        case "an empty object":
            return {}
        case "with fields that nobody knows":
            return {**MESSAGE, "future": {"a": 1}}
    return {**MESSAGE, name: {"a number": 1, "null": None, "a text": "BOT"}[row.split("` ")[1]]}


@pytest.fixture
def told_next(sandbox: Sandbox) -> Callable[[Any], None]:
    """Let Webex tell something instead of the next message that the bot reads."""

    def tell(body: Any) -> None:
        sandbox.store.fail_next("GET", "/messages/", 200, body=body)

    return tell


@pytest.mark.parametrize(("row", "done"), SHAPES, ids=[row for row, _ in SHAPES])
def test_a_shape(webex: Webex, told_next: Callable[[Any], None], row: str, done: str) -> None:
    told_next(told(row))

    if done == "read":
        assert webex.message("M1").id == "M1"
        return
    with pytest.raises(WebexError, match=UNREADABLE) as caught:
        webex.message("M1")
    assert caught.value.may_pass
    assert "CDR" not in str(caught.value)


@pytest.mark.parametrize("status", [201, 204, 302])
def test_a_status_that_no_read_has_may_pass(webex: Webex, sandbox: Sandbox, status: int) -> None:
    sandbox.store.fail_next("GET", "/messages/", status, body={})

    with pytest.raises(WebexError) as caught:
        webex.message("M1")
    assert caught.value.may_pass


@pytest.mark.parametrize("missing", ["id", "roomId", "personId", "messageId"])
def test_a_card_action_that_lacks_something_is_unreadable(
    webex: Webex, sandbox: Sandbox, missing: str
) -> None:
    action = {"id": "A1", "roomId": "R1", "personId": "P1", "messageId": "M1", "inputs": {}}
    del action[missing]
    sandbox.store.fail_next("GET", "/attachment/actions/", 200, body=action)

    with pytest.raises(WebexError, match=UNREADABLE):
        webex.card_action("A1")


def test_a_message_of_a_group_space_that_mentions_nobody_is_tried_again(
    conversation: Conversation, told_next: Callable[[Any], None]
) -> None:
    told_next({key: value for key, value in MESSAGE.items() if key != "mentionedPeople"})

    with pytest.raises(TryAgain, match="mentions nobody"):
        conversation.answer(QUESTION, Attempt())


def test_a_message_to_everybody_is_for_nobody(
    conversation: Conversation, told_next: Callable[[Any], None]
) -> None:
    whole = {key: value for key, value in MESSAGE.items() if key != "mentionedPeople"}
    told_next({**whole, "mentionedGroups": ["all"]})

    assert conversation.answer(QUESTION, Attempt()) == ""
