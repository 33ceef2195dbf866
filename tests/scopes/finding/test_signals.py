"""Shares become probabilities on straight lines between what such shares proved to be worth."""

import numpy as np
import pytest

from scopes.data.catalog import Level
from scopes.finding.classes import Class, Head
from scopes.finding.learned import Learned, Reading
from scopes.finding.signals import (
    MEANINGS,
    SMALLEST_SHARE,
    Scale,
    Seen,
    interpolate,
    shares_of,
    values_of,
)
from scopes.knowledge import Knowledge
from scopes.reading.intent import Wanted
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


ROOMS: Class = (("spark:rooms_read",), "user")
"""A class that is known, whose token level is the user's."""


@pytest.fixture(scope="module")
def learned(knowledge: Knowledge) -> Learned:
    return knowledge.learned


def values(question: Question, seen: Seen, learned: Learned) -> dict[str, float]:
    """Return the signals of a candidate by their names, as the models see "list rooms"."""
    first, *_ = values_of(question, learned.read("list rooms"), learned, [seen], 0.0)
    return dict(zip(MEANINGS, map(float, first), strict=True))


@pytest.mark.parametrize(
    ("wanted", "writes", "is_wrong"),
    [
        ((), True, False),
        ((), False, False),
        (("read",), True, True),
        (("read",), False, False),
        (("read",), None, False),
        (("write",), True, False),
        (("write",), False, True),
        (("read", "write"), False, True),
        (("read", "write"), True, False),
    ],
)
def test_a_candidate_goes_the_wrong_way_or_not(
    wanted: tuple[Wanted, ...], writes: bool | None, is_wrong: bool, learned: Learned
) -> None:
    question = Question("", wanted=frozenset(wanted))

    assert values(question, Seen(ROOMS, 0.5, writes), learned)["wrong_way"] == float(is_wrong)


@pytest.mark.parametrize(
    ("level", "is_other"), [(None, False), ("user", False), ("admin", True), ("compliance", True)]
)
def test_a_candidate_is_for_the_token_that_is_named_or_not(
    level: Level | None, is_other: bool, learned: Learned
) -> None:
    given = values(Question("", level=level), Seen(ROOMS, 0.5, False), learned)

    assert given["other_level"] == float(is_other)


def test_a_candidate_has_the_shares_of_its_class_and_the_score_of_its_words(
    learned: Learned,
) -> None:
    reading, number = learned.read("list rooms"), learned.numbers[ROOMS]

    given = values(Question(""), Seen(ROOMS, 0.5, False), learned)

    shares = (reading.encoder, reading.of_classes, reading.ngrams)
    named = [given[name] for name in ("language", "operation", "spelling")]
    assert named == [max(float(each[number]), SMALLEST_SHARE) for each in shares]
    assert (given["words"], given["nothing"]) == (0.5, 0.0)


def test_a_set_that_was_not_learned_has_the_smallest_shares(learned: Learned) -> None:
    given = values(Question(""), Seen((("spark:new",), "user"), 0.5, False), learned)

    assert [given[name] for name in ("language", "operation", "spelling")] == [SMALLEST_SHARE] * 3


def test_no_share_counts_as_smaller_than_the_smallest(learned: Learned) -> None:
    nothing = np.full(len(learned.classes), -99.0)
    reading = Reading(nothing, nothing, nothing, nothing)

    found = values_of(Question(""), reading, learned, [Seen(ROOMS, 0.0, False)], 0.0)

    assert found[:, :3].tolist() == [[SMALLEST_SHARE] * 3] * 3


def test_the_last_rows_are_for_an_operation_without_scopes_and_for_nothing(
    learned: Learned,
) -> None:
    found = values_of(Question(""), learned.read("list rooms"), learned, [], 0.7)

    words, wrong_way, other_level, nothing = found[:, 3:].T.tolist()
    assert (words, nothing) == ([0.7, 0.0], [0.0, 1.0])
    assert wrong_way == other_level == [0.0, 0.0]
