"""The texts to learn from, each with the classes that are right for it.

Titles of operations alone and with their page, requests, phrases of the catalog, and from
`data/phrasings/` single needs, the spans of messages, what stands around these, steps that no
operation takes, and messages that ask for no scope. Spans that are calls are left out: those are
read, not guessed.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from scopes.data.catalog import Level
from scopes.data.operations import METHOD, Operation
from scopes.knowledge import Knowledge
from training.labels import Labels

SINGLES = (
    *(f"singles_{number}" for number in range(1, 20)), "who", "languages", "languages_2", "asked",
)  # fmt: skip
SPANS = (
    "multi", "multi_2", "multi_3", "multi_4", "multi_5", "multi_6", "multi_7",
    "posts", "posts_2", "posts_3", "posts_4", "posts_5", "details", "details_2",
    "details_3", *(f"mixed_{number}" for number in range(1, 93)),
    *(f"languages_{number}" for number in range(3, 12)),
)  # fmt: skip
KINDS = ("kinds", *(f"kinds_{number}" for number in range(2, 18)))
UNSEEN_SPANS = (
    "unseen_multi", "unseen_posts", *(f"unseen_posts_{number}" for number in range(2, 8)),
    *(f"unseen_mixed_{number}" for number in range(1, 12)),
    *(f"unseen_open_{number}" for number in range(1, 4)),
    "unseen_languages", "unseen_languages_2",
)  # fmt: skip
UNSEEN_KINDS = (
    "unseen_kinds", "unseen_kinds_2", "unseen_kinds_3",
    *(f"unseen_open_kinds_{number}" for number in range(1, 4)),
)  # fmt: skip
"""The files of writers of whom nothing is learned: how they are answered tells what to expect."""
UNKNOWN = "unknown"
"""The file of steps that no operation takes."""
WRITTEN = (*SINGLES, *SPANS, *KINDS, UNKNOWN)
"""The files of `data/phrasings/`, which are held out in folds; all else is always learned."""
_CALL = re.compile(r"https?://|/v1/|\b(?:" + METHOD + r")\b")
_ASKS_FOR_SCOPES = {"need"}


@dataclass(frozen=True)
class Line:
    """A text; `right` are the classes that are right for it, `allowed` those on any level.

    They differ where the words leave the level open. `style` is that of a single need; `message`
    is the file and number of the message that a span is from.
    """

    text: str
    source: str
    right: tuple[int, ...]
    allowed: tuple[int, ...]
    operation: Operation | None = None
    level: Level | None = None
    style: str = ""
    message: tuple[str, int] | None = None


def load_lines(knowledge: Knowledge, labels: Labels, root: Path) -> list[Line]:
    """Return all lines in the order of their sources."""
    by_key = {operation.key: operation for operation in labels.operations}
    folder = root / "data" / "phrasings"
    return [
        *_titles(labels),
        *_of_operations("requests", _requests(root / "data" / "requests.tsv"), by_key, labels),
        *_phrases(knowledge, labels),
        *(
            line
            for name in SINGLES
            for line in _of_operations(name, _singles(folder / f"{name}.tsv"), by_key, labels)
        ),
        *(
            line
            for name in SPANS
            for line in _of_operations(name, _spans(folder / f"{name}.jsonl"), by_key, labels)
        ),
        *(line for name in SPANS for line in _details(folder / f"{name}.jsonl", name)),
        *(
            Line(text, UNKNOWN, (0,), (0,), message=(UNKNOWN, number))
            for number, text in enumerate(unknown_steps(root))
        ),
        *(line for name in KINDS for line in _without_need(folder / f"{name}.jsonl", name)),
    ]


def _titles(labels: Labels) -> Iterator[Line]:
    for operation in labels.operations:
        right, allowed = labels.of(operation), labels.on_any_level(operation)
        for text in (operation.title, f"{operation.title} {operation.tag}"):
            yield Line(text, "titles", right, allowed, operation)


def _phrases(knowledge: Knowledge, labels: Labels) -> Iterator[Line]:
    for scope in knowledge.catalog.searched():
        right = tuple(n for n, (scopes, _) in enumerate(labels.classes) if scopes == (scope.id,))
        for text in dict.fromkeys(scope.phrases):
            yield Line(text, "catalog", right, right)


Row = tuple[str, str, str, str, tuple[str, int] | None]
"""METHOD and path, level or `-`, style, text, message."""


def _requests(path: Path) -> Iterator[Row]:
    for row in path.read_text(encoding="utf-8").splitlines()[1:]:
        method, where, text = row.split("\t")
        yield f"{method} {where}", "-", "", text, None


def _singles(path: Path) -> Iterator[Row]:
    rows = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for row in rows:
        operation, level, style, text = row.split("\t")
        yield operation, level, style, text, None


def _spans(path: Path) -> Iterator[Row]:
    """Yield the spans that say enough by themselves."""
    for number, message in enumerate(_records(path)):
        shared = Counter(need["span"] for need in message["needs"])
        for need in message["needs"]:
            span: str = need["span"]
            if not _CALL.search(span) and shared[span] == 1 and len(span.split()) > 1:
                yield need["op"], need["level"], "", span, (path.stem, number)


def _details(path: Path, source: str) -> Iterator[Line]:
    """Yield what stands around the needs of messages and is easily taken for one."""
    for number, message in enumerate(_records(path)):
        for text in message.get("details", ()):
            yield Line(text, source, (0,), (0,), message=(source, number))


def unknown_steps(root: Path) -> list[str]:
    """Return the steps that no operation takes."""
    path = root / "data" / "phrasings" / f"{UNKNOWN}.txt"
    return path.read_text(encoding="utf-8").splitlines()


def _of_operations(
    source: str,
    rows: Iterable[Row],
    by_key: dict[tuple[str, str], Operation],
    labels: Labels,
) -> Iterator[Line]:
    """Yield a line for each row whose operation is known and asks for scopes."""
    for said, level_said, style, text, message in rows:
        method, _, path = said.partition(" ")
        operation = by_key.get((method, path))
        if not operation:
            continue
        level = next((level for level in get_args(Level) if level == level_said), None)
        right = labels.of(operation, level)
        allowed = right if level else labels.on_any_level(operation)
        yield Line(text, source, right, allowed, operation, level, style, message)


def classes_of(labels: Labels) -> Callable[[str, str], tuple[tuple[int, ...], int | None]]:
    """Return what gives the classes of `METHOD path` on a level, and the operation's number."""
    numbers = {operation.key: number for number, operation in enumerate(labels.operations)}

    def classes(said: str, level_said: str) -> tuple[tuple[int, ...], int | None]:
        method, _, path = said.partition(" ")
        number = numbers.get((method, path))
        if number is None:
            return (), None
        level = next((level for level in get_args(Level) if level == level_said), None)
        return labels.of(labels.operations[number], level), number

    return classes


def _without_need(path: Path, source: str) -> Iterator[Line]:
    for number, message in enumerate(_records(path)):
        if message["kind"] not in _ASKS_FOR_SCOPES:
            yield Line(message["text"], source, (0,), (0,), message=(source, number))


def _records(path: Path) -> Iterator[dict[str, Any]]:
    for row in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(row)
