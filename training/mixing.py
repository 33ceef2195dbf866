"""Messages put together from single needs, anew in each epoch.

Needs stand in lists and sentences, and with what people say around them.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from scopes.data.kinds import KINDS, NEED
from training.framings import SHARE
from training.labels import NONE
from training.lines import UNKNOWN, Line
from training.messages import Message, Part
from training.tails import Tails

MADE = 1300
"""Messages put together in each epoch."""
OFTEN = dict.fromkeys(
    (
        "details_2",
        "details_3",
        *(f"mixed_{number}" for number in (42, 48, *range(52, 57), *range(64, 68))),
    ),
    2,
)
"""How often in an epoch texts of some files are met: each of their kinds has few, or few words."""
SHARE_ALONE = 0.15
"""Of the needs of messages, which are met there as well, and of titles, which stand twice; in each
epoch others."""
SHARE_MET = 0.55
"""Of the other single needs, in each epoch others: there are many more of them than messages."""
SHARE_WITH_A_TAIL = 0.15
"""Of the single needs, and of those put together, that have words of no need beside them."""
SHARE_UNKNOWN = 0.06
"""Of the steps of a message that no operation takes."""
SHARE_OF_A_KIND = 0.25
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
_ENDS = ("", "", "", ".", ".", "?", ", which scopes?", " - what do I need?", ". Thanks!", "\n\nthx")


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
        """Return needs as messages; fewer of titles and of what messages hold as well."""
        met = (line for line in self._lines if not self._is_skipped(line))
        return [self._message(line) for line in met for _ in range(OFTEN.get(line.source, 1))]

    def _is_skipped(self, line: Line) -> bool:
        has_others = line.message is not None or line.source == "titles"
        return self._chance.random() >= (SHARE_ALONE if has_others else SHARE_MET)

    def _message(self, line: Line) -> Message:
        has_more = line.style in _WITH_MORE or line.source.startswith("languages")
        before, said, after = "", line.text, ""
        chosen = 1.0 if has_more else self._chance.random()
        if chosen < SHARE:
            before, _, after = self._chance.choice(self._framings).partition("{}")
        elif chosen < SHARE + SHARE_WITH_A_TAIL:
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


def _background(written: Sequence[Message]) -> Iterator[str]:
    """Yield the sentences of posts that state no need."""
    for message in written:
        if not message.source.startswith(("posts", "mixed")) or message.spans is None:
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
