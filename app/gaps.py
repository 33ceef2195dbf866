"""Questions that were not answered well: how often, and as rows to learn from.

The rows go into a public file, and the words of a question may be names. So a row keeps only the
words that the data uses itself; `...` stands for the others.
"""

from collections.abc import Callable, Collection, Iterable
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TextIO

from scopes.data.errors import read_data
from scopes.data.snapshot import DATA_FILES
from scopes.knowledge import ROOT
from scopes.text.words import singular, words
from settings import SettingsError
from store.database import StoreError, open_database
from store.unanswered import UnansweredQuestion, UnansweredQuestions
from wording import operator

LABELED = ROOT / "data" / "phrasings" / "asked.tsv"
"""Where rows are kept once a person has said which operation each of them means."""

NO_OPERATION = "?"
ANY_LEVEL = "-"
STYLE = "asked"
LEFT_OUT = "..."
NOT_OURS = {"data/sources.yaml", "data/dictionary.tsv", "data/words.tsv"}
"""Files of data whose words may be names: of texts and their authors, or of any language."""


def show_gaps(database_url: str, target: TextIO) -> int:
    """Print the questions with their counts, the most frequent first."""
    lines = [operator.gap_line(g.count, g.kind, g.question) for g in _gaps(database_url)]
    print("\n".join(lines) or operator.NO_GAPS, file=target)
    return 0


def export_gaps(database_url: str, target: TextIO, remark: Callable[[str], None]) -> int:
    """Print a row for each need of the questions that is not labeled yet, and nothing else."""
    gaps = _gaps(database_url)
    rows = rows_of(gaps, labeled_texts(LABELED))
    for row in rows:
        print(row, file=target)
    if not rows:
        remark(operator.NOTHING_TO_LABEL if gaps else operator.NO_GAPS)
    return 0


def rows_of(gaps: Iterable[UnansweredQuestion], labeled: Collection[str] = ()) -> list[str]:
    """Return each need as operation, level, style and text, tabs between, each text once.

    The operation is the one whose answer was rejected, for a person to correct, or `?` for none.
    Texts in `labeled` are left out, and those without a word to show.
    """
    known = words_of_the_data()
    by_text: dict[str, str] = {}
    for gap in gaps:
        for need, operation in (gap.answered or {gap.question: ""}).items():
            by_text.setdefault(without_names(need, known), operation or NO_OPERATION)
    return [
        "\t".join((operation, ANY_LEVEL, STYLE, text))
        for text, operation in by_text.items()
        if text.strip(LEFT_OUT) and text not in labeled
    ]


def without_names(text: str, known: Collection[str]) -> str:
    """Return the words of a text, `...` in place of those that are not among the known."""
    kept = (word if singular(word) in known else LEFT_OUT for word in words(text))
    return " ".join(word for word, _ in groupby(kept))


@cache
def words_of_the_data(root: Path = ROOT) -> frozenset[str]:
    """Return every word with which the data speaks of scopes and operations, without plural s."""
    files = (root / name for name in DATA_FILES if name not in NOT_OURS)
    return frozenset(singular(word) for file in files for word in words(read_data(file)))


def labeled_texts(path: Path) -> frozenset[str]:
    """Return the texts of the rows in a file, none when there is no such file."""
    lines = read_data(path).splitlines() if path.exists() else []
    return frozenset(line.rpartition("\t")[2] for line in lines)


def _gaps(database_url: str) -> list[UnansweredQuestion]:
    engine = open_database(database_url)
    try:
        return UnansweredQuestions(engine).all()
    except StoreError as error:
        raise SettingsError(f"The database in DATABASE_URL fails: {error}") from None
    finally:
        engine.dispose()
