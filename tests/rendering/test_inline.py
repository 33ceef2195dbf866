from collections.abc import Iterable, Iterator
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from handlers import answer
from rendering.as_html import to_inline_html
from rendering.inline import Break, Code, Link, Span, Strong, Text, parse
from scopes.answer import Block, Bullets, Paragraph
from scopes.knowledge import Knowledge
from tests.rendering.answers import QUESTIONS
from wording import about

COMMONMARK = MarkdownIt("commonmark", {"html": False}).disable("image")
PAGE = "https://developer.webex.com/docs/api/v1/people_x"
WORDS = st.sampled_from(["say", "a_b", "GET /v1/people/{personId}", "it's", '"so"', "1 < 2 & 3"])
INNER = st.one_of(WORDS, WORDS.map(lambda words: f"`{words}`"))
RUN = st.lists(INNER, min_size=1, max_size=3).map(" ".join)
MARKED = st.one_of(
    RUN,
    RUN.map(lambda run: f"**{run}**"),
    RUN.map(lambda run: f"[{run}]({PAGE})"),
    RUN.map(lambda run: f"**[{run}]({PAGE})**"),
    RUN.map(lambda run: f"{run}  \n{run}"),
)


def running_text(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(text):
                yield text
            case Bullets(items):
                yield from items


def read_by_markdown_it(text: str) -> str:
    html: str = COMMONMARK.renderInline(text)
    return unescape(html.replace("<br />\n", "<br>"))


def read_by_us(text: str) -> str:
    return unescape(to_inline_html(text, lambda _: None))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", []),
        ("plain", [Text("plain")]),
        ("`a_b`: c", [Code("a_b"), Text(": c")]),
        ("**a** b", [Strong((Text("a"),)), Text(" b")]),
        ("**Not for `a`:** b", [Strong((Text("Not for "), Code("a"), Text(":"))), Text(" b")]),
        ("`a**b` **c**", [Code("a**b"), Text(" "), Strong((Text("c"),))]),
        (f"[page]({PAGE}).", [Link((Text("page"),), PAGE), Text(".")]),
        (f"[`GET /a`]({PAGE})", [Link((Code("GET /a"),), PAGE)]),
        (f"**[a]({PAGE})**", [Strong((Link((Text("a"),), PAGE),))]),
        ("one  \ntwo", [Text("one"), Break(), Text("two")]),
    ],
)
def test_marks_become_spans(text: str, spans: list[Span]) -> None:
    assert list(parse(text)) == spans


@pytest.mark.parametrize(
    "text",
    [
        "a ** b",
        "**",
        "** a **",
        "`",
        "a ` b",
        "[a]",
        "[a](b",
        "2 * 3 * 4",
        "[x](javascript:alert(1))",
    ],
)
def test_what_marks_nothing_stays_text(text: str) -> None:
    assert list(parse(text)) == [Text(text)]


@pytest.mark.parametrize("question", QUESTIONS)
def test_real_answers_are_read_as_webex_reads_them(knowledge: Knowledge, question: str) -> None:
    texts = list(running_text(answer(question, knowledge).blocks))

    assert [read_by_us(text) for text in texts] == [read_by_markdown_it(text) for text in texts]


def test_so_are_the_words_of_the_data(knowledge: Knowledge) -> None:
    catalog = knowledge.catalog
    texts = [text for topic in catalog.topics.values() for text in topic.text]
    texts += [t for s in catalog.scopes.values() for t in running_text(about.at_length(s))]

    assert texts
    assert [text for text in texts if read_by_us(text) != read_by_markdown_it(text)] == []


@given(st.lists(MARKED, max_size=4).map(", ".join))
def test_so_are_all_marks_together(text: str) -> None:
    assert read_by_us(text) == read_by_markdown_it(text)
