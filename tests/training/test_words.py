"""The words that are right are counted in the texts that are learned from."""

from scopes.knowledge import ROOT
from training.words import FILE, counted, learned_texts, whole_words


def test_words_of_several_sources_and_whole_pieces_are_right() -> None:
    texts = [("a", "Create the rooms"), ("b", "rooms create rooms"), ("b", "list rooms, Zebra9")]

    assert counted(texts, ["whole", "a"]) == "word\ttexts\ncreate\t2\nrooms\t3\nwhole\t0\n"


def test_the_table_belongs_to_the_texts_of_this_state() -> None:
    path = ROOT / "data" / FILE
    table = counted(learned_texts(ROOT), whole_words(ROOT / "data"))

    assert path.read_text(encoding="utf-8") == table, "python -m training.words makes it anew"
