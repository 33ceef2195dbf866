"""When the bot stays silent, and what it does when Webex does not comply."""

import itertools
import json
import logging
from typing import Any

import pytest
import sqlalchemy as sa

from inbox.events import parse_event
from inbox.work import Attempt
from sandbox.app import Sandbox
from sandbox.records import Json, Message
from sandbox.server import SandboxServer
from scopes.knowledge import Knowledge
from store.key_values import KeyValueStore
from store.rate_limits import RateLimits
from store.subscriptions import Subscriptions
from store.tables import METADATA
from tests.support.talk import RunningBot, Talk, markdown_of, run_bot
from webex import access_guard, repeats
from webex.access_guard import AccessGuard, Limits
from webex.access_policy import AccessPolicy
from webex.client import Webex
from webex.conversation import Conversation, Options, Stores
from wording import talk as wording

CDR = "spark-admin:calling_cdr_read"


def test_a_message_that_mentions_nobody_gets_no_reply(talk: Talk) -> None:
    talk.say("what scopes for CDR?")

    talk.ask("hello")

    assert len(talk.heard()) == 1


def test_a_message_to_everybody_gets_no_reply(talk: Talk) -> None:
    talk.say("<@all> what scopes for CDR?")

    talk.ask("hello")

    assert len(talk.heard()) == 1


def test_another_bot_gets_no_reply_and_is_not_even_read(
    talk: Talk, requests_seen: list[str]
) -> None:
    other = talk.store.add_person("Other Bot", "other@webex.bot", person_type="bot")
    talk.store.add_member(talk.room.id, other.id)

    said = talk.say(f"{talk.mention} what scopes for CDR?", author=other)
    talk.wait_for_bot(said.id)

    assert talk.heard() == []
    assert [request for request in requests_seen if "/messages" in request] == []


def test_its_own_message_gets_no_reply_and_is_not_even_read(
    talk: Talk, requests_seen: list[str]
) -> None:
    said = talk.say(f"{talk.mention} what scopes for CDR?", author=talk.bot)
    talk.wait_for_bot(said.id)

    assert talk.heard() == [said]
    assert [request for request in requests_seen if "/messages" in request] == []


def test_a_bot_gets_no_reply_either_when_the_event_does_not_tell_who_wrote(
    talk: Talk, bot: RunningBot
) -> None:
    other = talk.store.add_person("Other Bot", "other@webex.bot", person_type="bot")
    talk.store.add_member(talk.room.id, other.id)
    said = [talk.say(f"{talk.mention} help", author=author) for author in (talk.bot, other)]
    for message in said:
        talk.wait_for_bot(message.id)
        event = created(message)
        del event["data"]["personId"], event["data"]["personEmail"]

        assert bot.deliver({**event, "actorId": talk.person.id}).status_code == 200

    assert bot.inbox.drain(60)
    assert talk.heard() == said[:1]


def test_the_same_delivery_twice_is_answered_once(talk: Talk, bot: RunningBot) -> None:
    asked = talk.say(f"{talk.mention} what scopes for CDR?")
    talk.wait_for_bot(asked.id)

    responses = [bot.deliver(created(asked)) for _ in range(3)]
    bot.inbox.drain(60)

    assert [response.status_code for response in responses] == [200, 200, 200]
    assert len(talk.heard()) == 1


def test_a_message_that_is_gone_before_it_is_read_gets_no_reply(
    talk: Talk, bot: RunningBot
) -> None:
    asked = talk.say("what scopes for CDR?")
    talk.store.delete(asked.id, talk.person.id)

    bot.deliver(created(asked))
    bot.inbox.drain(60)

    assert talk.heard() == []


def test_somebody_of_another_domain_gets_one_polite_line(
    sandbox: Sandbox, server: SandboxServer, knowledge: Knowledge
) -> None:
    with run_bot(sandbox, server, knowledge, ALLOWED_DOMAINS="elsewhere.example") as bot:
        reply = Talk(sandbox, bot).ask("what scopes for CDR?")

    assert "organization" in markdown_of(reply)
    assert CDR not in markdown_of(reply)


def test_a_button_is_no_way_around_the_allowed_domains(
    sandbox: Sandbox, server: SandboxServer, knowledge: Knowledge
) -> None:
    with run_bot(sandbox, server, knowledge, ALLOWED_DOMAINS="elsewhere.example") as bot:
        talk = Talk(sandbox, bot)
        guest = talk.store.add_person("Guest", "guest@elsewhere.example")
        talk.store.add_member(talk.room.id, guest.id)
        asked = talk.say(f"{talk.mention} help", author=guest)
        talk.wait_for_bot(asked.id)
        (card,) = talk.heard()
        reply = talk.submit(card, question="what scopes for CDR?")

    assert CDR not in markdown_of(reply)


def test_people_of_an_allowed_organization_are_answered(
    sandbox: Sandbox, server: SandboxServer, knowledge: Knowledge
) -> None:
    with run_bot(sandbox, server, knowledge, ALLOWED_ORGS=sandbox.store.org_id) as bot:
        reply = Talk(sandbox, bot).ask("what scopes for CDR?")

    assert CDR in markdown_of(reply)


def test_a_card_that_webex_refuses_is_left_out(talk: Talk) -> None:
    talk.store.fail_next("POST", "/messages", 400)

    reply = talk.ask("help")

    assert reply.content.attachments == ()
    assert reply.parent_id


def test_a_reply_to_a_thread_that_is_gone_is_posted_outside_of_it(talk: Talk) -> None:
    asked = talk.say(f"{talk.mention} help")
    talk.wait_for_bot(asked.id)
    (card,) = talk.heard()
    talk.store.delete(asked.id, talk.person.id)

    reply = talk.submit(card, question="what scopes for CDR?")

    assert CDR in markdown_of(reply)
    assert reply.parent_id is None


@pytest.mark.parametrize("status", [500, 503])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_failure_of_webex_is_overcome(talk: Talk, method: str, status: int) -> None:
    talk.store.fail_next(method, "/messages", status)

    assert CDR in markdown_of(talk.ask("what scopes for CDR?"))


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_rate_limit_is_waited_for(talk: Talk, method: str) -> None:
    talk.store.fail_next(method, "/messages", 429, headers={"Retry-After": "1"})

    assert CDR in markdown_of(talk.ask("what scopes for CDR?"))


def test_a_rate_limit_that_does_not_say_how_long_is_overcome(talk: Talk) -> None:
    talk.store.fail_next("GET", "/messages", 429, headers={"Retry-After": "rand(30),add(30)"})

    assert CDR in markdown_of(talk.ask("what scopes for CDR?"))


def test_a_failure_is_admitted_with_a_reference_for_the_operator(talk: Talk) -> None:
    talk.store.fail_next("GET", "/messages", 400)

    asked = talk.say(f"{talk.mention} what scopes for CDR?")
    talk.wait_for_bot(asked.id)

    assert [asked.id[-12:] in markdown_of(said) for said in talk.heard()] == [True]


def test_a_failure_does_not_stop_the_next_answer(talk: Talk) -> None:
    talk.store.fail_next("GET", "/messages", 400)
    talk.ask("what scopes for CDR?")

    assert CDR in markdown_of(talk.ask("what scopes for CDR?"))


def test_what_people_write_is_not_logged(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)

    talk.ask("what scopes for the secret project Bluebird?")
    talk.store.fail_next("GET", "/messages", 400)
    talk.ask("and for its successor Bluebird two?")

    assert caplog.records
    assert "bluebird" not in caplog.text.lower()


def created(message: Message) -> Json:
    """Return the delivery that announces a message."""
    return {"resource": "messages", "event": "created", "data": message.to_event_json()}


def test_a_stranger_who_adds_the_bot_is_refused_politely(
    sandbox: Sandbox, server: SandboxServer, knowledge: Knowledge
) -> None:
    with run_bot(sandbox, server, knowledge, ALLOWED_DOMAINS="elsewhere.example") as bot:
        talk = Talk(sandbox, bot)
        room = talk.store.create_room("Strangers", talk.person.id)
        (said,) = talk.hear(
            lambda: talk.store.add_member(room.id, talk.bot.id, actor_id=talk.person.id).id, room
        )

    assert "organization" in markdown_of(said)


def test_a_stranger_is_refused_once_a_day_whatever_he_does(
    sandbox: Sandbox, server: SandboxServer, knowledge: Knowledge
) -> None:
    with run_bot(sandbox, server, knowledge, ALLOWED_DOMAINS="elsewhere.example") as bot:
        talk = Talk(sandbox, bot)
        talk.ask("what scopes for CDR?")
        later = talk.ask_at_length("what scopes for CDR?")
        in_person = talk.hear(
            lambda: talk.store.post(talk.person.id, room_id=talk.direct_room.id, text="help").id,
            talk.direct_room,
        )

    assert (later, in_person) == ([], [])


def test_who_asks_too_fast_is_told_once_then_there_is_silence_and_nothing_is_read(
    sandbox: Sandbox,
    server: SandboxServer,
    knowledge: Knowledge,
    monkeypatch: pytest.MonkeyPatch,
    requests_seen: list[str],
) -> None:
    monkeypatch.setattr(access_guard, "MINUTE", 10**9)
    with run_bot(sandbox, server, knowledge, QUESTIONS_PER_PERSON="2") as bot:
        talk = Talk(sandbox, bot)
        said = [talk.ask_at_length("what scopes for CDR?") for _ in range(3)]
        requests_seen.clear()
        said += [talk.ask_at_length("what scopes for CDR?") for _ in range(3)]

    assert [request for request in requests_seen if "/v1/messages" in request] == []
    assert [CDR in markdown_of(m) for replies in said[:2] for m in replies] == [True, True]
    assert [markdown_of(m) for replies in said[2:] for m in replies] == [wording.too_fast()]


def test_what_one_person_is_denied_is_not_held_against_the_space(
    sandbox: Sandbox, server: SandboxServer, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access_guard, "MINUTE", 10**9)
    limits = {"QUESTIONS_PER_PERSON": "2", "QUESTIONS_PER_SPACE": "4"}
    with run_bot(sandbox, server, knowledge, **limits) as bot:
        talk = Talk(sandbox, bot)
        for _ in range(8):
            talk.ask_at_length("what scopes for CDR?")
        reply = Talk(sandbox, bot, talk.colleague).ask("what scopes for CDR?")

    assert CDR in markdown_of(reply)


def long_question(knowledge: Knowledge) -> str:
    """Return a question whose answer takes several messages."""
    scopes = [scope.id for scope in knowledge.catalog.scopes.values() if scope.is_documented][:60]
    return "explain " + " ".join(scopes)


def test_a_rate_limit_in_the_midst_of_a_long_reply_repeats_nothing(
    talk: Talk, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repeats, "SETTLING_SECONDS", 0.0)
    whole = talk.ask_at_length(long_question(knowledge))
    refuse_post_number(2, talk, monkeypatch)

    parts = talk.ask_at_length(long_question(knowledge))

    assert len(whole) > 1
    assert [markdown_of(part) for part in parts] == [markdown_of(part) for part in whole]


def refuse_post_number(number: int, talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Webex ask to wait once, when the bot posts for the given time from now on."""
    posts = itertools.count(1)
    post = Webex.post

    def counted(self: Webex, *arguments: Any, **named: Any) -> str:
        if next(posts) == number:
            talk.store.fail_next("POST", "/messages", 429, headers={"Retry-After": "1"})
        return post(self, *arguments, **named)

    monkeypatch.setattr(Webex, "post", counted)


@pytest.mark.parametrize("is_recovered", [True, False])
def test_a_recovered_question_in_person_is_not_answered_twice(
    talk: Talk, webex: Webex, knowledge: Knowledge, is_recovered: bool
) -> None:
    talk.direct("what scopes for CDR?")
    (asked,) = [m for m in talk.store.messages(talk.direct_room.id) if m.author == talk.person]
    event = parse_event(json.dumps(created(asked)).encode())
    everybody = AccessPolicy(frozenset(), frozenset(), webex.person)
    engine = sa.create_engine("sqlite://", poolclass=sa.StaticPool)
    METADATA.create_all(engine)
    stores = Stores(KeyValueStore(engine), RateLimits(engine), Subscriptions(engine))
    guard = AccessGuard(everybody, stores.rate_limits, Limits(0, 0))
    options = Options("secret", "https://bot.example.com")
    conversation = Conversation(webex, webex.me(), knowledge, guard, stores, options)

    conversation.answer(event, Attempt(is_recovered=is_recovered))

    engine.dispose()
    assert len(talk.heard(talk.direct_room)) == (1 if is_recovered else 2)


def test_an_outage_of_webex_while_a_stranger_is_looked_up_lets_nobody_in(
    sandbox: Sandbox, server: SandboxServer, knowledge: Knowledge
) -> None:
    with run_bot(sandbox, server, knowledge, ALLOWED_DOMAINS="elsewhere.example") as bot:
        talk = Talk(sandbox, bot)
        talk.store.fail_next("GET", "/people", 500)
        said = talk.ask_at_length("what scopes for CDR?")

    assert [CDR in markdown_of(message) for message in said] == [False]
