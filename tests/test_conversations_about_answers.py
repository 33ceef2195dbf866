"""Exchanges about an answer: its buttons, follow-ups in words, what was not meant."""

import re

import pytest

from sandbox.records import Message
from tests.support.talk import (
    Talk,
    button_of,
    buttons_of,
    card_of,
    markdown_of,
    texts_on_card,
)
from webex import memory

CDR = "spark-admin:calling_cdr_read"
RECORDINGS = "meeting:recordings_read"
FOR_ADMINS = "meeting:admin_recordings_read"


@pytest.fixture
def talk(newcomer: Talk) -> Talk:
    """All talk here with one bot."""
    return newcomer


def act(talk: Talk, card: Message, title: str, **inputs: str) -> Message:
    """Submit the card action with a title; return the only reply."""
    return talk.submit(card, button_of(card, title), **inputs)


def state_of(card: Message) -> str:
    """Return the state that the buttons of a card go on from."""
    state: str = buttons_of(card)[button_of(card, "Why these?")]["data"]["state"]
    return state


def test_an_answer_is_a_short_card_with_all_of_it_beside(talk: Talk) -> None:
    reply = talk.ask("what scopes for CDR?")

    on_card = "\n".join(texts_on_card(reply))
    assert card_of(reply)["version"] == "1.3"
    assert r"calling\_cdr\_read" in on_card
    assert "**Why:**" not in on_card
    assert "**Why:**" in markdown_of(reply)


def test_an_answer_links_to_itself_in_the_browser(talk: Talk) -> None:
    reply = talk.ask("what scopes for CDR?")

    link = re.compile(r"\(http://127\.0\.0\.1:\d+/\?q=what\+scopes\+for\+CDR%3F\)")
    assert link.search(markdown_of(reply))
    assert link.search(texts_on_card(reply)[-1])


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Why these?", ["**Why:**", "GET /v1/recordings"]),
        ("As administrator", [FOR_ADMINS, "as an administrator"]),
        ("What else does it grant?", [RECORDINGS, "documented operation"]),
        ("Authorize URL", ["https://webexapis.com/v1/authorize", "recordings_read"]),
        ("Not what I meant", ["?"]),
    ],
)
def test_a_button_is_answered_in_the_same_thread(
    talk: Talk, title: str, expected: list[str]
) -> None:
    asked = talk.say(f"{talk.mention} read my recordings")
    talk.wait_for_bot(asked.id)
    (card,) = talk.replies(asked)

    reply = act(talk, card, title)

    assert [words for words in expected if words not in markdown_of(reply)] == []
    assert reply.parent_id == asked.id


def test_the_answer_to_a_button_has_buttons_too(talk: Talk) -> None:
    admin = act(talk, talk.ask("read my recordings"), "As administrator")

    assert RECORDINGS in markdown_of(act(talk, admin, "As user"))


def test_two_equal_card_actions_get_one_reply(talk: Talk) -> None:
    card = talk.ask("read my recordings")
    data = {"do": "why", "state": state_of(card)}

    def twice() -> str:
        talk.store.submit(talk.person.id, card.id, data)
        return talk.store.submit(talk.person.id, card.id, data).id

    assert len(talk.hear(twice, talk.room)) == 1


def test_the_same_button_works_for_somebody_else(talk: Talk) -> None:
    card = talk.ask("read my recordings")
    data = {"do": "why", "state": state_of(card)}
    act(talk, card, "Why these?")

    said = talk.hear(lambda: talk.store.submit(talk.colleague.id, card.id, data).id, talk.room)

    assert len(said) == 1


@pytest.mark.parametrize(
    "inputs",
    [
        {"do": "why"},
        {"do": "why", "state": ""},
        {"do": "why", "state": "forged"},
        {"do": "share", "state": "forged", "with": "administrator@example.com"},
        {"do": ["why"], "state": {"text": "x"}},
        {"do": "format the disk", "question": "help"},
        {"question": ["not", "text"]},
        {},
    ],
    ids=str,
)
def test_a_button_without_our_signature_is_declined(talk: Talk, inputs: dict[str, object]) -> None:
    card = talk.ask("read my recordings")

    (reply,) = talk.hear(lambda: talk.store.submit(talk.person.id, card.id, inputs).id, talk.room)

    assert "signature" in markdown_of(reply)


@pytest.mark.parametrize("do", [["why"], {"why": 1}, 7, "format the disk"], ids=str)
def test_a_signed_button_that_asks_for_nonsense_is_declined(talk: Talk, do: object) -> None:
    card = talk.ask("read my recordings")
    inputs = {"do": do, "state": state_of(card)}

    (reply,) = talk.hear(lambda: talk.store.submit(talk.person.id, card.id, inputs).id, talk.room)

    assert "signature" in markdown_of(reply)


def test_a_state_that_was_changed_is_declined(talk: Talk) -> None:
    card = talk.ask("read my recordings")
    state = state_of(card)

    reply = act(talk, card, "Why these?", state=state[:-2] + "AA")

    assert "signature" in markdown_of(reply)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("why?", ["**Why:**", "GET /v1/recordings"]),
        ("as admin", [FOR_ADMINS]),
        ("and as an administrator?", [FOR_ADMINS]),
        ("only for myself", [RECORDINGS]),
        ("and to change them?", ["meeting:recordings_write"]),
        ("what else does it grant?", ["documented operation"]),
        ("authorize url for it", ["https://webexapis.com/v1/authorize"]),
    ],
)
def test_a_follow_up_in_the_thread_is_understood(
    talk: Talk, said: str, expected: list[str]
) -> None:
    root = talk.say("We want to show recordings.")
    talk.ask("read my recordings", thread=root)

    reply = talk.ask(said, thread=root)

    assert [words for words in expected if words not in markdown_of(reply)] == []
    assert reply.parent_id == root.id


def test_follow_ups_build_on_each_other_and_compare_with_the_first(talk: Talk) -> None:
    root = talk.say("We want to show recordings.")
    talk.ask("read my recordings", thread=root)
    talk.ask("as admin", thread=root)
    talk.ask("why?", thread=root)

    reply = markdown_of(talk.ask("compare with the first", thread=root))

    assert f"New: `{FOR_ADMINS}`" in reply
    assert f"No longer needed: `{RECORDINGS}`" in reply


def test_a_follow_up_of_a_colleague_in_the_thread_is_understood(talk: Talk) -> None:
    root = talk.say("We want to show recordings.")
    talk.ask("read my recordings", thread=root)

    def ask() -> str:
        return talk.say(f"{talk.mention} as admin", root, author=talk.colleague).id

    (reply,) = talk.hear(ask, talk.room)
    assert FOR_ADMINS in markdown_of(reply)


def test_a_follow_up_in_another_thread_is_about_that_thread(talk: Talk) -> None:
    one, other = talk.say("Recordings."), talk.say("Records of calls.")
    talk.ask("read my recordings", thread=one)
    talk.ask("what scopes for CDR?", thread=other)

    assert "GET /v1/recordings" in markdown_of(talk.ask("why?", thread=one))


def test_in_a_direct_message_a_follow_up_needs_no_thread(talk: Talk) -> None:
    talk.direct("read my recordings")

    assert FOR_ADMINS in markdown_of(talk.direct("as admin"))


def test_a_follow_up_on_nothing_asks_for_the_whole_question(talk: Talk) -> None:
    assert "whole question" in markdown_of(talk.ask("and to change them?"))


def test_a_follow_up_is_never_about_the_question_before_the_last(talk: Talk) -> None:
    talk.direct("read my recordings")
    talk.direct(f"what scopes for CDR? {'and more of the same ' * 120}")

    assert "whole question" in markdown_of(talk.direct("as admin"))


def test_small_talk_in_between_does_not_matter(talk: Talk) -> None:
    talk.direct("read my recordings")
    talk.direct("thanks")

    assert FOR_ADMINS in markdown_of(talk.direct("as admin"))


def test_after_a_day_an_answer_is_forgotten(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "DAY", 0)
    talk.direct("read my recordings")

    assert "whole question" in markdown_of(talk.direct("why?"))


def test_what_was_not_meant_is_asked_back_with_choices(talk: Talk) -> None:
    back = act(talk, talk.ask("read my recordings"), "Not what I meant")

    choices = [button["title"] for button in buttons_of(back)]
    assert 1 <= len(choices) <= 5
    assert RECORDINGS not in choices
    assert choices[0] in markdown_of(talk.submit(back, 0))
