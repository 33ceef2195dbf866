"""Shares become probabilities on straight lines between what such shares proved to be worth."""

import numpy as np
import pytest

from scopes.finding.learned import Head
from scopes.finding.signals import MEANINGS, Scale, interpolate, shares_of
from scopes.reading.question import Question

PAIRS = [(0.0, 0.0), (0.4, 0.5), (0.8, 0.9), (1.0, 0.9)]


@pytest.mark.parametrize(
    ("share", "probability"),
    [(0.0, 0.0), (0.2, 0.25), (0.4, 0.5), (0.6, 0.7), (0.8, 0.9), (0.9, 0.9), (1.0, 0.9)],
)
def test_a_share_becomes_a_probability(share: float, probability: float) -> None:
    assert interpolate(PAIRS, share) == pytest.approx(probability)


def test_shares_add_up_to_one_and_follow_the_weights() -> None:
    values = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])
    shares = shares_of(values, np.array([2.0, 1.0]))
    assert shares.sum() == pytest.approx(1.0)
    assert list(np.argsort(-shares)) == [0, 1, 2]


@pytest.mark.parametrize(("words", "probability"), [(1, 0.4), (2, 0.4), (3, 0.9), (9, 0.9)])
def test_the_share_of_a_text_of_few_words_proves_to_be_worth_less(
    words: int, probability: float
) -> None:
    signals = dict.fromkeys(MEANINGS, 1.0)
    few = [(0.0, 0.0), (1.0, 0.5)]
    head = Head([], [], signals, calibration=PAIRS, made={}, of_few_words=few)
    question = Question("", words=("trunk",) * words)
    assert Scale(head).probability(0.8, question) == pytest.approx(probability)


def test_without_a_calibration_of_few_words_there_is_one_for_all() -> None:
    head = Head([], [], dict.fromkeys(MEANINGS, 1.0), calibration=PAIRS, made={})
    assert Scale(head).probability(0.8, Question("", words=("trunk",))) == pytest.approx(0.9)
