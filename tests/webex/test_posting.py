"""One message finds its way into Webex, whatever Webex refuses about it."""

import pytest

from sandbox.app import Sandbox
from sandbox.records import Message, Room
from scopes.answer import Answer, Paragraph
from scopes.privilege.needs import Outcome
from webex.button_state import StateSigner
from webex.client import Webex
from webex.errors import WebexError
from webex.posting import Posting
from webex.posts import Composer, Place, Post


@pytest.fixture
def room(sandbox: Sandbox) -> Room:
    return sandbox.store.rooms_of(sandbox.bot.id)[0]


@pytest.fixture
def root(sandbox: Sandbox, room: Room) -> Message:
    """The message that is replied to."""
    return sandbox.store.post(sandbox.people[0].id, room_id=room.id, markdown="a question")


def hello(room_id: str, thread: str | None = None, choices: tuple[str, ...] = ("help",)) -> Post:
    """Return a message with a card."""
    answer = Answer("none", Outcome.FOUND, (Paragraph("Hello."),), choices=choices)
    composer = Composer(StateSigner("secret"), "https://bot.example.com")
    (post,) = composer.compose(answer, Place(room_id, thread))
    return post


def posted(sandbox: Sandbox, room: Room) -> list[Message]:
    return [m for m in sandbox.store.messages(room.id) if m.author == sandbox.bot]


def test_a_message_goes_into_the_thread(
    webex: Webex, sandbox: Sandbox, room: Room, root: Message
) -> None:
    message_id = Posting(webex).post(hello(room.id, root.id))

    (reply,) = posted(sandbox, room)
    assert (reply.id, reply.content.markdown, reply.parent_id) == (message_id, "Hello.", root.id)
    assert len(reply.content.attachments) == 1


def test_a_refused_card_is_left_out(
    webex: Webex, sandbox: Sandbox, room: Room, root: Message
) -> None:
    sandbox.store.fail_next("POST", "/messages", 400)

    Posting(webex).post(hello(room.id, root.id))

    (reply,) = posted(sandbox, room)
    assert (reply.content.attachments, reply.parent_id) == ((), root.id)


def test_a_thread_that_is_gone_is_left(
    webex: Webex, sandbox: Sandbox, room: Room, root: Message
) -> None:
    sandbox.store.delete(root.id, root.author.id)

    Posting(webex).post(hello(room.id, root.id))

    (reply,) = posted(sandbox, room)
    assert reply.parent_id is None


def test_a_thread_of_another_space_is_not_written_to(
    webex: Webex, sandbox: Sandbox, room: Room
) -> None:
    other = sandbox.store.create_room("Elsewhere", sandbox.people[0].id)
    foreign = sandbox.store.post(sandbox.people[0].id, room_id=other.id, markdown="a question")

    Posting(webex).post(hello(room.id, foreign.id))

    (reply,) = posted(sandbox, room)
    assert reply.parent_id is None


def test_a_space_that_is_gone_is_reported(webex: Webex, root: Message) -> None:
    with pytest.raises(WebexError) as caught:
        Posting(webex).post(hello("NO-ROOM", root.id))

    assert caught.value.status == 404


def test_other_refusals_are_reported_at_once(
    webex: Webex, sandbox: Sandbox, room: Room, root: Message, requests_seen: list[str]
) -> None:
    sandbox.store.fail_next("POST", "/messages", 403)

    with pytest.raises(WebexError) as caught:
        Posting(webex).post(hello(room.id, root.id))
    assert caught.value.status == 403
    assert requests_seen == ["POST /v1/messages"]


def test_an_edit_that_webex_refuses_is_told_and_one_that_may_work_later_is_raised(
    webex: Webex, sandbox: Sandbox, room: Room
) -> None:
    posting = Posting(webex)
    message_id = posting.post(Post("Hello.", Place(room.id)))

    assert posting.edit(message_id, room.id, "Hello again.")
    assert not posting.edit("NO-MESSAGE", room.id, "Hello again.")
    sandbox.store.fail_next("PUT", "/messages", 429, headers={"Retry-After": "1"})
    with pytest.raises(WebexError):
        posting.edit(message_id, room.id, "Hello once more.")
