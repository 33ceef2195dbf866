"""Messages to learn from: where in them a need is stated, what it means, and what kind each is of.

Messages with marked spans were written; more are put together from single needs, in lists and
sentences and with what people say around them, anew in each epoch.
"""

import hashlib
import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from scopes.data.kinds import KINDS, NEED
from training.labels import NONE, Labels
from training.lines import KINDS as FILES_OF_KINDS
from training.lines import SPANS, UNKNOWN, Line, unknown_steps
from training.tails import Tails

Span = tuple[int, int]
MADE = 2400
"""Messages put together in each epoch."""
OFTEN = dict.fromkeys(("kinds", "kinds_2", "languages", "details_2", "details_3"), 2)
"""How often in an epoch texts of some files are met: each of their kinds has few."""
SHARE_FRAMED = 0.35
"""Of the single needs that are met with something around them, each time anew."""
SHARE_WITH_A_TAIL = 0.15
"""Of the single needs, and of those put together, that have words of no need beside them."""
SHARE_UNKNOWN = 0.06
"""Of the steps of a message that no operation takes."""
SHARE_OF_A_KIND = 0.1
"""Of the single needs whose kind is told: about as many as there are messages of other kinds."""
_PLAIN = {"action", "terse", "tool"}
"""Styles of single needs that can stand beside others in a sentence."""
_WITH_MORE = {"ask", "rough", "long", "asked"}
"""Styles of single needs that hold more than the need."""
_MOST_WORDS = 12
_JOINTS = (
    ((", ", ", "), 2), ((", ", " and "), 4), ((", ", ", and "), 3), ((", ", ", then "), 1),
    ((" and ", " and "), 2), ((" and then ", " and then "), 1), ((", ", " and also "), 1),
    (("; ", "; "), 1), (("\n", "\n"), 2), ((". ", ". "), 2), ((" / ", " / "), 1),
    ((" + ", " + "), 1),
    ((". Then ", ". Finally "), 1), ((", after that ", " and at the end "), 1),
    ((" as well as ", " as well as "), 1), ((", ", " before we "), 1), ((" | ", " | "), 1),
)  # fmt: skip
_RUNNING = {", ", " and "}
"""Joints of sentences that may go on."""
_HEADS = ("", "", "", "", "My app: ", "What we do: ", "Features:\n", "I want to ", "We need to ",
    "Scopes for: ", "Which scopes do I need to ", "what scopes to ", "Our integration must ",
    "The tool should ", "Steps:\n", "Use case: ", "Plan: ")  # fmt: skip


@dataclass(frozen=True)
class Part:
    """A part of a message, its classes, and the number of its operation.

    The class of none is right for what is easily taken for a need, and for what no operation does.
    """

    start: int
    end: int
    right: tuple[int, ...]
    operation: int | None = None


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
            classes, operation = (*parts[span].right, *classes), None
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


class Singles:
    """Single needs as messages, in each epoch with something else around some of them."""

    def __init__(
        self,
        lines: Sequence[Line],
        numbers: Mapping[tuple[str, str], int],
        framings: Sequence[str],
        tails: Tails,
        chance: random.Random,
    ) -> None:
        """`numbers` are those of operations."""
        self._lines = [line for line in lines if line.right != (NONE,)]
        self._numbers = numbers
        self._framings = framings
        self._tails = tails
        self._chance = chance

    def make(self) -> list[Message]:
        """Return each need as a message."""
        return [
            self._message(line) for line in self._lines for _ in range(OFTEN.get(line.source, 1))
        ]

    def _message(self, line: Line) -> Message:
        has_more = line.style in _WITH_MORE or line.source.startswith("languages")
        before, said, after = "", line.text, ""
        chosen = 1.0 if has_more else self._chance.random()
        if chosen < SHARE_FRAMED:
            before, _, after = self._chance.choice(self._framings).partition("{}")
        elif chosen < SHARE_FRAMED + SHARE_WITH_A_TAIL:
            reads = line.operation.method == "GET" if line.operation else None
            before, said, after = self._tails.around(line.text, reads, self._chance)
        operation = self._numbers[line.operation.key] if line.operation else None
        text = Growing(before)
        text.add_need(said, line.right, operation)
        text.add(after)
        message = text.message()
        return replace(
            message,
            spans=None if has_more else message.spans,
            kind=message.kind if self._chance.random() < SHARE_OF_A_KIND else None,
        )


class Maker:
    """Puts messages together from single needs and from sentences that state none."""

    def __init__(
        self,
        lines: Sequence[Line],
        framings: Sequence[str],
        written: Sequence[Message],
        tails: Tails,
        chance: random.Random,
    ) -> None:
        self._plain = [
            (line.text.rstrip(" .?!"), line.right)
            for line in lines
            if line.style in _PLAIN
            and len(line.text.split()) <= _MOST_WORDS
            and ":" not in line.text
        ]
        self._framings = framings
        self._around = list(_background(written))
        self._unknown = [(each.text, (NONE,)) for each in written if each.source == UNKNOWN]
        self._tails = tails
        self._chance = chance

    def make(self) -> list[Message]:
        """Return as many messages as an epoch takes."""
        makers = (self._list, self._list, self._sentence, self._sentence, self._post, self._alone)
        return [makers[n % len(makers)]() for n in range(MADE)]

    def _parts(self) -> list[tuple[str, tuple[int, ...]]]:
        """Return two to five steps, a few of them unknown; many begin with a small letter."""
        count = self._chance.choice((2, 2, 3, 3, 4, 5))
        steps = self._chance.sample(self._plain, count)
        if self._unknown and self._chance.random() < SHARE_UNKNOWN * count:
            steps[self._chance.randrange(count)] = self._chance.choice(self._unknown)
        return [(self._cased(text), right) for text, right in steps]

    def _cased(self, text: str) -> str:
        first = text[:1].lower() if self._chance.random() < 0.6 else text[:1]
        return first + text[1:]

    def _sentence(self) -> Message:
        joints, weights = zip(*_JOINTS, strict=True)
        joint, last = self._chance.choices(joints, weights)[0]
        parts = self._parts()
        text = Growing(self._chance.choice(_HEADS))
        for number, (part, right) in enumerate(parts):
            if number:
                text.add(last if number == len(parts) - 1 else joint)
            text.add_need(part, right)
        if joint in _RUNNING and self._chance.random() < SHARE_WITH_A_TAIL:
            text.add(self._tails.after(None, self._chance))
        text.add(self._chance.choice(_ENDS))
        return text.message()

    def _list(self) -> Message:
        mark = self._chance.choice(("{}. ", "{}) ", "- ", "* ", "• ", "({}) ", "step {}: "))
        text = Growing(self._chance.choice(_HEADS))
        for number, (part, right) in enumerate(self._parts(), start=1):
            gap = "\n" if self._chance.random() < 0.8 else " "
            text.add((gap if text.text else "") + mark.format(number))
            text.add_need(part, right)
        return text.message()

    def _alone(self) -> Message:
        """Return one need in what people say around it."""
        before, _, after = self._chance.choice(self._framings).partition("{}")
        text = Growing(before)
        text.add_need(*self._chance.choice(self._plain))
        text.add(after)
        return text.message()

    def _post(self) -> Message:
        """Return a need or more among sentences that state none."""
        inner = self._sentence() if self._chance.random() < 0.5 else self._alone()
        before = " ".join(self._chance.sample(self._around, self._chance.choice((0, 1, 1, 2))))
        after = " ".join(self._chance.sample(self._around, self._chance.choice((0, 0, 1))))
        moved = len(before) + 1 if before else 0
        text = " ".join(part for part in (before, inner.text, after) if part)
        spans = tuple((start + moved, end + moved) for start, end in inner.spans or ())
        parts = tuple(replace(p, start=p.start + moved, end=p.end + moved) for p in inner.parts)
        return replace(inner, text=text, spans=spans, parts=parts)


class Growing:
    """A message that is put together."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._parts: list[Part] = []

    def add(self, text: str) -> None:
        """Add what states no need."""
        self.text += text

    def add_need(self, text: str, right: tuple[int, ...], operation: int | None = None) -> None:
        """Add a need with its classes."""
        self._parts.append(Part(len(self.text), len(self.text) + len(text), right, operation))
        self.text += text

    def message(self) -> Message:
        """Return it as far as it has grown."""
        spans = tuple((part.start, part.end) for part in self._parts)
        return Message(self.text, spans, tuple(self._parts), KINDS.index(NEED))


_ENDS = ("", "", "", ".", ".", "?", ", which scopes?", " - what do I need?", ". Thanks!", "\n\nthx")


def _background(written: Sequence[Message]) -> Iterator[str]:
    """Yield the sentences of posts that state no need."""
    for message in written:
        if not message.source.startswith("posts") or message.spans is None:
            continue
        start = 0
        for sentence in _sentences(message.text):
            start = message.text.index(sentence, start)
            end = start + len(sentence)
            is_free = all(end <= first or last <= start for first, last in message.spans)
            if is_free and 3 <= len(sentence.split()) <= 30:
                yield sentence
            start = end


def _sentences(text: str) -> list[str]:
    found: list[str] = []
    start = 0
    for place, sign in enumerate(text):
        if sign in ".!?\n" and (place + 1 == len(text) or text[place + 1].isspace()):
            found.append(text[start : place + 1].strip())
            start = place + 1
    return [sentence for sentence in (*found, text[start:].strip()) if sentence]


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
