"""Messages as numbers keep what was told of them, and mark what was not."""

import pytest

from scopes.finding.encoder import MOST_PIECES
from scopes.finding.spans import FIRST, INSIDE, OUTSIDE
from scopes.finding.wordpiece import WordPieces
from scopes.text.dictionary import Dictionary
from scopes.text.spelling import Spelling
from training.labels import NONE
from training.messages import Message, Part
from training.numbering import UNTOLD, NeededClasses, Placed, numbered

TEXT = "please list rooms and delete them"
PIECES = ("[CLS]", "[SEP]", "[UNK]", "please", "list", "room", "##s", "and", "delete", "them")
LISTING, DELETING = (7, 17), (22, 33)


@pytest.fixture
def divide() -> WordPieces:
    return WordPieces(PIECES, Dictionary("", Spelling("")))


def test_the_first_piece_of_each_word_says_whether_a_need_begins_there(divide: WordPieces) -> None:
    found = numbered(Message(TEXT, (LISTING, DELETING), (), None), divide)

    assert found.numbers == [0, 3, 4, 5, 6, 7, 8, 9, 1]
    inner = [OUTSIDE, FIRST, INSIDE, UNTOLD, OUTSIDE, FIRST, INSIDE]
    assert found.tags == [UNTOLD, *inner, UNTOLD]


def test_a_part_stands_where_its_pieces_do(divide: WordPieces) -> None:
    parts = (Part(*LISTING, (4,), 12), Part(*DELETING, (0, 3)))

    found = numbered(Message(TEXT, None, parts, 2), divide)

    assert found.parts == [Placed(2, 5, (4,), 12), Placed(6, 8, (0, 3), UNTOLD)]
    assert (set(found.tags), found.kind) == ({UNTOLD}, 2)


def test_a_message_without_needs_is_outside_of_all(divide: WordPieces) -> None:
    found = numbered(Message("please", (), (), None), divide)

    assert (found.tags, found.kind) == ([UNTOLD, OUTSIDE, UNTOLD], UNTOLD)


@pytest.mark.parametrize(
    ("spans", "parts", "needed"),
    [
        ((LISTING,), (Part(*LISTING, (4,)), Part(*DELETING, (NONE,))), NeededClasses((4,), ())),
        (
            (LISTING, DELETING),
            (Part(*LISTING, (4, 5)), Part(*DELETING, (5,))),
            NeededClasses((5,), (4,)),
        ),
        ((LISTING,), (Part(*LISTING, (4, 5), is_several=True),), NeededClasses((4, 5), ())),
        ((), (Part(0, 33, (NONE,)),), NeededClasses((), ())),
        (None, (Part(0, 33, (4,)),), NeededClasses((4,), ())),
        ((LISTING, DELETING), (Part(*LISTING, (4,)),), None),
        (None, (), None),
    ],
)
def test_a_message_needs_what_its_parts_do_if_all_of_these_are_known(
    divide: WordPieces,
    spans: tuple[tuple[int, int], ...] | None,
    parts: tuple[Part, ...],
    needed: NeededClasses | None,
) -> None:
    assert numbered(Message(TEXT, spans, parts, None), divide).needed == needed


def test_a_part_behind_the_end_of_what_is_read_is_left_out(divide: WordPieces) -> None:
    text = "list " * MOST_PIECES + "rooms"
    parts = (Part(0, 4, (1,)), Part(len(text) - 5, len(text), (2,)))

    found = numbered(Message(text, None, parts, None), divide)

    assert [part.right for part in found.parts] == [(1,)]
