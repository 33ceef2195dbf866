"""Divide code of any language into tokens, with the partner of each bracket.

One set of rules serves all languages, since what is pasted does not say which one it is. Strings
never fail: one without an end goes to the end of its line, so that reading stays linear.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import NamedTuple

_PREFIX = r"(?:[fF][rR]?|[rR][fF]?|[bBuU]|\$@?|@\$?)?"
_TOKEN = re.compile(
    rf"""(?P<comment>/\*(?:[^*]|\*(?!/))*(?:\*/|\Z)|(?<!:)//[^\n]*|\#(?:[ \t!\#-][^\n]*|(?=\n)))
    |(?P<fence>```[\w-]*)
    |(?P<triple>{_PREFIX}(?:\"{{3}}(?:[^"\\]|\\.|"(?!""))*(?:\"{{3}}|\Z)|'{{3}}(?:[^'\\]|\\.|'(?!''))*(?:'{{3}}|\Z)))
    |(?P<lifetime>&'[a-z]+\b(?!'))
    |(?P<string>{_PREFIX}(?:"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)|`(?:[^`\\]|\\.)*`?)
    |(?P<bare>https?://[^\s"'`<>,;|\]]+|(?:\{{\{{[^{{}}\n]{{1,60}}\}}\}}|\$\{{[\w.]{{1,60}}\}}|\$\w{{1,60}})/[^\s"'`,;)]+)
    |(?P<name>[@$%]?[A-Za-z_]\w*(?:'(?:t|s|re|ve|ll|d|m)\b)?(?:[!?](?=\())?)
    |(?P<number>\d[\w.]*)
    |(?P<op>\?\.|->|=>|:=|<-|::|\|\||\?\?|\|>|[-+*/%.=!<>(){{}}\[\],:;?|&@])
    """,
    re.VERBOSE | re.DOTALL,
)  # fmt: skip
_CLOSING = {")": "(", "]": "[", "}": "{"}
_MARKS = re.compile(_PREFIX + r"(?:\"{3}|'{3}|[\"'`])")
_ESCAPED = re.compile(r"\\([\"'`/$])")


class Token(NamedTuple):
    """A piece of code; `kind` is name, string, number or op, `text` a string without its marks."""

    kind: str
    text: str
    start: int
    end: int


class Tokens:
    """The tokens of a text without comments, and how brackets pair up.

    `partner` holds for each bracket the number of the other one, for one without a partner the
    number of tokens; `parent` the opening bracket around each token, -1 outside of all.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.all = [_token(match) for match in _TOKEN.finditer(text) if match.lastgroup in _KEPT]
        self._words = {n: token.text for n, token in enumerate(self.all) if token.kind != "string"}
        self.partner: dict[int, int] = {}
        self.parent: list[int] = []
        self._pair()

    def _pair(self) -> None:
        is_open: list[int] = []
        for n, token in enumerate(self.all):
            self.parent.append(is_open[-1] if is_open else -1)
            if token.kind != "op":
                continue
            if token.text in "([{":
                is_open.append(n)
                self.partner[n] = len(self.all)
            elif token.text in _CLOSING and is_open:
                if self.all[is_open[-1]].text == _CLOSING[token.text]:
                    self.partner[n] = is_open[-1]
                    self.partner[is_open.pop()] = n
                self.parent[n] = is_open[-1] if is_open else -1

    def place_at(self, start: int) -> int:
        """Return the number of the first token that begins there or later."""
        return bisect_left(self.all, start, key=lambda token: token.start)

    def at(self, n: int) -> str:
        """Return the sign or word at a place, "" for a string and outside of the text."""
        return self._words.get(n, "")

    def kind(self, n: int) -> str:
        """Return the kind of the token at a place, "" outside of the text."""
        return self.all[n].kind if 0 <= n < len(self.all) else ""

    def after(self, n: int) -> int:
        """Return the place behind a token, or behind the brackets that it opens."""
        return self.partner[n] + 1 if self.at(n) in ("(", "[", "{") and n in self.partner else n + 1

    def before(self, signs: Collection[str]) -> Iterator[int]:
        """Yield the places of the tokens that one of some signs or words stands behind."""
        return (n - 1 for n, word in self._words.items() if word in signs and n)

    def are_on_one_line(self, one: int, other: int) -> bool:
        """Return whether no line ends between two tokens."""
        return "\n" not in self.text[self.all[one].end : self.all[other].start]

    @cached_property
    def names(self) -> set[int]:
        """Where names begin in the text that stand neither in comments nor in strings."""
        return {token.start for token in self.all if token.kind == "name"}

    @cached_property
    def strings(self) -> list[int]:
        """The places of all strings."""
        return [n for n, token in enumerate(self.all) if token.kind == "string"]


_KEPT = {"triple", "string", "bare", "name", "number", "op"}


def _token(match: re.Match[str]) -> Token:
    kind, text = match.lastgroup or "", match[0]
    start, end = match.span()
    if kind in ("string", "triple"):
        marks = _MARKS.match(text)
        mark = marks[0].lstrip("fFrRbBuU$@") if marks else ""
        inside = text[len(marks[0]) if marks else 0 :]
        inside = inside.removesuffix(mark) if mark else inside
        return Token(
            "string", _ESCAPED.sub(r"\1", inside) if "\\" in inside else inside, start, end
        )
    return Token("string" if kind == "bare" else kind, text, start, end)
