"""What changed about operations: the dated entries of `data/CHANGES.md`."""

import re
from dataclasses import dataclass
from pathlib import Path

from scopes.data.operations import Operation

_DAY = re.compile(r"^#+ .*?(\d{4}-\d\d-\d\d)")
_CALL = re.compile(r"\b(?:GET|POST|PUT|PATCH|DELETE) /[^\s`,;]+")


@dataclass(frozen=True)
class History:
    """The days on which something was said of a call, with the lines that say it."""

    lines: dict[str, list[tuple[str, str]]]

    def of(self, operation: Operation) -> list[tuple[str, str]]:
        """Return what changed about an operation as (day, sentence), the newest first."""
        return self.lines.get(f"{operation.method} {operation.path}", [])


def read_history(path: Path) -> History:
    """Read the entries of a file; none when it does not exist yet."""
    lines: dict[str, list[tuple[str, str]]] = {}
    day = ""
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    for line in text.splitlines():
        headed = _DAY.match(line)
        day = headed[1] if headed else day
        for call in dict.fromkeys(_CALL.findall(line)) if day and not headed else ():
            lines.setdefault(call, []).append((day, line.lstrip("-* ").strip()))
    return History(lines)
