"""The English of words of other languages, from `data/dictionary.tsv`, is checked line by line."""

from pathlib import Path

import pytest

from scopes.data.dictionary import load_dictionary
from scopes.data.errors import DataError
from scopes.knowledge import ROOT, Knowledge
from scopes.text.words import name_words

HEAD = "languages\tword\tenglish"


def load(folder: Path, *lines: str, documents: frozenset[str] = frozenset()) -> str:
    path = folder / "dictionary.tsv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return load_dictionary(path, documents)


def test_each_line_gives_the_english_of_a_word(tmp_path: Path) -> None:
    lines = ("de nl\tgruppe\tgroup", "es\tborrarlos\tdelete them", "de\tab\tfrom")

    table = load(tmp_path, HEAD, *lines)

    assert table.split("\n") == ["ab\tfrom\t", "borrarlos\tdelete them\t", "gruppe\tgroup\t+"]


def test_a_longer_word_may_be_written_without_its_accents(tmp_path: Path) -> None:
    table = load(tmp_path, HEAD, "pt\treunião\tmeeting", "pl\tłącze\ttrunk", "es\tmás\tmore")

    assert table.replace("\t", " ").split(" \n") == [
        "lacze trunk",
        "más more",
        "reuniao meeting",
        "reunião meeting",
        "łącze trunk ",
    ]


def test_a_german_word_may_be_written_without_its_letters(tmp_path: Path) -> None:
    table = load(tmp_path, HEAD, "de\tlöschen\tdelete", "de\tgröße\tsize", "nl\tzoëven\tjust")

    words = [line.partition("\t")[0] for line in table.split("\n")]
    assert words == ["groesse", "größe", "loeschen", "löschen", "zoëven"]


@pytest.mark.parametrize("line", ["fr\tactivé\tenabled", "pt\tagênda\tcalendar"])
def test_what_would_be_english_then_keeps_its_accents(tmp_path: Path, line: str) -> None:
    table = load(tmp_path, HEAD, line, documents=frozenset({"agenda"}))

    assert table == line.partition("\t")[2] + "\t"


@pytest.mark.parametrize("first", ["", "languages\tword", "de\tgruppe\tgroup"])
def test_the_first_line_must_name_the_columns(tmp_path: Path, first: str) -> None:
    with pytest.raises(DataError) as raised:
        load(tmp_path, first)

    assert "the first line must be languages word english" in str(raised.value)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("de\tgruppe", "must hold languages, word and English"),
        ("de\tgruppe\tgroup\tx", "must hold languages, word and English"),
        ("de\tGruppe\tgroup", "'Gruppe' must be one word in lower case"),
        ("de\tzwei worte\ttwo words", "'zwei worte' must be one word in lower case"),
        ("de\t\tgroup", "'' must be one word in lower case"),
        ("de\tgruppe\tGroup", "'Group' must be one to three English words in lower case"),
        ("de\tgruppe\t", "'' must be one to three English words in lower case"),
        ("de\tgruppe\ta b c d", "'a b c d' must be one to three English words in lower case"),
        ("de\traum\troom", "'raum' stands twice"),
        ("de\trooms\trooms", "'rooms' is a word of the API documents"),
    ],
)
def test_what_is_wrong_with_a_line_is_told(tmp_path: Path, line: str, problem: str) -> None:
    with pytest.raises(DataError) as raised:
        load(tmp_path, HEAD, "de\traum\troom", line, documents=frozenset({"rooms"}))

    assert raised.value.problems == [f"dictionary.tsv line 3: {problem}"]


def test_the_words_stand_in_order_and_their_languages_are_known(knowledge: Knowledge) -> None:
    _, *lines = (ROOT / "data" / "dictionary.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    spoken = {"de", "es", "fr", "it", "ja", "nl", "pl", "pt"}

    assert [word for _, word, _ in rows] == sorted(word for _, word, _ in rows)
    assert {language for languages, _, _ in rows for language in languages.split()} == spoken
    titles = {w for o in knowledge.operations.all for w in name_words(o.title)}
    assert titles.isdisjoint(word for _, word, _ in rows)
