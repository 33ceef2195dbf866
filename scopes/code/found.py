"""What a text holds, as its readers hand it on."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple


class CodeCall(NamedTuple):
    """A call of the Webex API.

    `method` is None where none could be read; `path` has `{id}` for what is only known when the
    code runs, and is empty for a call of an SDK that no table has. `host` is None where only a path
    is written. `sdk` is the dotted name of a call of an SDK. `line` and `column` count from 1.
    `written` is how the text has it. `said` are the methods that the words around a call without
    one speak of, the likeliest first.
    """

    method: str | None
    path: str
    host: str | None
    query: str
    line: int
    column: int
    sdk: str | None
    written: str
    said: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unresolved:
    """A call whose address or name cannot be read, with the reason."""

    line: int
    why: str


@dataclass(frozen=True)
class Reading:
    """The calls of a text in order, and what could not be read."""

    calls: tuple[CodeCall, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()


class Site(NamedTuple):
    """A call as a reader finds it: where it stands, and its address or its name in an SDK."""

    start: int
    method: str | None
    path: str
    host: str | None = None
    query: str = ""
    sdk: str | None = None
    written: str = ""
    said: tuple[str, ...] = ()


class Gap(NamedTuple):
    """Something at a place that cannot be read, with the reason."""

    start: int
    why: str


class Lines:
    """Lines and columns of a text, counted from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        place = text.find("\n")
        while place >= 0:
            self._starts.append(place + 1)
            place = text.find("\n", place + 1)

    def of(self, place: int) -> tuple[int, int]:
        """Return the line and the column of a place in the text."""
        line = bisect_right(self._starts, place)
        return line, place - self._starts[line - 1] + 1
