"""What the bot says about how it read a message: `ask --explain`."""

from collections.abc import Mapping

from scopes.answer import Block, Bullets, Code, Paragraph
from scopes.finding.classes import Needed
from scopes.finding.explain import Considered, Explanation, ReadPart
from scopes.finding.signals import MEANINGS
from wording import quoted

MOST_WORDS_SHOWN = 80
SMALLEST_SHOWN = 0.005
WHOLE = "What the message needs as a whole, wherever that is said:"
_INDENT = " " * 7


def read_as(explanation: Explanation) -> list[Block]:
    """Say how a message was read, part by part."""
    kinds = ", ".join(f"{kind} {_percent(share)}" for kind, share in explanation.kinds)
    blocks: list[Block] = [Paragraph(f"**How this was read.** Kind of message: {kinds}.")]
    if not explanation.parts:
        return [*blocks, Paragraph("No part of it was read as a need in words.")]
    for part in explanation.parts:
        blocks += [Paragraph(_heading(part, explanation.text)), Code(_table(part))]
    if explanation.whole:
        blocks += [Paragraph(WHOLE), Code("\n".join(map(_needed, explanation.whole)))]
    meanings = tuple(f"{name}: {meaning}" for name, meaning in MEANINGS.items())
    return [*blocks, Paragraph("What each signal adds to the sum of a set:"), Bullets(meanings)]


def _heading(part: ReadPart, text: str) -> str:
    """Name the place and the words of a part, and what was looked up where that differs."""
    words = text[part.start : part.end]
    place = f"Characters {part.start} to {part.end}, {quoted(words, MOST_WORDS_SHOWN)}"
    is_same = part.said.lower() == words.lower()
    return f"{place}:" if is_same else f"{place}, read as {quoted(part.said, MOST_WORDS_SHOWN)}:"


def _needed(each: Needed) -> str:
    """Return what a message needs as a whole, and where in it that is said most clearly."""
    scopes, level = each.label
    return f"{_percent(each.chance):>5}  {' '.join(scopes)} ({level})  from character {each.at}"


def _table(part: ReadPart) -> str:
    return "\n".join(line for each in part.considered for line in _lines(each))


def _lines(each: Considered) -> list[str]:
    """Return a set of scopes with its probability, and below it what the signals added."""
    operation = each.operation
    named = " ".join(each.scopes) or ("no scope documented" if operation else "no scope")
    of_level = f" ({each.level})" if each.level else ""
    call = f"  {operation.method} {operation.address}" if operation else ""
    return [
        f"{_percent(each.probability):>5}  {named}{of_level}{call}",
        f"{_INDENT}{_sums(each.signals)}",
    ]


def _sums(signals: Mapping[str, float]) -> str:
    shown = {name: added for name, added in signals.items() if abs(added) >= SMALLEST_SHOWN}
    return "  ".join(f"{name} {added:+.2f}" for name, added in shown.items())


def _percent(share: float) -> str:
    return f"{share:.0%}"
