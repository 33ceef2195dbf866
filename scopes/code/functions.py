"""Functions in code of any language: where one begins and ends, and its parameters."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from scopes.code.tokens import Tokens

_WORDS = {"def", "function", "func", "fn", "fun", "sub"}
_NO_FUNCTIONS = {
    "if", "for", "while", "switch", "catch", "with", "foreach", "using", "lock", "elseif", "match",
    "elif", "unless", "until", "when", "return",
}  # fmt: skip
_MOST_BETWEEN = 12
"""Tokens between the parameters of a function and its body: what it returns or throws."""


class Function(NamedTuple):
    """A function from the token of its first bracket to its last one, with its parameters.

    Each parameter is a name and where it stands; those with a default are left out, since they are
    definitions as others are.
    """

    start: int
    end: int
    parameters: tuple[tuple[str, int], ...]


def functions_of(tokens: Tokens) -> list[Function]:
    """Return the functions of a text in order."""
    by_indent = _by_indent(tokens)
    found: list[Function] = []
    for n in tokens.round_brackets:
        close = tokens.partner[n]
        if close == len(tokens):
            continue
        end = by_indent.get(n) or _end_of_braces(tokens, n, close)
        if end:
            found.append(Function(n, end, _parameters(tokens, n, close)))
    return found


def _by_indent(tokens: Tokens) -> dict[int, int]:
    """Return, by its bracket, the last token of each function whose body is what is indented."""
    ends: dict[int, int] = {}
    is_open: list[tuple[int, int]] = []
    if "def" not in tokens.words:
        return ends
    for first, following in pairwise(_line_starts(tokens)):
        start = tokens.starts[first]
        column = start - tokens.text.rfind("\n", 0, start)
        while is_open and column <= is_open[-1][0] and tokens.texts[first] not in (")", "]", "}"):
            ends[is_open.pop()[1]] = first - 1
        if "def" in tokens.words[first:following]:
            brackets = (_bracket(tokens, n) for n in range(first, following))
            is_open += [(column, bracket) for bracket in brackets if bracket]
    ends.update({bracket: len(tokens) for _, bracket in is_open})
    return ends


def _line_starts(tokens: Tokens) -> Iterator[int]:
    """Yield the first token of each line and the number of tokens."""
    n = 0
    while n < len(tokens):
        yield n
        line_end = tokens.text.find("\n", tokens.ends[n])
        n = tokens.place_at(line_end) if line_end >= 0 else len(tokens)
    yield n


def _bracket(tokens: Tokens, n: int) -> int | None:
    if tokens.words[n] != "def" or tokens.words[n + 2] != "(":
        return None
    return n + 2 if tokens.at(tokens.partner[n + 2] + 1) in (":", "->") else None


def _end_of_braces(tokens: Tokens, n: int, close: int) -> int | None:
    """Return the last token of a function whose body is in braces, None where it is none."""
    words = tokens.words
    if words[close + 1] == "=>":
        body = close + 2
        return tokens.partner[body] if words[body] == "{" else _end_of_expression(tokens, body)
    before = words[n - 1]
    if not (before in _WORDS or (tokens.kinds[n - 1] == "name" and before not in _NO_FUNCTIONS)):
        return None
    is_declared = before in _WORDS or words[n - 2] in _WORDS
    behind = words[close + 1 : close + (_MOST_BETWEEN if is_declared else 2)]
    return tokens.partner[close + 1 + behind.index("{")] if "{" in behind else None


def _end_of_expression(tokens: Tokens, n: int) -> int:
    around = tokens.parent[n] if n < len(tokens) else -1
    return tokens.partner[around] if around >= 0 else n + _MOST_BETWEEN


def _parameters(tokens: Tokens, n: int, close: int) -> tuple[tuple[str, int], ...]:
    has_types_behind = "func" in (tokens.at(n - 1), tokens.at(n - 2))
    found: list[tuple[str, int]] = []
    at = n + 1
    while at < close:
        start = at
        has_default = False
        while at < close and tokens.at(at) != ",":
            has_default = has_default or tokens.at(at) == "="
            at = tokens.after(at)
        if not has_default and (name := _name(tokens, start, at, has_types_behind)):
            found.append(name)
        at += 1
    return tuple(found)


def _name(tokens: Tokens, start: int, end: int, has_type_behind: bool) -> tuple[str, int] | None:
    """Return the name of a parameter: `url`, `url: str`, `String url`, `$url`, `url string`."""
    names = [n for n in range(start, end) if tokens.kind(n) == "name"]
    if not names:
        return None
    is_first = has_type_behind or tokens.at(names[0] + 1) in (":", "?")
    n = names[0] if is_first else names[-1]
    return tokens.at(n).lstrip("$@"), n
