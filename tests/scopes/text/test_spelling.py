"""Misspelt words are read as the usual ones that they look like; right ones are left."""

import pytest

from handlers import answer
from scopes.knowledge import Knowledge
from scopes.text.spelling import SHORTEST, USUAL, Spelling


def table(usual: str, right: str = "") -> str:
    rows = dict.fromkeys(usual.split(), USUAL) | dict.fromkeys(right.split(), 0)
    return "\n".join(f"{word}\t{texts}" for word, texts in sorted(rows.items()))


SPELLING = Spelling(table("location meeting recordings rooms shared space", "proom spice stop"))


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("loation", "location"),
        ("locattion", "location"),
        ("locetion", "location"),
        ("loaction", "location"),
        ("spcae", "space"),
        ("spce", "space"),
        ("recodrings", "recordings"),
        ("lcotoin", ""),
        ("rcordingss", ""),
        ("elocation", ""),
        ("kitchen", ""),
    ],
)
def test_a_word_is_corrected_to_a_usual_one_that_a_slip_away(word: str, right: str) -> None:
    assert SPELLING.is_unknown(word)
    assert SPELLING.corrected(word) == right


@pytest.mark.parametrize(
    "word", ["location", "locations", "spice", "spiced", "stopped", "stopping", "x2room", "roo"]
)
def test_what_is_right_short_or_no_word_is_not_unknown(word: str) -> None:
    assert not SPELLING.is_unknown(word)


def test_of_two_usual_words_the_more_usual_one_is_meant() -> None:
    assert Spelling("calls\t50\ncells\t60").corrected("cxlls") == "cells"
    assert Spelling("calls\t60\ncells\t50").corrected("cxlls") == "calls"


def test_a_short_word_may_lack_or_swap_letters_but_has_no_other_ones() -> None:
    spelling = Spelling(table("room rooms"))

    assert spelling.corrected("romo") == "room"
    assert spelling.corrected("roms") == "rooms"
    assert spelling.corrected("roof") == ""
    assert all(len(word) == SHORTEST for word in ("romo", "roms", "roof"))


def test_an_empty_table_corrects_nothing() -> None:
    assert Spelling("").corrected("loation") == ""


@pytest.mark.parametrize(
    ("misspelt", "right"),
    [
        ("create a loation", "create a location"),
        ("Craete a team", "Create a team"),
        ("list my webhokos for rooms", "list my webhooks for rooms"),
        ("read meeting transcipts", "read meeting transcripts"),
        ("remove someone from a sapce", "remove someone from a space"),
        ("serach the audit evnets", "search the audit events"),
        (
            "delete a mesage and list the memebers of a team",
            "delete a message and list the members of a team",
        ),
    ],
)
def test_a_slip_of_the_finger_changes_no_answer(
    knowledge: Knowledge, misspelt: str, right: str
) -> None:
    scopes = answer(right, knowledge).scopes

    assert scopes
    assert answer(misspelt, knowledge).scopes == scopes
