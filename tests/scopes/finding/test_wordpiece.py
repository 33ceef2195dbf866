"""Words are divided into the longest pieces of a vocabulary."""

import pytest

from scopes.finding.wordpiece import WordPieces, pieces_of
from scopes.text.dictionary import Dictionary
from scopes.text.spelling import Spelling

EMPTY = Dictionary("", Spelling(""))
PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "call", "##s", "queue", ",", "re", "##cord", "cafe"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("call", ["call"]),
        ("Calls, queues", ["call", "##s", ",", "queue", "##s"]),
        ("record", ["re", "##cord"]),
        ("CAFÉ", ["cafe"]),
        ("callx queue", ["[UNK]", "queue"]),
        ("x" * 200, ["[UNK]"]),
        ("", []),
    ],
)
def test_a_text_is_divided(text: str, pieces: list[str]) -> None:
    numbers, _ = WordPieces(PIECES, EMPTY).divide(text, 64)
    assert [PIECES[n] for n in numbers] == ["[CLS]", *pieces, "[SEP]"]


def test_a_long_text_is_cut() -> None:
    numbers, _ = WordPieces(PIECES, EMPTY).divide("call " * 500, 64)
    assert len(numbers) == 64
    assert numbers[-1] == PIECES.index("[SEP]")


def test_words_know_where_they_stand_and_their_first_piece() -> None:
    _, words = WordPieces(PIECES, EMPTY).divide("Calls, record queue", 64)
    assert [(word.start, word.end, word.piece) for word in words] == [
        (0, 5, 1),
        (5, 6, 3),
        (7, 13, 4),
        (14, 19, 6),
    ]


def test_each_character_of_japanese_is_a_word() -> None:
    _, words = WordPieces(PIECES, EMPTY).divide("\u4f1a\u8b70call", 64)
    assert len(words) == 3


def test_a_word_of_another_language_has_the_pieces_of_its_english() -> None:
    dictionary = Dictionary("anrufe\tcalls\t+\nregistrare\trecord\t\n会議\tqueue\t", Spelling(""))

    numbers, words = WordPieces(PIECES, dictionary).divide("Registrare anrufe, 会議x", 64)

    pieces = ["re", "##cord", "call", "##s", ",", "queue", "[UNK]"]
    assert [PIECES[n] for n in numbers] == ["[CLS]", *pieces, "[SEP]"]
    assert [(word.start, word.end, word.piece) for word in words] == [
        (0, 10, 1),
        (11, 17, 3),
        (17, 18, 5),
        (19, 21, 6),
        (21, 22, 7),
    ]


def test_a_part_of_a_text_has_the_pieces_of_its_words() -> None:
    numbers, words = WordPieces(PIECES, EMPTY).divide("Calls, record queue", 64)
    last = len(numbers) - 1

    assert pieces_of(words, 7, 13, last) == (4, 6)
    assert pieces_of(words, 7, 19, last) == (4, last)
    assert pieces_of(words, 6, 7, last) is None
