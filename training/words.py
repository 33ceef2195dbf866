"""Counts the words of the texts that are learned from, so that misspelt ones can be corrected.

`python -m training.words` writes `data/words.tsv`. Right is a word that texts of several sources
hold, or that the language model has as a whole.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from scopes.data.snapshot import WEIGHTS
from scopes.data.words import HEADER
from scopes.finding.weights import read_arrays
from scopes.knowledge import ROOT, load_and_check
from scopes.text.spelling import SHORTEST
from training.labels import labels_of
from training.lines import classes_of, load_lines
from training.messages import load_messages

FILE = "words.tsv"
LEAST_SOURCES = 2
_WORD = re.compile(r"[^\W\d_]+")


def counted(texts: Iterable[tuple[str, str]], whole: Iterable[str]) -> str:
    """Return the table of words of texts, each with its source, and of `whole` words."""
    sources: dict[str, set[str]] = defaultdict(set)
    numbers: dict[str, int] = defaultdict(int)
    for source, text in texts:
        for word in {word.lower() for word in _WORD.findall(text)}:
            sources[word].add(source)
            numbers[word] += 1
    right = {word for word, found in sources.items() if len(found) >= LEAST_SOURCES}
    right |= set(whole)
    kept = sorted(word for word in right if len(word) >= SHORTEST and word.isalpha())
    rows = (f"{word}\t{numbers.get(word, 0)}" for word in kept)
    return "\n".join(("\t".join(HEADER), *rows)) + "\n"


def learned_texts(root: Path) -> list[tuple[str, str]]:
    """Return the texts that are learned from, each with the file or kind it is from."""
    knowledge = load_and_check(root)
    labels = labels_of(knowledge.catalog, knowledge.operations)
    lines = load_lines(knowledge, labels, root)
    messages = load_messages(root, classes_of(labels))
    texts = {(line.source, line.text) for line in lines if not line.message}
    return sorted(texts | {(message.source, message.text) for message in messages})


def whole_words(folder: Path) -> list[str]:
    """Return the pieces of the language model that are whole words."""
    pieces = read_arrays(folder / WEIGHTS)["encoder.pieces"].tobytes().decode().split("\n")
    return [piece for piece in pieces if piece.isalpha() and piece == piece.lower()]


if __name__ == "__main__":
    table = counted(learned_texts(ROOT), whole_words(ROOT / "data"))
    (ROOT / "data" / FILE).write_text(table, encoding="utf-8")
