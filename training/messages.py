"""Messages to learn from: where in them a need is stated, what it means, and what kind each is of.

These were written; `mixing.py` puts more together in each epoch.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from scopes.data.kinds import KINDS, NEED
from training.labels import NONE, Labels
from training.lines import KINDS as FILES_OF_KINDS
from training.lines import SPANS, UNKNOWN, Line, unknown_steps

Span = tuple[int, int]


@dataclass(frozen=True)
class Part:
    """A part of a message, its classes, and the number of its operation.

    The class of none is right for what is easily taken for a need, and for what no operation does.
    One of the classes is meant; all of them if it `is_several` needs in the same words.
    """

    start: int
    end: int
    right: tuple[int, ...]
    operation: int | None = None
    is_several: bool = False


@dataclass(frozen=True)
class Message:
    """A text; `spans` are where a need is stated, None where that is not known.

    `parts` are those with known classes; one without needs is as a whole of the class of none.
    `kind` is the number of its kind in `KINDS`, None where it was not said; `source` and `number`
    are its file and its place there.
    """

    text: str
    spans: tuple[Span, ...] | None
    parts: tuple[Part, ...]
    kind: int | None
    source: str = "made"
    number: int = 0


Right = Callable[[str, str], tuple[tuple[int, ...], int | None]]
"""Returns the classes of `METHOD path` on a level, and its number; none of an unknown one."""


def load_messages(root: Path, right: Right) -> list[Message]:
    """Return the messages that were written, in the order of their files."""
    found: list[Message] = []
    for name in SPANS:
        rows = enumerate(records(root, name))
        found += (replace(_marked(row, right), source=name, number=number) for number, row in rows)
    for name in FILES_OF_KINDS:
        rows = enumerate(records(root, name))
        found += (replace(_of_kind(row), source=name, number=number) for number, row in rows)
    found += (
        Message(text, ((0, len(text)),), (Part(0, len(text), (NONE,)),), None, UNKNOWN, number)
        for number, text in enumerate(unknown_steps(root))
    )
    return found


def records(root: Path, name: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a file of messages as they were written."""
    path = root / "data" / "phrasings" / f"{name}.jsonl"
    for row in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(row)


def _marked(row: dict[str, Any], right: Right) -> Message:
    parts: dict[Span, Part] = {}
    for need in row["needs"]:
        span = (need["start"], need["start"] + len(need["span"]))
        classes, operation = right(need["op"], need["level"])
        if span in parts:
            parts[span] = Part(*span, (*parts[span].right, *classes), is_several=True)
        else:
            parts[span] = Part(*span, classes, operation)
    spans = tuple(sorted(parts))
    known = [parts[span] for span in spans if parts[span].right]
    for detail in row.get("details", ()):
        start = row["text"].index(detail)
        known.append(Part(start, start + len(detail), (NONE,)))
    return Message(row["text"], spans, tuple(known), KINDS.index(NEED) if spans else None)


def _of_kind(row: dict[str, Any]) -> Message:
    kind, text = row["kind"], row["text"]
    if kind == NEED:
        return Message(text, None, (), KINDS.index(kind))
    return Message(text, (), (Part(0, len(text), (NONE,)),), KINDS.index(kind))


def as_message(text: str, source: str) -> Message:
    """Return a single need as a message of its own."""
    return Message(text, ((0, len(text)),), (), KINDS.index(NEED), source)


def as_messages(lines: Iterable[Line]) -> list[Message]:
    """Return the single needs among lines, in the words of people, as messages."""
    return [
        as_message(line.text, line.source)
        for line in lines
        if line.operation and not line.message and line.source != "titles"
    ]


def fingerprint(lines: Sequence[Line], messages: Sequence[Message], labels: Labels) -> str:
    """Return a checksum of what is learned from: all texts, and what each is to lead to."""
    digest = hashlib.sha256(json.dumps([labels.classes, KINDS]).encode())
    for line in lines:
        digest.update(json.dumps([line.text, line.right], ensure_ascii=False).encode())
    for each in messages:
        right = [part.right for part in each.parts]
        row = [each.text, each.spans, right, each.kind]
        digest.update(json.dumps(row, ensure_ascii=False).encode())
    return digest.hexdigest()[:16]
