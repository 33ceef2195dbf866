"""The likeliest reading of tagged words becomes spans."""

from dataclasses import replace

import numpy as np
import pytest

from scopes.data.kinds import KINDS
from scopes.finding.encoder import Tagged
from scopes.finding.spans import DOUBT, Span, need_in, spans_of, with_single_words, without_subjects
from scopes.finding.wordpiece import Word

NONE, FIRST, LATER = [3.0, 0.0, 0.0], [0.0, 3.0, 0.0], [0.0, 0.0, 3.0]
WORDS = [Word(3 * n, 3 * n + 2, n + 1) for n in range(6)]


def tagged(*scores: list[float]) -> Tagged:
    kinds, points = np.zeros(len(KINDS)), np.zeros((len(scores) + 2, 4))
    return Tagged(WORDS[: len(scores)], np.array(scores), kinds, points, np.zeros((0, 0)))


@pytest.mark.parametrize(
    ("scores", "spans"),
    [
        ([NONE, FIRST, LATER, NONE, FIRST], [Span(3, 8), Span(12, 14)]),
        ([FIRST, FIRST, LATER], [Span(0, 2), Span(3, 8)]),
        ([NONE, NONE], []),
        ([], []),
        ([NONE, [1.0, 0.0, 1.5], NONE], []),
        ([NONE, [0.0, 0.1, 0.0], NONE], [Span(3, 5)]),
        ([[2.0, 2.1, 0.0]], [Span(0, 2)]),
        ([[DOUBT - 0.1, 0.0, 0.0]], [Span(0, 2)]),
        ([[DOUBT + 0.1, 0.0, 0.0]], []),
        ([LATER, LATER], [Span(0, 5)]),
    ],
)
def test_tags_become_spans(scores: list[list[float]], spans: list[Span]) -> None:
    assert spans_of(tagged(*scores)) == spans


def test_a_part_has_the_mean_of_its_pieces() -> None:
    points = np.arange(8.0)[:, None]
    whole = Tagged(WORDS[:3], np.zeros((3, 3)), np.zeros(len(KINDS)), points[:5], points)
    assert whole.point(3, 8).tolist() == [2.5]
    assert whole.point(90, 95).tolist() == [2.0]


def test_a_part_is_as_much_of_a_need_as_its_likeliest_word() -> None:
    message = tagged(NONE, FIRST, LATER, NONE)
    assert need_in(message, 0, 2) < 0.1
    assert need_in(message, 0, 5) == need_in(message, 3, 5) > 0.9
    assert need_in(message, 20, 30) == 0.0


def test_chances_follow_from_the_scores_however_large_these_are() -> None:
    odds = np.exp([2.0, 0.5, 1.0])
    for shift in (0.0, 900.0, -900.0):
        message = tagged([shift + 2.0, shift + 0.5, shift + 1.0])
        assert need_in(message, 0, 2) == pytest.approx(1 - odds[0] / odds.sum())


def test_a_message_needs_a_class_where_any_of_its_words_says_so() -> None:
    said = np.array([[-9.0, -9.0], [-9.0, 0.0], [2.0, 0.0], [-9.0, 900.0], [-9.0, -9.0]])
    message = replace(tagged(NONE, FIRST, LATER), said=said)
    alone = replace(message, words=[])

    assert message.chances == pytest.approx([np.exp(2) / (1 + np.exp(2)), 1.0], abs=1e-3)
    assert [message.clearest(0), message.clearest(1)] == [3, 6]
    assert alone.clearest(0) == 0


@pytest.mark.parametrize(("start", "end"), [(2, 3), (5, 6), (30, 40)])
def test_between_words_there_is_no_need(start: int, end: int) -> None:
    assert need_in(tagged(FIRST, LATER), start, end) == 0.0


def test_a_single_word_belongs_to_the_need_right_before_it() -> None:
    text = "um Benutzer zu löschen, und Räume"
    spans = [Span(0, 14), Span(15, 22), Span(28, 33)]

    assert with_single_words(text, spans) == [Span(0, 22), Span(28, 33)]


@pytest.mark.parametrize(
    ("parts", "kept"),
    [
        (["our CTI", "starts a call"], ["starts a call"]),
        (["the web portal", "lists rooms"], ["lists rooms"]),
        (["our rooms", "list devices"], ["our rooms", "list devices"]),
        (["list teams", "their rooms"], ["list teams", "their rooms"]),
        (["the process", "pass it on"], ["the process", "pass it on"]),
        (["our CTI"], ["our CTI"]),
    ],
)
def test_who_does_it_is_no_need_of_its_own(parts: list[str], kept: list[str]) -> None:
    text = " ".join(parts)
    spans = [Span(text.index(part), text.index(part) + len(part)) for part in parts]

    assert [text[start:end] for start, end in without_subjects(text, spans)] == kept
