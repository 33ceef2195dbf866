import pytest

from handlers import answer
from rendering.markdown import to_markdown
from scopes.knowledge import Knowledge
from tests.rendering.answers import FULL, QUESTIONS


def test_each_block_becomes_its_markdown_in_order() -> None:
    assert to_markdown(FULL) == (
        "Ask for **1 scope**:\n\n"
        "- `spark:people_read`: People.\n- `spark:rooms_read`: Spaces.\n\n"
        "```\nspark:people_read spark:rooms_read\n```\n\n"
        "See [the guide](https://developer.webex.com/docs)."
    )


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_real_answer_is_blank(knowledge: Knowledge, question: str) -> None:
    assert to_markdown(answer(question, knowledge)).strip()


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_code_span_of_a_real_answer_is_closed(knowledge: Knowledge, question: str) -> None:
    lines = to_markdown(answer(question, knowledge)).splitlines()

    assert [line for line in lines if line.count("`") % 2 and line != "```"] == []
