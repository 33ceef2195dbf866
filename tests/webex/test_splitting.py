import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webex.splitting import LIMIT, split_markdown

NUMBER = re.compile(r"\n\n\(\d+/\d+\)\Z")
words = st.text("aé漢📞_:-", min_size=1, max_size=60)
lines = st.lists(words, min_size=1, max_size=40).map(" ".join)
paragraphs = st.lists(lines, min_size=1, max_size=8).map("\n".join)
endless = st.integers(LIMIT, 2 * LIMIT).map("x".__mul__)
code = paragraphs.map(lambda text: f"```\n{text}\n```")
documents = st.lists(st.one_of(paragraphs, endless, code), min_size=1, max_size=12).map("\n\n".join)


def without_number(part: str) -> str:
    return NUMBER.sub("", part)


def letters(text: str) -> str:
    return re.sub(r"[\s`]", "", text)


@pytest.mark.parametrize("text", ["short", "é" * (LIMIT // 2), "x" * LIMIT])
def test_what_webex_takes_whole_stays_whole(text: str) -> None:
    assert split_markdown(text) == [text]


def test_parts_end_between_paragraphs_and_carry_their_number() -> None:
    one, two = "a" * 4000, "b" * 4000

    assert split_markdown(f"{one}\n\n{two}") == [f"{one}\n\n(1/2)", f"{two}\n\n(2/2)"]


def test_a_long_paragraph_is_cut_between_its_lines() -> None:
    one, two = "a" * 4000, "b" * 4000

    assert list(map(without_number, split_markdown(f"{one}\n{two}"))) == [one, two]


def test_a_long_line_is_cut_between_its_words() -> None:
    parts = list(map(without_number, split_markdown("word " * 2000)))

    assert {word for part in parts for word in part.split()} == {"word"}


def test_paragraphs_stay_apart_behind_one_that_had_to_be_cut() -> None:
    long = "x" * (LIMIT + 1)

    *_, last = map(without_number, split_markdown(f"{long}\n\nnext"))

    assert last.endswith("x\n\nnext")


def test_a_cut_code_block_is_closed_and_opened_again() -> None:
    block = "```\n" + "\n".join(["x" * 100] * 100) + "\n```"

    first, second = map(without_number, split_markdown(block))

    assert (first[:4], first[-4:]) == ("```\n", "\n```")
    assert (second[:4], second[-4:]) == ("```\n", "\n```")


@given(documents)
def test_every_part_fits_into_a_message(text: str) -> None:
    assert max(len(part.encode()) for part in split_markdown(text)) <= LIMIT


@given(documents)
def test_nothing_is_lost_or_added_but_numbers(text: str) -> None:
    parts = split_markdown(text)

    shown = parts if len(parts) == 1 else map(without_number, parts)
    assert letters("".join(shown)) == letters(text)


@given(documents)
def test_every_part_closes_the_code_it_opens(text: str) -> None:
    assert [part for part in split_markdown(text) if part.count("```") % 2] == []
