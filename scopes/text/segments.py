"""Cut a message into the parts that may each name a need of their own."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_ITEM = re.compile(r"^\s*(?:[-*+•–—]|\(?(?:\d{1,2}|[a-hA-H])[.)])\s+", re.MULTILINE)
_NUMBERED = re.compile(r"^\s*\(?(?:\d{1,2}|[a-hA-H])[.)]\s+", re.MULTILINE)
_INLINE_ITEM = re.compile(r"(?:(?<=\s)|^)\(?(?P<mark>\d{1,2}|[a-h])(?P<end>[.)])\s+")
_NEW_LINE = re.compile(r"\n(?=\S|[ \t]*\n)")
"""What ends an item: a line that is not indented, or an empty one."""
_SENTENCE = re.compile(
    r"[;\n]+|(?<=\w\w)(?<!\bincl)(?<!\binkl)(?<!\bresp)(?<!\bapprox)(?<!\bvs)[.!?]\s+",
    re.IGNORECASE,
)
"""What ends a sentence: a mark after a word that is no abbreviation."""
_THEN = re.compile(r"[,;.]?\s+(?:and\s+)?(?:then|after that|afterwards)\s+", re.IGNORECASE)
_NEXT = r"(?:(?:also|then|next|afterwards|after that|finally|lastly|to)\s+)*"
_JOINED = re.compile(
    rf"\s*,\s*(?:and|then|also|plus)?\s+{_NEXT}"
    rf"|\s+(?:and|then|plus|as well as|along with|[+&])\s+{_NEXT}"
    r"|\s*\+\s+",
    re.IGNORECASE,
)

PORTION = 700
"""Characters of a message that are read at once."""
LONG = 2400
"""Characters from which a message takes long to read in any case, so that less of it is."""


class Outline(NamedTuple):
    """A list, and what stands before and after it; the whole text, if it has no items."""

    before: str
    items: Sequence[str]
    after: str


def listed(text: str) -> Outline:
    """Return the items of a list, with what stands around it.

    A list has numbers, letters or bullets; `(a) ... (b) ...` within a line counts too. The last
    item ends with its line, unless the others go over several lines as well.
    """
    items = list(_ITEM.finditer(text))
    if len(items) < 2:
        items = _inline_items(text)
    if len(items) < 2:
        return Outline(text, [], "")
    ends = [*(item.start() for item in items[1:]), len(text)]
    *others, last = (text[item.end() : end].strip() for item, end in zip(items, ends, strict=True))
    own = last if any(map(_NEW_LINE.search, others)) else _NEW_LINE.split(last, maxsplit=1)[0]
    parts = [part for part in (*others, own.strip()) if part]
    return Outline(text[: items[0].start()].strip(), parts, last[len(own) :].strip())


def _inline_items(text: str) -> list[re.Match[str]]:
    """Return the marks of a list within a line: 1. 2. 3. or a) b) c), in their order."""
    items: list[re.Match[str]] = []
    for item in _INLINE_ITEM.finditer(text):
        nth = len(items) + 1
        is_letter = item["end"] == ")" and item["mark"] == chr(ord("a") + nth - 1)
        if item["mark"] == str(nth) or is_letter:
            items.append(item)
    return items


def is_numbered(text: str) -> bool:
    """Return whether a list is a sequence of steps instead of details."""
    return len(_NUMBERED.findall(text)) > 1 or len(_inline_items(text)) > 1


def chained(text: str) -> list[str]:
    """Return the steps of a text that says what is done "then"; none when it does not."""
    parts = [part.strip(" ,.;\n") for part in _THEN.split(text)]
    return [part for part in parts if part] if len(parts) > 1 else []


def sentences(text: str) -> list[list[tuple[int, int]]]:
    """Return for each sentence or line of a text where the parts begin and end in it.

    Parts are joined by commas, "and" or "+".
    """
    whole = _between(_SENTENCE, text, 0, len(text))
    parts = (list(_between(_JOINED, text, start, end)) for start, end in whole)
    return [places for places in parts if places]


def portions(text: str, length: int) -> list[tuple[int, int]]:
    """Return where the portions of a text begin and end: sentences, together of such a length.

    What is longer is cut, wherever that is.
    """
    found: list[tuple[int, int]] = []
    for places in sentences(text):
        start, end = places[0][0], places[-1][1]
        if found and end - found[-1][0] <= length:
            found[-1] = (found[-1][0], end)
        else:
            found += [(at, min(at + length, end)) for at in range(start, end, length)]
    return found


def _between(joint: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the parts between joints begin and end, without those that are empty."""
    for match in [*joint.finditer(text, start, end), None]:
        stop = match.start() if match else end
        if text[start:stop].strip():
            yield start, stop
        start = match.end() if match else end


_ENDS = " ,;:.!?/\n"


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a part of a text stands without the commas and the like at its ends."""
    said = text[start:end]
    start += len(said) - len(said.lstrip(_ENDS))
    return start, start + len(said.strip(_ENDS))
