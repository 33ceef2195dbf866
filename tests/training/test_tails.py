"""What stands around a need, and is none, fits it."""

import random

import pytest

from scopes.knowledge import ROOT
from training.tails import Tails, load_tails

TAILS = Tails(
    {
        "before-any": ["Every night a job must"],
        "after-any": ["with one click"],
        "after-read": [", sorted by name"],
        "after-write": [", as told by HR"],
    }
)


@pytest.mark.parametrize(
    ("reads", "ends"),
    [
        (True, {" with one click", ", sorted by name"}),
        (False, {" with one click", ", as told by HR"}),
        (None, {" with one click"}),
    ],
)
def test_what_comes_after_fits_reading_or_changing(reads: bool | None, ends: set[str]) -> None:
    chance = random.Random(1)
    assert {TAILS.after(reads, chance) for _ in range(50)} == ends


def test_a_need_stays_in_the_middle() -> None:
    chance = random.Random(1)
    found = {TAILS.around("List rooms.", True, chance) for _ in range(99)}
    assert ("Every night a job must ", "list rooms.", "") in found
    assert ("", "List rooms", ", sorted by name") in found
    assert {said.lower().rstrip(".") for _, said, _ in found} == {"list rooms"}


def test_abbreviations_keep_their_capitals() -> None:
    chance = random.Random(1)
    found = {TAILS.around("CDR export", True, chance)[1] for _ in range(50)}
    assert found == {"CDR export"}


def test_the_words_are_there_for_every_place_and_each_once() -> None:
    by_place = load_tails(ROOT).by_place
    assert set(by_place) == set(TAILS.by_place)
    texts = [text for some in by_place.values() for text in some]
    assert len(set(texts)) == len(texts)
