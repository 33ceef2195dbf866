"""Whole messages to learn from: where in them a need is stated, and what kind each is of.

Messages with marked spans were written; more are put together from single needs, in lists and
sentences and with what people say around them, anew in each epoch.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from scopes.finding.spans import KINDS, NEED

Span = tuple[int, int]
MADE = 3000
"""Messages put together in each epoch."""
_PLAIN = {"action", "terse", "tool"}
"""Styles of single needs that hold nothing but the need."""
_MOST_WORDS = 12
_JOINTS = (
    ((", ", ", "), 2), ((", ", " and "), 4), ((", ", ", and "), 3), ((", ", ", then "), 1),
    ((" and ", " and "), 2), ((" and then ", " and then "), 1), ((", ", " and also "), 1),
    (("; ", "; "), 1), (("\n", "\n"), 2), ((". ", ". "), 2), ((" / ", " / "), 1), ((" + ", " + "), 1),
    ((". Then ", ". Finally "), 1), ((", after that ", " and at the end "), 1),
    ((" as well as ", " as well as "), 1), ((", ", " before we "), 1), ((" | ", " | "), 1),
)  # fmt: skip
_HEADS = ("", "", "", "", "My app: ", "What we do: ", "Features:\n", "I want to ", "We need to ",
    "Scopes for: ", "Which scopes do I need to ", "what scopes to ", "Our integration must ",
    "The tool should ", "Steps:\n", "Use case: ", "Plan: ")  # fmt: skip


@dataclass(frozen=True)
class Message:
    """A text; `spans` are where a need is stated, None where that is not known.

    `kind` is the number of its kind in `KINDS`, None where it was not said; `source` and `number`
    are its file and its place there.
    """

    text: str
    spans: tuple[Span, ...] | None
    kind: int | None
    source: str = "made"
    number: int = 0


def load_messages(root: Path) -> list[Message]:
    """Return the messages that were written, in the order of their files."""
    folder = root / "data" / "phrasings"
    found: list[Message] = []
    for name in ("multi", "multi_2", "posts", "posts_2"):
        rows = enumerate(_records(folder / f"{name}.jsonl"))
        found += (replace(_marked(row), source=name, number=number) for number, row in rows)
    for name in ("kinds", "kinds_2"):
        rows = enumerate(_records(folder / f"{name}.jsonl"))
        found += (replace(_of_kind(row), source=name, number=number) for number, row in rows)
    return found


def _records(path: Path) -> Iterator[dict[str, Any]]:
    if path.exists():
        for row in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(row)


def _marked(row: dict[str, Any]) -> Message:
    spans = sorted({(n["start"], n["start"] + len(n["span"])) for n in row["needs"]})
    return Message(row["text"], tuple(spans), KINDS.index(NEED) if spans else None)


def _of_kind(row: dict[str, Any]) -> Message:
    kind = row["kind"]
    return Message(row["text"], None if kind == NEED else (), KINDS.index(kind))


class Maker:
    """Puts messages together from single needs and from sentences that state none."""

    def __init__(
        self,
        singles: Sequence[tuple[str, str]],
        framings: Sequence[str],
        written: Sequence[Message],
        chance: random.Random,
    ) -> None:
        """`singles` are pairs of a style and a text."""
        self._all = [text for _, text in singles]
        self._plain = [
            text.rstrip(" .?!")
            for style, text in singles
            if style in _PLAIN and len(text.split()) <= _MOST_WORDS and ":" not in text
        ]
        self._framings = framings
        self._around = list(_background(written))
        self._chance = chance

    def make(self) -> list[Message]:
        """Return as many messages as an epoch takes."""
        makers = (self._list, self._list, self._sentence, self._post, self._alone)
        return [makers[n % len(makers)]() for n in range(MADE)]

    def _parts(self) -> list[str]:
        """Return two to five needs; all but the first begin with a small letter now and then."""
        count = self._chance.choice((2, 2, 3, 3, 4, 5))
        return [self._cased(text) for text in self._chance.sample(self._plain, count)]

    def _cased(self, text: str) -> str:
        first = text[:1].lower() if self._chance.random() < 0.6 else text[:1]
        return first + text[1:]

    def _sentence(self) -> Message:
        joints, weights = zip(*_JOINTS, strict=True)
        (joint, last), parts = self._chance.choices(joints, weights)[0], self._parts()
        return _joined(self._chance.choice(_HEADS), parts, joint, last, self._chance.choice(_ENDS))

    def _list(self) -> Message:
        mark = self._chance.choice(("{}. ", "{}) ", "- ", "* ", "• ", "({}) ", "step {}: "))
        parts = self._parts()
        text = self._chance.choice(_HEADS)
        spans: list[Span] = []
        for number, part in enumerate(parts, start=1):
            gap = "\n" if self._chance.random() < 0.8 else " "
            text += (gap if text else "") + mark.format(number)
            spans.append((len(text), len(text) + len(part)))
            text += part
        return Message(text, tuple(spans), KINDS.index(NEED))

    def _alone(self) -> Message:
        """Return one need in what people say around it."""
        framing, text = self._chance.choice(self._framings), self._chance.choice(self._plain)
        before = framing.partition("{}")[0]
        span = (len(before), len(before) + len(text))
        return Message(framing.replace("{}", text), (span,), KINDS.index(NEED))

    def _post(self) -> Message:
        """Return a need or two among sentences that state none."""
        inner = self._sentence() if self._chance.random() < 0.5 else self._alone()
        before = " ".join(self._chance.sample(self._around, self._chance.choice((0, 1, 1, 2))))
        after = " ".join(self._chance.sample(self._around, self._chance.choice((0, 0, 1))))
        moved = len(before) + 1 if before else 0
        text = " ".join(part for part in (before, inner.text, after) if part)
        spans = tuple((start + moved, end + moved) for start, end in inner.spans or ())
        return Message(text, spans, inner.kind, "made")


_ENDS = ("", "", "", ".", ".", "?", ", which scopes?", " - what do I need?", ". Thanks!", "\n\nthx")


def _joined(head: str, parts: Sequence[str], joint: str, last: str, end: str) -> Message:
    text = head
    spans: list[Span] = []
    for number, part in enumerate(parts):
        if number:
            text += last if number == len(parts) - 1 else joint
        spans.append((len(text), len(text) + len(part)))
        text += part
    return Message(text + end, tuple(spans), KINDS.index(NEED))


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
