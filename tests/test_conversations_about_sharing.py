"""Exchanges in which an answer is passed on to a teammate or into a space."""

import json

import pytest

from inbox.events import parse_event
from inbox.work import Attempt
from sandbox.app import Sandbox
from sandbox.records import Message, Person
from sandbox.server import SandboxServer
from scopes.knowledge import Knowledge
from tests.support.talk import (
    RunningBot,
    Talk,
    button_of,
    buttons_of,
    markdown_of,
    mention_of,
    run_bot,
    texts_on_card,
)
from webex import repeats, sharing

CDR = "spark-admin:calling_cdr_read"


@pytest.fixture
def asked(talk: Talk) -> Message:
    """The root of a thread in which a question was answered."""
    root = talk.say("We want to read call records.")
    talk.ask("what scopes for CDR?", thread=root)
    return root


def received(talk: Talk, person: Person) -> list[Message]:
    """Return what the bot wrote 1:1 to somebody."""
    room = talk.store.find_direct_room(person.id, talk.bot.id)
    return talk.heard(room) if room else []


def stranger(talk: Talk, email: str = "guest@elsewhere.example") -> Person:
    return talk.store.add_person("Guest", email, org_id="ANOTHER-ORGANIZATION")


@pytest.mark.parametrize(
    "wish",
    [
        "share with {email}",
        "please share this with {email}.",
        "share the answer with {EMAIL}",
        "send it to {email}",
        "share with {mention}",
    ],
)
def test_a_teammate_gets_the_answer_and_who_shared_it(
    talk: Talk, asked: Message, wish: str
) -> None:
    teammate = talk.colleague
    said = wish.format(
        email=teammate.email, EMAIL=teammate.email.upper(), mention=mention_of(teammate)
    )

    confirmation = talk.ask(said, thread=asked)

    (shared,) = received(talk, teammate)
    assert CDR in markdown_of(shared)
    assert talk.person.display_name in markdown_of(shared)
    assert talk.person.display_name in texts_on_card(shared)[0]
    assert teammate.display_name in markdown_of(confirmation)
    assert confirmation.parent_id == asked.id


@pytest.mark.parametrize(
    "wish", ["share with {email}, not with {mention}", "share with {email} and {mention}"]
)
def test_nobody_gets_what_is_not_clearly_for_one(talk: Talk, asked: Message, wish: str) -> None:
    other = talk.store.add_person("Third", "third@example.com")
    talk.store.add_member(asked.room.id, other.id)
    said = wish.format(email=talk.colleague.email, mention=mention_of(other))

    answer = talk.ask(said, thread=asked)

    assert "Nothing was sent" in markdown_of(answer)
    assert received(talk, other) == received(talk, talk.colleague) == []


def test_the_button_shares_as_well(talk: Talk) -> None:
    card = talk.ask("what scopes for CDR?")

    reply = talk.submit(card, button_of(card, "Share"), **{"with": talk.colleague.email})

    assert talk.colleague.display_name in markdown_of(reply)
    assert len(received(talk, talk.colleague)) == 1


def test_the_teammate_can_go_on_from_there(talk: Talk, asked: Message) -> None:
    talk.ask(f"share with {talk.colleague.email}", thread=asked)
    (shared,) = received(talk, talk.colleague)
    data = buttons_of(shared)[0]["data"]

    (reply,) = talk.hear(
        lambda: talk.store.submit(talk.colleague.id, shared.id, data).id, shared.room
    )

    assert "**Why:**" in markdown_of(reply)


@pytest.mark.parametrize(
    ("to", "word"),
    [
        ("nobody@example.com", "I found nobody"),
        ("nobody@nowhere.example", "I found nobody"),
        ("not an address", "not an e-mail address"),
        ("a@b", "not an e-mail address"),
        ("<@all>", "not an e-mail address"),
        ("one@example.com, two@example.com", "not an e-mail address"),
        ("other@webex.bot", "bot"),
        ("developer@example.com", "That is you"),
    ],
)
def test_whoever_is_not_to_get_it_gets_nothing_and_the_asker_a_clear_word(
    talk: Talk, asked: Message, to: str, word: str
) -> None:
    rooms = len(talk.store.rooms_of(talk.bot.id))

    card = talk.ask("what scopes for CDR?", thread=asked)
    reply = talk.submit(card, button_of(card, "Share"), **{"with": to})

    assert word in markdown_of(reply)
    assert "<@" not in markdown_of(reply)
    assert len(talk.store.rooms_of(talk.bot.id)) == rooms


def test_people_of_another_organization_get_nothing(talk: Talk, asked: Message) -> None:
    guest = stranger(talk)
    talk.store.add_member(talk.room.id, guest.id)

    by_address = talk.ask(f"share with {guest.email}", thread=asked)
    by_mention = talk.ask(f"share with {mention_of(guest)}", thread=asked)

    assert "I found nobody" in markdown_of(by_address)
    assert "within your organization" in markdown_of(by_mention)
    assert received(talk, guest) == []


def test_people_of_an_allowed_domain_get_it(
    sandbox: Sandbox, server: SandboxServer, knowledge: Knowledge
) -> None:
    domains = "example.com,elsewhere.example"
    with run_bot(sandbox, server, knowledge, ALLOWED_DOMAINS=domains) as bot:
        talk = Talk(sandbox, bot)
        guest = stranger(talk)
        talk.direct("what scopes for CDR?")
        known = talk.direct(f"share with {guest.email}")
        unknown = talk.direct("share with nobody@elsewhere.example")

    assert "Sent to" in markdown_of(known)
    assert len(received(talk, guest)) == 1
    assert "I found nobody" in markdown_of(unknown)


def test_a_guest_cannot_reach_into_the_organization_of_the_bot(talk: Talk, asked: Message) -> None:
    guest = stranger(talk)
    talk.store.add_member(talk.room.id, guest.id)

    def ask() -> str:
        said = f"{talk.mention} share with {talk.colleague.email}"
        return talk.say(said, asked, author=guest).id

    (reply,) = talk.hear(ask, talk.room)
    assert "within your organization" in markdown_of(reply)
    assert received(talk, talk.colleague) == []


def test_enough_is_enough_for_a_day(
    talk: Talk, asked: Message, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "MOST_A_DAY", 2)

    replies = [talk.ask(f"share with {talk.colleague.email}", thread=asked) for _ in range(3)]

    assert ["Sent to" in markdown_of(reply) for reply in replies] == [True, True, False]
    assert len(received(talk, talk.colleague)) == 2


@pytest.mark.parametrize("failing", [1, 2])
def test_a_share_that_is_tried_again_arrives_once(
    talk: Talk, asked: Message, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    """The first post is the one to the teammate, the second the confirmation."""
    monkeypatch.setattr(repeats, "SETTLING_SECONDS", 0.0)
    wait = {"Retry-After": "1"}
    talk.store.fail_next("POST", "/messages", 429, headers=wait, skip=failing - 1)

    confirmation = talk.ask(f"share with {talk.colleague.email}", thread=asked)

    assert "Sent to" in markdown_of(confirmation)
    assert len(received(talk, talk.colleague)) == 1


def test_a_share_that_was_interrupted_is_not_sent_again_unseen(
    talk: Talk, bot: RunningBot, asked: Message
) -> None:
    said = talk.say(f"{talk.mention} share with {talk.colleague.email}", asked)
    talk.wait_for_bot(said.id)
    delivery = {"resource": "messages", "event": "created", "data": said.to_event_json()}
    event = parse_event(json.dumps(delivery).encode())

    assert bot.inbox._workers
    bot.inbox._workers._work.answer(event, Attempt(is_recovered=True))

    assert "interrupted" in markdown_of(talk.heard()[-1])
    assert len(received(talk, talk.colleague)) == 1


def test_nothing_to_share_is_said(talk: Talk) -> None:
    reply = talk.ask(f"share with {talk.colleague.email}")

    assert "whole question" in markdown_of(reply)
    assert received(talk, talk.colleague) == []


def test_the_last_answer_of_a_direct_message_is_brought_into_a_space(talk: Talk) -> None:
    talk.direct("what scopes for CDR?")

    reply = talk.ask("share here")

    assert CDR in markdown_of(reply)
    assert talk.person.display_name in markdown_of(reply)


def test_only_the_own_direct_message_is_brought_into_a_space(talk: Talk) -> None:
    talk.direct("what scopes for CDR?")

    (reply,) = talk.hear(
        lambda: talk.say(f"{talk.mention} share here", author=talk.colleague).id, talk.room
    )

    assert "nothing in a direct message" in markdown_of(reply)


def test_share_here_in_a_direct_message_says_where_here_is(talk: Talk) -> None:
    talk.direct("what scopes for CDR?")

    assert "in the space" in markdown_of(talk.direct("share here"))


def test_a_name_with_markup_does_no_harm(talk: Talk) -> None:
    odd = talk.store.add_person("**<@all>** [x](https://evil.example.com)", "odd@example.com")
    talk.store.add_member(talk.room.id, odd.id)
    root = talk.say(f"{talk.mention} what scopes for CDR?", author=odd)
    talk.wait_for_bot(root.id)

    talk.hear(
        lambda: talk.say(f"{talk.mention} share with {talk.colleague.email}", root, author=odd).id,
        talk.room,
    )

    (shared,) = received(talk, talk.colleague)
    assert "<@" not in markdown_of(shared)
    assert "](https://evil" not in markdown_of(shared)
