"""How people ask for what an operation does, from the hand-written `data/requests.tsv`."""

from collections.abc import Collection
from pathlib import Path

from scopes.data.errors import DataError, read_rows

HEADER = ("method", "path", "request")

Phrasing = tuple[tuple[str, str], str]
"""Method and path of an operation, and a request in plain words that it fulfills."""


def load_phrasings(path: Path, known: Collection[tuple[str, str]]) -> list[Phrasing]:
    """Read the requests; raise `DataError` naming each line that is not as it should be.

    `known` holds method and path of every operation.
    """
    problems: list[str] = []
    requests: list[Phrasing] = []
    seen: set[str] = set()
    for number, line in enumerate(read_rows(path, HEADER), start=2):
        method, _, rest = line.partition("\t")
        where, _, text = rest.partition("\t")
        if not text.strip() or "\t" in text:
            problems.append(f"{path.name} line {number}: must hold method, path and request")
        elif (method, where) not in known:
            problems.append(f"{path.name} line {number}: no operation {method} {where}")
        elif text.lower() in seen:
            problems.append(f"{path.name} line {number}: {text!r} stands twice")
        seen.add(text.lower())
        requests.append(((method, where), text))
    if problems:
        raise DataError(problems)
    return requests
