"""Exchanges in which something else may be meant: it is named, and a button gets its answer."""

import pytest

from handlers import answer
from scopes.answer import Answer
from scopes.knowledge import Knowledge
from tests.support.talk import Talk, button_of, buttons_of, markdown_of, texts_on_card

DOUBTFUL = (
    "read schedules",
    "change the picture",
    "read the events",
    "list agents",
    "change the profile",
)
"""Each may mean several operations."""


@pytest.fixture
def talk(newcomer: Talk) -> Talk:
    """All talk here with one bot."""
    return newcomer


@pytest.fixture(scope="module")
def doubtful(knowledge: Knowledge) -> tuple[str, Answer]:
    """A question whose answer is likely, and names something else; which one, is learned."""
    answers = ((text, answer(text, knowledge)) for text in DOUBTFUL)
    return next((text, a) for text, a in answers if a.confidence == "likely" and a.choices)


def test_what_else_may_be_meant_stands_on_the_face_of_the_card(
    talk: Talk, doubtful: tuple[str, Answer]
) -> None:
    text, expected = doubtful
    reply = talk.ask(text)

    titles = [button["title"] for button in buttons_of(reply)]
    assert any(line.startswith("I understood: ") for line in texts_on_card(reply))
    assert any("Or did you mean" in line for line in texts_on_card(reply))
    assert "Or did you mean" in markdown_of(reply)
    assert len(titles) > len(expected.choices)
    assert [b["data"]["question"] for b in buttons_of(reply)[: len(expected.choices)]] == list(
        expected.choices
    )


def test_its_button_gets_the_answer_for_just_that(
    talk: Talk, knowledge: Knowledge, doubtful: tuple[str, Answer]
) -> None:
    text, expected = doubtful
    asked = talk.say(f"{talk.mention} {text}")
    talk.wait_for_bot(asked.id)
    (card,) = talk.replies(asked)

    reply = talk.submit(card, 0)

    other = answer(expected.choices[0], knowledge)
    assert other.confidence == "sure"
    assert other.scopes != expected.scopes
    assert f"```\n{' '.join(other.scopes)}\n```" in markdown_of(reply)
    assert "Or did you mean" not in markdown_of(reply)
    assert reply.parent_id == asked.id


def test_what_follows_is_about_the_answer_of_the_button(
    talk: Talk, knowledge: Knowledge, doubtful: tuple[str, Answer]
) -> None:
    text, expected = doubtful
    card = talk.direct(text)
    talk.submit(card, 0)

    scopes = answer(expected.choices[0], knowledge).scopes
    reply = markdown_of(talk.direct("what else does it grant?"))
    assert [scope for scope in scopes if scope not in reply] == []


def test_the_buttons_of_a_likely_answer_go_on_from_it(
    talk: Talk, doubtful: tuple[str, Answer]
) -> None:
    text, _ = doubtful
    card = talk.direct(text)

    assert "**Why:**" in markdown_of(talk.submit(card, button_of(card, "Why these?")))


def test_a_sure_answer_names_nothing_else(talk: Talk) -> None:
    reply = talk.ask("GET /v1/rooms")

    assert "Or did you mean" not in markdown_of(reply)
    assert buttons_of(reply)[0]["title"] == "Why these?"
