import pytest

from sandbox.app import Sandbox
from sandbox.records import Message, Room
from scopes.answer import Answer, Outcome, Paragraph
from tests.support.talk import buttons_of, markdown_of, texts_on_card
from webex.button_state import StateSigner
from webex.client import Webex
from webex.errors import WebexError
from webex.reply import Place, Replies

CHOICES = ("help", "areas")


@pytest.fixture
def room(sandbox: Sandbox) -> Room:
    return sandbox.store.rooms_of(sandbox.bot.id)[0]


@pytest.fixture
def root(sandbox: Sandbox, room: Room) -> Message:
    """The message that is replied to."""
    return sandbox.store.post(sandbox.people[0].id, room_id=room.id, markdown="a question")


def answer(*paragraphs: str, choices: tuple[str, ...] = ()) -> Answer:
    return Answer("none", Outcome.FOUND, tuple(map(Paragraph, paragraphs)), choices=choices)


def replies(webex: Webex) -> Replies:
    return Replies(webex, StateSigner("secret"), "https://bot.example.com")


def posted(sandbox: Sandbox, room: Room) -> list[Message]:
    return [m for m in sandbox.store.messages(room.id) if m.author == sandbox.bot]


def test_an_answer_goes_into_the_thread(
    webex: Webex, sandbox: Sandbox, room: Room, root: Message
) -> None:
    replies(webex).send(answer("Hello."), Place(room.id, root.id))

    (reply,) = posted(sandbox, room)
    assert (markdown_of(reply), reply.parent_id) == ("Hello.", root.id)
    assert texts_on_card(reply) == ["Hello."]


def test_choices_become_buttons_below_the_same_words(
    webex: Webex, sandbox: Sandbox, room: Room, root: Message
) -> None:
    replies(webex).send(answer("Hello.", choices=CHOICES), Place(room.id, root.id))

    (reply,) = posted(sandbox, room)
    assert markdown_of(reply) == "Hello."
    assert [button["title"] for button in buttons_of(reply)] == list(CHOICES)


def test_the_buttons_of_a_long_answer_come_after_all_its_words(
    webex: Webex, sandbox: Sandbox, room: Room, root: Message
) -> None:
    long = answer("a" * 4000, "b" * 4000, choices=CHOICES)

    replies(webex).send(long, Place(room.id, root.id))

    parts = posted(sandbox, room)
    assert [markdown_of(part)[:1] for part in parts] == ["a", "b", "*"]
    assert [len(part.content.attachments) for part in parts] == [0, 0, 1]
    assert [button["title"] for button in buttons_of(parts[-1])] == list(CHOICES)


def test_a_refused_card_is_left_out(
    webex: Webex, sandbox: Sandbox, room: Room, root: Message
) -> None:
    sandbox.store.fail_next("POST", "/messages", 400)

    replies(webex).send(answer("Hello.", choices=CHOICES), Place(room.id, root.id))

    (reply,) = posted(sandbox, room)
    assert (reply.content.attachments, reply.parent_id) == ((), root.id)


def test_a_thread_that_is_gone_is_left(
    webex: Webex, sandbox: Sandbox, room: Room, root: Message
) -> None:
    sandbox.store.delete(root.id, root.author.id)

    replies(webex).send(answer("Hello.", choices=CHOICES), Place(room.id, root.id))

    (reply,) = posted(sandbox, room)
    assert reply.parent_id is None


def test_a_thread_of_another_space_is_not_written_to(
    webex: Webex, sandbox: Sandbox, room: Room
) -> None:
    other = sandbox.store.create_room("Elsewhere", sandbox.people[0].id)
    foreign = sandbox.store.post(sandbox.people[0].id, room_id=other.id, markdown="a question")

    replies(webex).send(answer("Hello."), Place(room.id, foreign.id))

    (reply,) = posted(sandbox, room)
    assert reply.parent_id is None


def test_a_space_that_is_gone_is_reported(webex: Webex, root: Message) -> None:
    with pytest.raises(WebexError) as caught:
        replies(webex).send(answer("Hello."), Place("NO-ROOM", root.id))

    assert caught.value.status == 404


def test_other_refusals_are_reported_at_once(
    webex: Webex, sandbox: Sandbox, room: Room, root: Message, requests_seen: list[str]
) -> None:
    sandbox.store.fail_next("POST", "/messages", 403)

    with pytest.raises(WebexError) as caught:
        replies(webex).send(answer("Hello.", choices=CHOICES), Place(room.id, root.id))
    assert caught.value.status == 403
    assert requests_seen == ["POST /v1/messages"]
