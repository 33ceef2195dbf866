"""Words are divided into the longest pieces of a vocabulary."""

import pytest

from scopes.finding.wordpiece import MOST_PIECES, WordPieces

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
    numbers = WordPieces(PIECES).numbers(text)
    assert [PIECES[n] for n in numbers] == ["[CLS]", *pieces, "[SEP]"]


def test_a_long_text_is_cut() -> None:
    numbers = WordPieces(PIECES).numbers("call " * 500)
    assert len(numbers) == MOST_PIECES
    assert numbers[-1] == PIECES.index("[SEP]")
