import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wording
from handlers import answer
from rendering.as_html import to_html, to_inline_html
from scopes.answer import Answer, Code, Paragraph
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from tests.rendering.answers import FULL, QUESTIONS


def nowhere(text: str) -> None:
    """Link nothing."""


def to_scopes(text: str) -> str | None:
    return f"/scopes/{text}" if text == "spark:people_read" else None


def test_each_block_becomes_html_in_order() -> None:
    assert to_html(FULL, to_scopes) == (
        "<p>Request <strong>1 scope</strong>:</p>\n"
        '<ul><li><a href="/scopes/spark:people_read"><code>spark:people_read</code></a>: People.'
        "</li><li><code>spark:rooms_read</code>: Spaces.</li></ul>\n"
        "<pre><code>spark:people_read spark:rooms_read</code></pre>\n"
        '<p>See <a href="https://developer.webex.com/docs">the guide</a>.</p>'
    )


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_real_answer_keeps_no_marks(knowledge: Knowledge, question: str) -> None:
    html = to_html(answer(question, knowledge), nowhere)

    assert html.strip()
    assert [mark for mark in ("**", "`", "](") if mark in html] == []


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](https://example.com/x)"]
)
def test_text_can_neither_run_nor_load_anything(text: str) -> None:
    given = Answer("none", Outcome.UNKNOWN, (Paragraph(text), Code(text)))

    assert re.findall(r"<script|<img|href=.javascript", to_html(given, nowhere)) == []


@given(st.text(max_size=200))
def test_outside_text_stays_text(text: str) -> None:
    html = to_inline_html(wording.quoted(text), nowhere)

    assert set(re.findall(r"</?\w+", html)) <= {"<code", "</code"}


def test_the_address_of_a_link_is_escaped() -> None:
    assert to_inline_html("`a`", lambda _: '/?q="&x') == (
        '<a href="/?q=&quot;&amp;x"><code>a</code></a>'
    )
