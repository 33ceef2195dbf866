"""The words that are right are checked when they are read."""

from pathlib import Path

import pytest

from scopes.data.errors import DataError
from scopes.data.words import load_words


def load(folder: Path, *rows: str) -> str:
    path = folder / "words.tsv"
    path.write_text("\n".join(("word\ttexts", *rows)) + "\n", encoding="utf-8")
    return load_words(path)


def test_words_are_kept_in_order_with_the_number_of_texts(tmp_path: Path) -> None:
    assert load(tmp_path, "call\t7", "room\t0") == "call\t7\nroom\t0"


@pytest.mark.parametrize("row", ["call", "call\tx", "Call\t7", "a call\t7", "\t7", "call\t-1"])
def test_a_wrong_row_is_named(tmp_path: Path, row: str) -> None:
    with pytest.raises(DataError, match="words.tsv line 3: must hold a word"):
        load(tmp_path, "a\t1", row)


@pytest.mark.parametrize("rows", [("room\t1", "call\t1"), ("call\t1", "call\t1")])
def test_words_must_be_in_order(tmp_path: Path, rows: tuple[str, ...]) -> None:
    with pytest.raises(DataError, match="must be in order"):
        load(tmp_path, *rows)
