"""Words of other languages are read as English ones, and misspelt ones as they are spelled."""

import pytest

from scopes.knowledge import Knowledge
from scopes.text.dictionary import LONGEST_COMPOUND, MOST_PARTS, MOST_UNKNOWN, Dictionary, Foreign
from scopes.text.spelling import Spelling

WORDS = Dictionary(
    "\n".join(
        (
            "borrarlos\tdelete them\t",
            "einstellungen\tsettings\t+",
            "gruppe\tgroup\t+",
            "gruppen\tgroups\t+",
            "warteschlange\tqueue\t+",
            "y\tand\t",
            "ändern\tchange\t",
            "会議\tmeeting\t",
            "会議室\tworkspace\t",
            "削除\tdelete\t",
            "録画\trecording\t",
        )
    ),
    Spelling("groups\t90\nrooms\t90\nsettings\t90\nspaces\t90"),
)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Gruppe ändern, please!", "group change, please!"),
        ("list rooms", "list rooms"),
        ("", ""),
        ("borrarlos", "delete them"),
        ("die Warteschlangeneinstellungen", "die queue settings"),
        ("warteschlangegruppe", "queue group"),
        ("warteschlangexgruppe", "warteschlangexgruppe"),
        ("gruppenborrarlos", "gruppenborrarlos"),
        ("gruppen-einstellungen", "groups-settings"),
        ("会議の録画を削除", "meeting の recording を delete"),
        ("会議室list", "workspace list"),
        ("会議録画", "meeting recording"),
        ("gruppe_1 gruppe1", "group_1 gruppe1"),
        ("grupo y usuario", "grupo and usuario"),
        ("grupo Y", "grupo Y"),
        ("list romos of grops", "list rooms of groups"),
        ("Spacse: einstellunge", "spaces: einstellunge"),
        ("ask Romos", "ask Romos"),
        ("see /romos, a.romos, romos_x, @romos", "see /romos, a.romos, romos_x, @romos"),
        ("settigns", "settings"),
    ],
)
def test_each_word_that_is_known_is_read_as_its_english(text: str, english: str) -> None:
    assert WORDS.in_english(text) == english


def test_a_word_knows_where_it_stands() -> None:
    assert list(WORDS.find("die Gruppe 会議室")) == [
        Foreign(4, 10, "group"),
        Foreign(11, 14, "workspace"),
    ]


def test_a_misspelt_word_of_another_language_is_read_as_its_english() -> None:
    words = Dictionary("gruppe\tgroup\t+", Spelling("gruppe\t90"))

    assert words.in_english("die grupe") == "die group"


def test_of_very_many_unknown_words_only_the_first_are_corrected() -> None:
    text = " ".join(["romos"] * (MOST_UNKNOWN + 1))

    assert WORDS.in_english(text).split().count("rooms") == MOST_UNKNOWN


def test_a_word_of_too_many_others_is_left() -> None:
    assert WORDS.in_english("gruppe" * MOST_PARTS) == " ".join(["group"] * MOST_PARTS)
    for times in (MOST_PARTS + 1, LONGEST_COMPOUND // len("gruppe") + 1):
        assert WORDS.in_english("gruppe" * times) == "gruppe" * times


@pytest.mark.parametrize("text", ["Anrufe aufzeichnen", "gesprekken opnemen"])
def test_to_record_calls_is_not_read_as_call_records(knowledge: Knowledge, text: str) -> None:
    assert knowledge.dictionary.in_english(text) == "calls to record"
