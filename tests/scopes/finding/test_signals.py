"""Shares become probabilities on straight lines between what such shares proved to be worth."""

import numpy as np
import pytest

from scopes.finding.signals import interpolate, shares_of

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
