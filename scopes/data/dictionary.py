"""English for the words of other languages, from the hand-written `data/dictionary.tsv`."""

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from scopes.data.errors import DataError, read_data
from scopes.text.words import plain

HEADER = ("languages", "word", "english")
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = re.compile(r"[a-z]+(?: [a-z]+){0,2}")


SHORTEST_WITHOUT_ACCENTS = 5
"""Letters of a word that is known without its accents as well; shorter ones are often English."""


def load_dictionary(path: Path, documents: Collection[str]) -> dict[str, str]:
    """Return the English of each word, which may also be written without its accents.

    `documents` holds the words of the API documents, which are never replaced. Raise `DataError`
    naming each line that is not as it should be.
    """
    head, *lines = read_data(path).splitlines() or [""]
    if tuple(head.split("\t")) != HEADER:
        raise DataError([f"{path.name}: the first line must be {' '.join(HEADER)}, tabs between"])
    problems: list[str] = []
    english: dict[str, str] = {}
    for number, line in enumerate(lines, start=2):
        columns = line.split("\t")
        problem = _problem(columns, english, documents)
        if problem:
            problems.append(f"{path.name} line {number}: {problem}")
        else:
            english[columns[1]] = columns[2]
    if problems:
        raise DataError(problems)
    without_accents = {
        bare: meant
        for word, meant in english.items()
        if len(bare := plain(word).replace("ł", "l")) >= SHORTEST_WITHOUT_ACCENTS
        and bare not in documents
    }
    return {**without_accents, **english}


def _problem(columns: list[str], known: Mapping[str, str], documents: Collection[str]) -> str:
    """Return what is wrong with a line; "" when nothing is."""
    if len(columns) != len(HEADER):
        return "must hold languages, word and English"
    _, word, meant = columns
    if not _WORD.fullmatch(word) or word != word.lower():
        return f"{word!r} must be one word in lower case"
    if not _ENGLISH.fullmatch(meant):
        return f"{meant!r} must be one to three English words in lower case"
    if word in documents:
        return f"{word!r} is a word of the API documents"
    return f"{word!r} stands twice" if word in known else ""
