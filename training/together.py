"""Which classes messages ask for together: who wants recordings rather wants transcripts, too."""

from collections.abc import Iterable

import numpy as np

from scopes.finding.weights import Array
from training.labels import NONE
from training.messages import Message

FIRST_WITH_SCOPES = 2
USUAL = 5.0
"""Needs beside those of a class that count as if they had been the usual ones."""


def learn(messages: Iterable[Message], classes: int) -> Array:
    """Return for each pair of classes how much likelier than usual the second is beside the first.

    It is a logarithm; the first rows, of texts that need no scope, tell nothing.
    """
    beside = np.zeros((classes, classes))
    for message in messages:
        needs = [_shares(part.right, classes) for part in message.parts if _is_need(part.right)]
        whole = sum(needs, np.zeros(classes))
        for need in needs:
            beside += np.outer(need, whole - need) / max(1, len(needs) - 1)
    asked = beside.sum(0) + 0.5
    usual = asked / asked.sum()
    shares = (beside + USUAL * usual) / (beside.sum(1, keepdims=True) + USUAL)
    likelier: Array = np.log(shares / usual)
    likelier[:FIRST_WITH_SCOPES] = 0.0
    return likelier


def _is_need(right: tuple[int, ...]) -> bool:
    return bool(right) and NONE not in right


def _shares(right: tuple[int, ...], classes: int) -> Array:
    shares = np.zeros(classes)
    shares[list(right)] = 1 / len(right)
    return shares
