"""How the bot behaves in spaces of every kind, and when a question is edited."""

import pytest

from sandbox.records import Json, Message, Room
from scopes.answer import Answer, Paragraph
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from tests.support.talk import RunningBot, Talk, markdown_of, mention_of, texts_on_card
from webex import answering, webhook

CDR = "spark-admin:calling_cdr_read"
RECORDINGS = "meeting:recordings_read"


def test_all_and_the_bot_together_are_answered(talk: Talk) -> None:
    (reply,) = talk.hear(
        lambda: talk.say(f"<@all> {talk.mention} what scopes for CDR?").id, talk.room
    )

    assert CDR in markdown_of(reply)


def test_a_mention_among_others_at_the_end_is_answered(talk: Talk) -> None:
    said = f"{mention_of(talk.colleague)} what scopes for CDR? {talk.mention}"
    (reply,) = talk.hear(lambda: talk.say(said).id, talk.room)

    assert CDR in markdown_of(reply)


def closed_space(talk: Talk, announcements: bool) -> Room:
    """Return a moderated space of the person, with the bot in it."""
    room = talk.store.create_room(
        "News", talk.person.id, is_locked=True, announcements=announcements
    )
    talk.store.add_member(room.id, talk.bot.id, actor_id=talk.person.id)
    return room


def ask_in(talk: Talk, room: Room) -> Message:
    asked = talk.store.post(
        talk.person.id, room_id=room.id, markdown=f"{talk.mention} what scopes for CDR?"
    )
    talk.wait_for_bot(asked.id)
    return asked


def test_in_a_moderated_space_the_bot_answers(talk: Talk) -> None:
    room = closed_space(talk, announcements=False)

    asked = ask_in(talk, room)

    (reply,) = talk.replies(asked)
    assert CDR in markdown_of(reply)


def test_where_only_moderators_write_the_asker_is_answered_directly(talk: Talk) -> None:
    room = closed_space(talk, announcements=True)

    ask_in(talk, room)

    (reply,) = talk.heard(talk.direct_room)
    assert talk.heard(room) == []
    assert CDR in markdown_of(reply)
    assert "Only moderators" in markdown_of(reply)
    assert "Only moderators" in texts_on_card(reply)[0]


def test_a_long_answer_that_comes_directly_says_why_once(talk: Talk, knowledge: Knowledge) -> None:
    room = closed_space(talk, announcements=True)
    scopes = [scope.id for scope in knowledge.catalog.scopes.values() if scope.is_documented][:60]
    asked = f"{talk.mention} explain {' '.join(scopes)}"

    said = talk.store.post(talk.person.id, room_id=room.id, markdown=asked)
    talk.wait_for_bot(said.id)

    parts = [markdown_of(part) for part in talk.heard(talk.direct_room)]
    assert len(parts) > 1
    assert sum("Only moderators" in part for part in parts) <= 1
    assert "".join(parts).count(f"`{scopes[-1]}`")


def test_somebody_of_another_organization_is_answered_in_a_shared_space(talk: Talk) -> None:
    guest = talk.store.add_person("Guest", "guest@elsewhere.example", org_id="ANOTHER")
    talk.store.add_member(talk.room.id, guest.id)

    (reply,) = talk.hear(
        lambda: talk.say(f"{talk.mention} what scopes for CDR?", author=guest).id, talk.room
    )

    assert CDR in markdown_of(reply)


def test_an_edited_question_gets_a_new_answer_that_says_so(talk: Talk) -> None:
    asked = talk.say(f"{talk.mention} what scopes for CDR?")
    talk.wait_for_bot(asked.id)

    edit(talk, asked, "read my recordings")

    first, second = talk.replies(asked)
    assert RECORDINGS in markdown_of(second)
    assert "You edited your question" in markdown_of(second)


def test_an_edit_that_changes_nothing_about_the_answer_gets_none(talk: Talk) -> None:
    asked = talk.say(f"{talk.mention} what scopes for CDR?")
    talk.wait_for_bot(asked.id)

    edit(talk, asked, "what scopes for CDR?")

    assert len(talk.replies(asked)) == 1


def test_every_edit_is_answered_once(talk: Talk) -> None:
    asked = talk.say(f"{talk.mention} what scopes for CDR?")
    talk.wait_for_bot(asked.id)

    for text in ("read my recordings", "list my spaces"):
        edit(talk, asked, text)

    assert len(talk.replies(asked)) == 3


def test_a_question_that_is_edited_to_mention_the_bot_is_answered(talk: Talk) -> None:
    asked = talk.say("what scopes for CDR?")

    edit(talk, asked, "what scopes for CDR?")

    (reply,) = talk.replies(asked)
    assert "You edited" not in markdown_of(reply)


def test_an_answer_without_a_card_is_edited(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    large = Answer("list", Outcome.FOUND, tuple(Paragraph(str(n) * 4) for n in range(1000, 1400)))
    asked = talk.say(f"{talk.mention} what scopes for CDR?")
    with monkeypatch.context() as patched:
        patched.setattr(answering, "answer", lambda *_: large)
        talk.wait_for_bot(asked.id)

    edit(talk, asked, "help")

    (reply,) = talk.replies(asked)
    assert "Webex Scope Bot" in markdown_of(reply)
    assert reply.updated


def test_an_edit_that_webex_announces_as_a_new_message_is_answered(
    talk: Talk, bot: RunningBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "REPEATED_WITHIN", 0)
    talk.store.remove_webhook(next(h.id for h in talk.store.webhooks() if h.event == "updated"))
    asked = talk.say(f"{talk.mention} what scopes for CDR?")
    talk.wait_for_bot(asked.id)
    talk.store.edit(asked.id, talk.person.id, markdown=f"{talk.mention} read my recordings")

    for _ in range(3):
        assert bot.deliver(created(asked)).status_code == 200
    assert bot.inbox.drain(60)

    first, second = talk.replies(asked)
    assert RECORDINGS in markdown_of(second)


def edit(talk: Talk, asked: Message, text: str) -> None:
    """Edit a question and wait until the bot has done all it will do about it."""
    before = len(talk.store.deliveries)
    talk.store.edit(asked.id, talk.person.id, markdown=f"{talk.mention} {text}")
    talk.store.wait_for(lambda: any(d.event == "updated" for d in talk.store.deliveries[before:]))
    talk.acquire()


def created(message: Message) -> Json:
    """Return the delivery that announces a message."""
    return {"resource": "messages", "event": "created", "data": message.to_event_json()}
