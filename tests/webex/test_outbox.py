"""Every reply goes out once: as a new message, in the place of an earlier one, or to a teammate."""

from collections.abc import Sequence

import pytest
import sqlalchemy as sa

from inbox.events import Event
from inbox.work import Attempt
from scopes.answer import Answer, Paragraph
from scopes.privilege.needs import Outcome
from scopes.reading.query import Query
from store.key_values import KeyValueStore
from tests.support.turns import turn_of
from webex.button_state import StateSigner
from webex.earlier_replies import EarlierReplies
from webex.errors import WebexError
from webex.outbox import Outbox
from webex.posts import Composer, Direct, Post
from webex.replies import Refusal, Reply, Share
from webex.turn import Turn
from wording import talk

ASKED = Event("messages", "created", "M1", "ROOM", "ALICE", "ALICE")
EDITED = ASKED.as_edit(1.0)
LONG = tuple(letter * 4000 for letter in "abc")


class Posting:
    """Notes what is posted and edited; fails as often as it was told to."""

    def __init__(self) -> None:
        self.posted: list[Post] = []
        self.edited: list[tuple[str, str]] = []
        self.failing: dict[int, WebexError] = {}
        self.is_editing_refused = False

    def post(self, post: Post, is_first: bool = True) -> str:
        error = self.failing.pop(len(self.posted), None)
        if error:
            raise error
        self.posted.append(post)
        return f"POSTED-{len(self.posted)}"

    def edit(self, message_id: str, room_id: str, markdown: str) -> bool:
        assert room_id == "ROOM"
        if not self.is_editing_refused:
            self.edited.append((message_id, markdown))
        return not self.is_editing_refused

    @property
    def said(self) -> list[str]:
        """The beginning of every message."""
        return [post.markdown[:25] for post in self.posted]


@pytest.fixture
def posting() -> Posting:
    return Posting()


@pytest.fixture
def values(any_engine: sa.Engine) -> KeyValueStore:
    return KeyValueStore(any_engine)


@pytest.fixture
def outbox(posting: Posting, values: KeyValueStore) -> Outbox:
    composer = Composer(StateSigner("secret"), "https://bot.example.com")
    return Outbox(composer, posting, EarlierReplies(values))  # type: ignore[arg-type]  # a stand-in


def reply(*paragraphs: str) -> Reply:
    """Return an answer, with a card when it is short."""
    return Reply(Answer("list", Outcome.FOUND, tuple(map(Paragraph, paragraphs))))


def without_card(word: str) -> Reply:
    """Return an answer of one message that is too large for a card and can be edited."""
    return reply(*(f"{word} {n}" for n in range(1000, 1400)))


def share(*paragraphs: str) -> Share:
    return Share(reply(*paragraphs), "BOB", "Sent.", Refusal("I know nobody."))


def failed(status: int) -> WebexError:
    return WebexError("Webex failed", status)


def recovered(found: int, sent: int = 0) -> Turn:
    """Return the turn after a process died, with messages of ours that stand in the thread."""
    turn = turn_of(ASKED, Attempt(1, sent, is_recovered=True))
    turn.progress.found(found)
    return turn


def test_an_answer_goes_into_the_thread(outbox: Outbox, posting: Posting) -> None:
    turn = turn_of(ASKED)

    assert outbox.send(turn, reply("Hello.")) == "POSTED-1"
    assert [post.to for post in posting.posted] == [turn.place]


@pytest.mark.parametrize("resource", ["messages", "attachmentActions", "memberships"])
def test_a_further_try_goes_on_where_the_last_one_ended(
    outbox: Outbox, posting: Posting, resource: str
) -> None:
    event = Event(resource, "created", "E1", "ROOM", "ALICE", "ALICE")
    posting.failing = {1: failed(503)}
    turn = turn_of(event)
    with pytest.raises(WebexError):
        outbox.send(turn, reply(*LONG))

    outbox.send(turn_of(event, Attempt(2, turn.progress.sent)), reply(*LONG))

    assert [words[0] for words in posting.said] == ["a", "b", "c"]


def test_what_stands_in_the_thread_is_not_sent_again(outbox: Outbox, posting: Posting) -> None:
    outbox.send(recovered(found=2), reply(*LONG))

    assert [words[0] for words in posting.said] == ["c"]


def test_the_same_answer_to_an_edited_question_is_not_sent(
    outbox: Outbox, posting: Posting
) -> None:
    outbox.send(turn_of(ASKED), reply("Hello."))

    assert outbox.send(turn_of(EDITED), reply("Hello.")) == ""
    assert posting.said == ["Hello."]


def test_a_new_answer_says_that_it_takes_the_place_of_one_with_a_card(
    outbox: Outbox, posting: Posting
) -> None:
    outbox.send(turn_of(ASKED), reply("Hello."))
    outbox.send(turn_of(EDITED), reply("Bye."))

    assert [post.markdown for post in posting.posted] == ["Hello.", f"{talk.edited()}\n\nBye."]


@pytest.mark.parametrize("is_refused", [False, True])
def test_an_answer_without_a_card_is_edited_unless_webex_refuses(
    outbox: Outbox, posting: Posting, is_refused: bool
) -> None:
    first = outbox.send(turn_of(ASKED), without_card("one"))
    posting.is_editing_refused = is_refused

    outbox.send(turn_of(EDITED), reply("Bye."))

    if is_refused:
        assert posting.posted[-1].markdown == f"{talk.edited()}\n\nBye."
    else:
        assert posting.edited == [(first, "Bye.")]
        assert len(posting.posted) == 1


def test_an_edited_answer_can_be_edited_again(outbox: Outbox, posting: Posting) -> None:
    first = outbox.send(turn_of(ASKED), without_card("one"))
    for number, words in enumerate(("two", "three"), start=1):
        outbox.send(turn_of(ASKED.as_edit(number)), reply(words))

    assert posting.edited == [(first, "two"), (first, "three")]


def test_a_question_that_had_no_answer_gets_a_plain_one_in_every_try(
    outbox: Outbox, posting: Posting
) -> None:
    posting.failing = {0: failed(429)}
    with pytest.raises(WebexError):
        outbox.send(turn_of(EDITED), reply("Hello."))

    outbox.send(turn_of(EDITED, Attempt(2)), reply("Hello."))

    assert posting.said == ["Hello."]


def test_an_answer_in_the_place_of_another_says_so_in_every_try(
    outbox: Outbox, posting: Posting
) -> None:
    outbox.send(turn_of(ASKED), reply("Hello."))
    posting.failing = {1: failed(429)}
    with pytest.raises(WebexError):
        outbox.send(turn_of(EDITED), reply("Bye."))

    outbox.send(turn_of(EDITED, Attempt(2)), reply("Bye."))

    assert posting.posted[-1].markdown == f"{talk.edited()}\n\nBye."


def test_a_shared_answer_goes_to_the_teammate_then_a_word_to_the_asker(
    outbox: Outbox, posting: Posting
) -> None:
    turn = turn_of(ASKED)

    assert outbox.send(turn, share("Hello.")) == "POSTED-2"
    assert [post.to for post in posting.posted] == [Direct("BOB"), turn.place]
    assert posting.said == ["Hello.", "Sent."]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_share_that_is_tried_again_repeats_nothing(
    outbox: Outbox, posting: Posting, number: int
) -> None:
    posting.failing = {number: failed(503)}
    turn = turn_of(ASKED)
    with pytest.raises(WebexError):
        outbox.send(turn, share(*LONG[:2]))

    outbox.send(turn_of(ASKED, Attempt(2, turn.progress.sent)), share(*LONG[:2]))

    assert [words[0] for words in posting.said] == ["a", "b", "S"]


@pytest.mark.parametrize("number", [0, 1])
def test_who_cannot_be_reached_is_told_instead_of_the_rest(
    outbox: Outbox, posting: Posting, number: int
) -> None:
    posting.failing = {number: failed(403)}

    outbox.send(turn_of(ASKED), share(*LONG[:2]))

    assert posting.said[number:] == ["I know nobody."]


def test_a_confirmation_that_is_refused_does_not_say_that_nothing_was_sent(
    outbox: Outbox, posting: Posting
) -> None:
    posting.failing = {1: failed(403)}

    with pytest.raises(WebexError):
        outbox.send(turn_of(ASKED), share("Hello."))
    assert posting.said == ["Hello."]


def test_a_refusal_is_said_and_one_without_words_is_not(outbox: Outbox, posting: Posting) -> None:
    assert outbox.send(turn_of(ASKED), Refusal("No.")) == "POSTED-1"
    assert outbox.send(turn_of(ASKED), Refusal()) == ""
    assert posting.said == ["No."]


def test_a_refusal_says_what_it_says_also_after_something_went_out(
    outbox: Outbox, posting: Posting
) -> None:
    outbox.send(turn_of(ASKED, Attempt(2, sent=1)), Refusal("I was interrupted."))

    assert posting.said == ["I was interrupted."]


@pytest.mark.parametrize("outgoing", [Refusal("No."), share("Hello.")], ids=["refusal", "share"])
def test_after_a_crash_nothing_is_said_again_where_something_stands(
    outbox: Outbox, posting: Posting, outgoing: Refusal | Share
) -> None:
    assert outbox.send(recovered(found=1), outgoing) == ""
    assert posting.posted == []


def test_an_apology_names_the_event_and_never_fails(outbox: Outbox, posting: Posting) -> None:
    outbox.apologize(ASKED)
    posting.failing = {1: failed(500)}
    outbox.apologize(ASKED)

    assert ["M1" in post.markdown for post in posting.posted] == [True]


def test_an_answer_is_composed_once(
    outbox: Outbox, posting: Posting, monkeypatch: pytest.MonkeyPatch
) -> None:
    composed: list[Answer] = []
    compose = Composer.compose

    def counted(self: Composer, answer: Answer, *where: object) -> Sequence[Post]:
        composed.append(answer)
        return compose(self, answer, *where)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(Composer, "compose", counted)
    outbox.send(turn_of(ASKED), Reply(reply("Hello.").answer, Query("list rooms")))
    outbox.send(turn_of(EDITED), Reply(reply("Bye.").answer, Query("list spaces")))

    assert len(composed) == len(posting.posted) == 2
