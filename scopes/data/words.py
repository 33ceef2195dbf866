"""Words that are spelled right, from the generated `data/words.tsv`.

It is made from the texts that the ranking learned from and from the vocabulary of the language
model: `python -m training.words`.
"""

from itertools import pairwise
from pathlib import Path

from scopes.data.errors import DataError, read_rows

HEADER = ("word", "texts")


def load_words(path: Path) -> str:
    """Return the words in order, a line each with the number of texts that hold it after a tab.

    Raise `DataError` naming each line that is not as it should be.
    """
    lines = read_rows(path, HEADER)
    problems = [
        f"{path.name} line {number}: must hold a word in lower case and a number"
        for number, line in enumerate(lines, start=2)
        if not _is_row(line)
    ]
    if not problems and any(one >= other for one, other in pairwise(lines)):
        problems = [f"{path.name}: the words must be in order; `python -m training.words` does it"]
    if problems:
        raise DataError(problems)
    return "\n".join(lines)


def _is_row(line: str) -> bool:
    word, _, texts = line.partition("\t")
    return word.isalpha() and word == word.lower() and texts.isdecimal()
