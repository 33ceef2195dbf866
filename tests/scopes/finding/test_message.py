"""A message is read in portions, and each part of it is known within its portion."""

from itertools import pairwise

import pytest

from scopes.finding.encoder import MOST_PIECES as MOST_AT_ONCE
from scopes.finding.message import MOST_PIECES, Message, read_message
from scopes.finding.spans import Span
from scopes.knowledge import Knowledge
from scopes.text.segments import LONG, PORTION


def test_a_part_has_its_place_within_its_portion() -> None:
    message = Message("List rooms. Post cards.", [], [(0, 11), (12, 23)])
    assert message.place(Span(0, 10)) == ("List rooms.", 0, 10)
    assert message.place(Span(12, 22)) == ("Post cards.", 0, 10)
    assert message.place(Span(17, 99)) == ("Post cards.", 5, 11)


def test_of_a_long_message_so_many_word_pieces_are_read(knowledge: Knowledge) -> None:
    text = "Our app has to list rooms. " * 70
    message = read_message(text, knowledge.learned)
    pieces = [len(knowledge.learned.tag(text[a:b]).points) for a, b in message.portions]
    assert MOST_PIECES - MOST_AT_ONCE < sum(pieces) <= MOST_PIECES
    assert message.end < len(text)
    assert all(end - start <= PORTION for start, end in message.portions)
    assert all(0 <= span.start < span.end <= message.portions[-1][1] for span in message.spans)


def test_of_a_very_long_message_one_portion_is_read(knowledge: Knowledge) -> None:
    text = "Our app has to list rooms. " * (LONG // 20)
    ((start, end),) = read_message(text, knowledge.learned).portions
    assert 0 < end - start <= PORTION


def test_a_portion_ends_where_its_word_pieces_do(knowledge: Knowledge) -> None:
    text = "{[<#9>]} " * 150
    message = read_message(text, knowledge.learned)
    pieces = [len(knowledge.learned.tag(text[a:b]).points) for a, b in message.portions]
    gaps = [text[a:b] for (_, a), (b, _) in pairwise(message.portions)]
    assert len(pieces) > 1
    assert sum(pieces) <= MOST_PIECES
    assert not any(gap.strip() for gap in gaps)
    assert message.is_cut


def test_needs_in_a_later_portion_are_found(knowledge: Knowledge) -> None:
    text = f"{'We moved house. ' * 60}\nWhich scopes do I need to create a call queue?"
    message = read_message(text, knowledge.learned)
    assert "create a call queue" in {text[span.start : span.end] for span in message.spans}


@pytest.mark.parametrize(
    ("first", "between", "whole"),
    [
        ("our guests should be able to", " ", ["our guests should be able to make calls"]),
        ("Guests must", " ", ["Guests must make calls"]),
        ("list rooms", " ", ["list rooms", "make calls"]),
        ("who they talk to", ", ", ["who they talk to", "make calls"]),
    ],
)
def test_a_need_does_not_end_before_its_verb(
    knowledge: Knowledge,
    monkeypatch: pytest.MonkeyPatch,
    first: str,
    between: str,
    whole: list[str],
) -> None:
    text = f"{first}{between}make calls"
    start = len(first) + len(between)
    spans = [Span(0, len(first)), Span(start, len(text))]
    monkeypatch.setattr("scopes.finding.message.spans_of", lambda _: spans)

    found = read_message(text, knowledge.learned).spans

    assert [text[span.start : span.end] for span in found] == whole
