"""What kind a message is of, by the meaning and by the spelling of its words."""

import numpy as np
import pytest

from scopes.data.kinds import KINDS, NEED
from scopes.finding.kinds import (
    COLUMNS,
    SHARE_OF_SPELLING,
    SpelledKinds,
    columns_of,
    kind_shares,
)
from scopes.finding.ngrams import ROWS, rows_of
from scopes.finding.weights import Array, Arrays
from scopes.knowledge import Knowledge
from scopes.text.dictionary import Dictionary
from scopes.text.spelling import Spelling

NONE = np.zeros(len(KINDS))
GREETING, HELP = KINDS.index("greeting"), KINDS.index("help")


def for_kind(number: int, score: float) -> Array:
    """Return scores of which only that of one kind is not 0."""
    scores = np.zeros(len(KINDS))
    scores[number] = score
    return scores


def table(**of_words: tuple[int, int]) -> SpelledKinds:
    """Return a table in which the n-grams of some words speak for a kind."""
    bytes_ = np.zeros((len(KINDS), COLUMNS), np.int8)
    for word, (kind, weight) in of_words.items():
        bytes_[kind, columns_of(word)] = weight
    scales = np.full(len(KINDS), 0.5, np.float32)
    arrays: Arrays = {
        "kinds.table": bytes_,
        "kinds.scales": scales,
        "kinds.bias": for_kind(HELP, 0.25),
    }
    return SpelledKinds(arrays, Dictionary("hallo\thello", Spelling("")))


def test_shares_of_kinds_add_up_to_one() -> None:
    shares = kind_shares(for_kind(0, 2.0), NONE)

    assert sum(shares.values()) == pytest.approx(1.0)
    assert max(shares, key=lambda kind: shares[kind]) == NEED


@pytest.mark.parametrize("shift", [0.0, 900.0, -900.0])
def test_shares_follow_from_the_scores_however_large_these_are(shift: float) -> None:
    shares = kind_shares(for_kind(0, 2.0) + shift, for_kind(0, 1.0) - shift)

    odds = np.exp(2.0 * (1 - SHARE_OF_SPELLING) + 1.0 * SHARE_OF_SPELLING)
    assert shares[NEED] == pytest.approx(odds / (odds + len(KINDS) - 1))


def test_the_meaning_counts_more_than_the_spelling() -> None:
    shares = kind_shares(for_kind(GREETING, 3.0), for_kind(HELP, 3.0))

    assert shares["greeting"] > shares["help"] > shares["thanks"]


def test_columns_are_those_of_the_net_over_n_grams_folded() -> None:
    assert columns_of("list rooms") == [row % COLUMNS for row in rows_of("list rooms")]
    assert ROWS % COLUMNS == 0


def test_each_n_gram_speaks_for_its_kind_and_the_bias_always() -> None:
    grams = len(columns_of("hello"))
    scores = table(hello=(GREETING, 4)).scores("Hello!")

    assert scores[GREETING] == pytest.approx(4 * 0.5 * np.sqrt(grams))
    assert scores[HELP] == pytest.approx(0.25)


def test_words_of_other_languages_are_read_as_english_ones() -> None:
    of_hello = table(hello=(GREETING, 4))

    assert of_hello.scores("hallo").tolist() == of_hello.scores("hello").tolist()


def test_a_text_without_words_has_the_bias_alone() -> None:
    assert table(hello=(GREETING, 4)).scores("?!").tolist() == for_kind(HELP, 0.25).tolist()


@pytest.mark.parametrize(
    ("text", "kind"),
    [("good morning", "greeting"), ("what is a scope?", "concept"), ("list my rooms", NEED)],
)
def test_both_together_know_usual_messages(knowledge: Knowledge, text: str, kind: str) -> None:
    shares = knowledge.learned.kinds(text)

    assert max(shares, key=lambda each: shares[each]) == kind
