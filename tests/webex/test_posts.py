"""Answers as messages: cards, buttons, parts of long ones, and lines above them."""

import json
import re
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sandbox.records import Json
from scopes.answer import Answer, Paragraph
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from scopes.reading.query import Query
from web.catalog import create_catalog
from webex.button_state import StateSigner
from webex.posts import Composer, Direct, Place, Post, headed
from webex.splitting import LIMIT


@pytest.fixture(scope="module")
def client(knowledge: Knowledge) -> FlaskClient:
    """Somebody on the bot's own page."""
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(create_catalog(knowledge))
    return app.test_client()


CHOICES = ("help", "areas")
PLACE = Place("ROOM", "ROOT")
COMPOSER = Composer(StateSigner("secret"), "https://bot.example.com")


def answer(*paragraphs: str, kind: str = "none", choices: tuple[str, ...] = ()) -> Answer:
    return Answer(kind, Outcome.FOUND, tuple(map(Paragraph, paragraphs)), choices=choices)


def test_an_answer_is_a_card_with_the_same_words_beside_it() -> None:
    (post,) = COMPOSER.compose(answer("Hello."), PLACE)

    assert (post.markdown, post.to) == ("Hello.", PLACE)
    assert [e["text"] for e in body_of(post)] == ["Hello."]


def test_choices_become_buttons_in_the_thread() -> None:
    (post,) = COMPOSER.compose(answer("Hello.", choices=CHOICES), PLACE)

    assert [action["title"] for action in body_of(post)[-1]["actions"]] == list(CHOICES)
    assert body_of(post)[-1]["actions"][0]["data"]["thread"] == "ROOT"


def test_what_can_be_gone_on_from_has_signed_buttons_and_a_link() -> None:
    query = Query("what scopes for CDR?")

    (post,) = COMPOSER.compose(answer("Hello.", kind="advise"), PLACE, query)
    (without,) = COMPOSER.compose(answer("Hello.", kind="advise"), PLACE)

    assert "https://bot.example.com/?q=what+scopes+for+CDR%3F" in post.markdown
    assert '"state"' in json.dumps(post.card)
    assert '"state"' not in json.dumps(without.card)


def test_the_link_leads_to_the_answer_as_it_was_changed(client: FlaskClient) -> None:
    query = Query("GET /people", "admin", ("read CDRs", "list rooms"), (3,))
    (post,) = COMPOSER.compose(answer("Hello.", kind="advise"), PLACE, query)

    (address,) = re.findall(r"\(https://bot\.example\.com(\S+)\)", post.markdown)
    page = client.get(address).text

    assert "spark-admin:people_read spark-admin:calling_cdr_read" in page
    assert "spark:rooms_read" not in page


def test_a_link_too_long_for_a_message_is_left_out() -> None:
    (post,) = COMPOSER.compose(answer("Hello.", kind="advise"), PLACE, Query("x" * 1500))

    assert "https://bot.example.com" not in post.markdown


def test_the_buttons_of_a_long_answer_come_after_all_its_words() -> None:
    *words, buttons = COMPOSER.compose(answer("a" * 4000, "b" * 4000, choices=CHOICES), PLACE)

    assert [post.markdown[:1] for post in words] == ["a", "b"]
    assert [post.card for post in words] == [None, None]
    assert [action["title"] for action in body_of(buttons)[-1]["actions"]] == list(CHOICES)


def test_of_a_long_answer_the_beginning_is_sent_with_a_link_to_the_rest() -> None:
    query = Query("all operations")
    long = answer("a" * 1000, *["b" * 1000] * 40, kind="advise")

    words, buttons = COMPOSER.compose(long, PLACE, query)

    assert words.markdown.startswith("a" * 1000)
    assert words.markdown.endswith("(https://bot.example.com/?q=all+operations)")
    assert len(words.markdown) < 3500
    assert '"state"' in json.dumps(buttons.card)


def test_a_short_face_with_long_details_stays_one_card() -> None:
    details = tuple(map(Paragraph, ["b" * 1000] * 40))
    long = replace(answer("Hello.", kind="advise"), details=details)

    (post,) = COMPOSER.compose(long, PLACE, Query("all operations"))

    assert body_of(post)[0]["text"] == "Hello."
    assert "The whole answer in the browser" in post.markdown


def test_an_answer_for_a_person_belongs_to_no_thread() -> None:
    (post,) = COMPOSER.compose(answer("Hello.", choices=CHOICES), Direct("ANN"))

    assert post.to == Direct("ANN")
    assert body_of(post)[-1]["actions"][0]["data"]["thread"] == ""


def test_a_line_stands_above_words_and_card() -> None:
    (post, *rest) = headed(COMPOSER.compose(answer("Hello."), PLACE), "*Mind this.*")

    assert (post.markdown, rest) == ("*Mind this.*\n\nHello.", [])
    assert [e["text"] for e in body_of(post)] == ["*Mind this.*", "Hello."]


def test_a_line_without_room_comes_before_and_keeps_the_limit() -> None:
    long = Post("a" * LIMIT, PLACE)

    assert long.with_note("*Mind this.*") is None
    assert headed([long], "*Mind this.*") == [Post("*Mind this.*", PLACE), long]


def body_of(post: Post) -> list[Json]:
    assert post.card
    body: list[Json] = post.card["content"]["body"]
    return body
