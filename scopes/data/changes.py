"""What the imports changed about operations: the dated entries of `data/CHANGES.md`."""

import re
from dataclasses import dataclass
from pathlib import Path

_DAY = re.compile(r"## (\d{4}-\d\d-\d\d)\s*")
_LINE = re.compile(
    r"- (?P<kind>[a-z]+), (?P<product>[\w-]+): `(?P<method>[A-Z]+) (?P<path>\S+)`"
    r"(?:: (?P<now>.*?))?(?: \(was (?P<was>.*)\))?"
)


@dataclass(frozen=True)
class Change:
    """What an import changed about one operation.

    `day` is the date of the documents, such as 2026-09-30, `kind` one of those that
    `pipeline.comparing` tells apart; `now` and `was` are what it is and was, "" for nothing.
    """

    day: str
    kind: str
    product: str
    method: str
    path: str
    now: str = ""
    was: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Method and path."""
        return self.method, self.path

    @property
    def said(self) -> str:
        """What changed, without the operation: "roles: full (was any)"."""
        now, was = f": {self.now}" if self.now else "", f" (was {self.was})" if self.was else ""
        return f"{self.kind}{now}{was}"


def read_changes(path: Path) -> tuple[Change, ...]:
    """Return the changes in the order of the file, none when there is no file."""
    found: list[Change] = []
    day = ""
    for line in path.read_text("utf-8").splitlines() if path.is_file() else ():
        headed, told = _DAY.fullmatch(line), _LINE.fullmatch(line)
        if headed:
            day = headed[1]
        elif told and day:
            found.append(Change(day, **told.groupdict(default="")))
    return tuple(found)
