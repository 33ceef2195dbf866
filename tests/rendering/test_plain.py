import pytest

from handlers import answer
from rendering.plain import WIDTH, to_plain
from scopes.answer import Answer, Paragraph
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from tests.rendering.answers import FULL, QUESTIONS


def test_each_block_becomes_plain_text_in_order() -> None:
    assert to_plain(FULL) == (
        "Request 1 scope:\n\n"
        "  - spark:people_read: People.\n  - spark:rooms_read: Spaces.\n\n"
        "    spark:people_read spark:rooms_read\n\n"
        "See the guide.\n\nLinks:\n  - the guide: https://developer.webex.com/docs"
    )


def test_long_paragraphs_are_wrapped() -> None:
    text = to_plain(Answer("none", Outcome.FOUND, (Paragraph("word " * 100),)))

    assert max(map(len, text.splitlines())) <= WIDTH


def test_a_scope_is_never_broken_over_two_lines() -> None:
    scope = "spark-admin:telephony_config_read"
    text = to_plain(Answer("none", Outcome.FOUND, (Paragraph(f"{scope} " * 9),)))

    assert text.count(scope) == 9


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_real_answer_keeps_no_marks(knowledge: Knowledge, question: str) -> None:
    text = to_plain(answer(question, knowledge))

    assert text.strip()
    assert [mark for mark in ("**", "`", "](") if mark in text] == []
