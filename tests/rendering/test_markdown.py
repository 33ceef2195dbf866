import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.shapes import shapes
from handlers import answer
from rendering.card import to_card
from rendering.markdown import to_markdown
from scopes.knowledge import Knowledge
from scopes.reading.names import MOST_NAMES
from tests.rendering.answers import FULL, QUESTIONS
from tests.support.known import known
from tests.support.safety import harm_in, unbalanced

PORTAL_LINK = re.compile(r"\]\(https://developer\.webex\.com/[a-z0-9/-]+\)")
SHAPES = shapes(known())


def test_each_block_becomes_its_markdown_in_order() -> None:
    assert to_markdown(FULL) == (
        "Request **1 scope**:\n\n"
        "- `spark:people_read`: People.\n- `spark:rooms_read`: Spaces.\n\n"
        "```\nspark:people_read spark:rooms_read\n```\n\n"
        "See [the guide](https://developer.webex.com/docs)."
    )


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_real_answer_is_blank(knowledge: Knowledge, question: str) -> None:
    assert to_markdown(answer(question, knowledge)).strip()


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_real_answer_is_taken_for_harm(knowledge: Knowledge, question: str) -> None:
    assert harm_in(to_markdown(answer(question, knowledge))) == []


@pytest.mark.parametrize(
    ("markdown", "harm"),
    [
        ("see [this](https://example.com)", "link_open"),
        ("![picture](https://example.com/a.png)", "image"),
        ("a <b>tag</b>", "html_inline"),
        ("<div>\n", "html_block"),
        ("<@all>", "mention"),
        ("`<@personEmail:a@example.com>`", "mention"),
        ("```\nopen", "code fence"),
        ("a ``` b", "code fence"),
        ("x" * 50_000, "length"),
        ("right\u202eto left", "hidden character"),
    ],
)
def test_harm_is_seen(markdown: str, harm: str) -> None:
    assert harm in harm_in(markdown)


HOSTILE = st.text(max_size=60) | st.lists(
    st.sampled_from(
        ["<@all>", "<@personId:x|y>", "[a](https://example.com)", "![a](//example.com)", "<b>"]
        + ["```", "`", "~~~\n", "**", "\n# ", "\n> ", "\\", "&lt;", "%60", "%0a", "%3Cb%3E", "%3C@"]
        + ["\u202e", "\x1b[31m", "https://example.com", "<https://example.com>", "|", "_", "a"]
    ),
    max_size=6,
).map("".join)
"""Any text, and marks that mean something to markdown, HTML or Webex."""

ASKED = [
    "{}",
    "{} is what?",
    "GET /v1/{}",
    "PATCH /people/{}",
    "https://webexapis.com/v1/people/{}",
    "api.people.{}.list()",
    "what does spark:{}_read do?",
    "spark:people_read spark:{}_reed",
    "check spark:all {}:x_y",
    "scopes: [spark:{}, spark:all]",
    "https://webexapis.com/v1/authorize?scope=spark:all%20{}",
    "authorize url for spark:rooms_read redirect https://example.com/{} state {} client_id {}1",
    "authorize url for spark:{}_x",
    "list rooms, {} and create a call queue",
    "1) list rooms 2) {} 3) create a call queue",
    "403 on GET /people/{} with spark:{}_read",
    "invalid_scope spark:{}_read,spark:all",
    "compare spark:people_read and spark:{}",
    "what can I do with spark:all and spark:{}_x?",
    "my token is {}",
    "areas {}",
]


@pytest.mark.parametrize("asked", ASKED)
@settings(settings(), max_examples=settings().max_examples // 2)  # for each of twenty questions
@given(text=HOSTILE)
def test_no_text_from_outside_acts_in_an_answer(
    knowledge: Knowledge, asked: str, text: str
) -> None:
    given = answer(asked.replace("{}", text), knowledge)

    card = json.dumps(to_card(given, "thread")).replace("http://adaptivecards.io", "")
    card = PORTAL_LINK.sub("", card)
    assert harm_in(to_markdown(given)) == []
    assert unbalanced(given) == []
    assert [mark for mark in ("](", "<@", "http://", "javascript:") if mark in card] == []


@pytest.mark.parametrize("name", SHAPES)
def test_the_longest_hostile_question_gets_a_safe_and_short_answer(
    knowledge: Knowledge, name: str
) -> None:
    given = answer(SHAPES[name], knowledge)

    assert harm_in(to_markdown(given)) == []
    assert all(len(found) <= MOST_NAMES for found in given.issues.values())
    assert len(given.matches) <= len(knowledge.catalog.scopes)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_code_span_of_a_real_answer_is_closed(knowledge: Knowledge, question: str) -> None:
    lines = to_markdown(answer(question, knowledge)).splitlines()

    assert [line for line in lines if line.count("`") % 2 and line != "```"] == []
