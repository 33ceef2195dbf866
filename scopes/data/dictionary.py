"""English for the words of other languages, from the hand-written `data/dictionary.tsv`."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Set
from functools import cache
from pathlib import Path

from scopes.data.errors import DataError, read_rows

HEADER = ("languages", "word", "english")
_ENGLISH = re.compile(r"[a-z]+(?: [a-z]+){0,2}")

WITHOUT_ACCENTS = {"es", "pt", "pl"}
"""Languages that are often typed without accents, and are not taken for English then."""
SHORTEST_WITHOUT_ACCENTS = 5
_BARE = str.maketrans(
    {letter: unicodedata.normalize("NFD", letter)[0] for letter in map(chr, range(0xE0, 0x180))}
    | {"ł": "l"}
)
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
"""How German is typed without its letters."""
JOINED = {"de", "nl"}
"""Languages that write several words as one."""
PART = "+"
"""Marks a word that others are put together from."""
SHORTEST_PART = 4


def load_dictionary(path: Path, documents: Collection[str]) -> str:
    """Return the words in order, a line each with its English and, after a tab, perhaps `PART`.

    `documents` holds the words of the API documents, which are never replaced. Raise `DataError`
    naming each line that is not as it should be.
    """
    problems: list[str] = []
    rows: dict[str, str] = {}
    otherwise: dict[str, str] = {}
    for number, line in enumerate(read_rows(path, HEADER), start=2):
        columns = line.split("\t")
        if problem := _problem(columns, rows, documents):
            problems.append(f"{path.name} line {number}: {problem}")
            continue
        languages, word, english = _spoken(columns[0]), *columns[1:]
        is_part = len(word) >= SHORTEST_PART and not JOINED.isdisjoint(languages)
        rows[word] = f"{english}\t{PART if is_part else ''}"
        if not word.isascii():
            otherwise |= dict.fromkeys(_typed_otherwise(word, languages), rows[word])
    if problems:
        raise DataError(problems)
    known = {word: said for word, said in otherwise.items() if word not in documents} | rows
    return "\n".join(f"{word}\t{known[word]}" for word in sorted(known))


@cache
def _spoken(languages: str) -> frozenset[str]:
    return frozenset(languages.split())


def _typed_otherwise(word: str, languages: Set[str]) -> Iterator[str]:
    """Yield how a word is written with the letters of English."""
    if len(word) >= SHORTEST_WITHOUT_ACCENTS and languages & WITHOUT_ACCENTS:
        yield word.translate(_BARE)
    if "de" in languages:
        yield word.translate(_SPELLED_OUT)


def _problem(columns: list[str], known: Collection[str], documents: Collection[str]) -> str:
    """Return what is wrong with a line; "" when nothing is."""
    if len(columns) != len(HEADER):
        return "must hold languages, word and English"
    _, word, meant = columns
    if not word.isalpha() or word != word.lower():
        return f"{word!r} must be one word in lower case"
    if not _ENGLISH.fullmatch(meant):
        return f"{meant!r} must be one to three English words in lower case"
    if word in documents:
        return f"{word!r} is a word of the API documents"
    return f"{word!r} stands twice" if word in known else ""
