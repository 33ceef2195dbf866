"""Divide code of any language into tokens, with the partner of each bracket.

One set of rules serves all languages, since what is pasted does not say which one it is. Strings
never fail: one without an end goes to the end of its line, so that reading stays linear.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import cached_property
from itertools import accumulate, compress
from string import ascii_letters

_PREFIX = r"(?:[fF][rR]?|[rR][fF]?|[bBuU]|\$@?|@\$?)?"
_NAME = r"\w*(?:'(?:t|s|re|ve|ll|d|m)\b)?(?:[!?](?=\())?"
_LONG_SIGNS = ("?.", "->", "=>", ":=", "<-", "::", "||", "??", "|>")
_PIECE = re.compile(
    rf"""[ \n\t]+
    |[()\[\],;}}]
    |[ac-egi-qstv-zAC-EG-QSTV-Z_]{_NAME}
    |/\*(?:[^*]|\*(?!/))*(?:\*/|\Z)|(?<!:)//[^\n]*|(?<!\w)\#(?:[ \t!\#-][^\n]*|(?=\n))
    |```[\w-]*
    |{_PREFIX}(?:\"{{3}}(?:[^"\\]|\\.|"(?!""))*(?:\"{{3}}|\Z)|'{{3}}(?:[^'\\]|\\.|'(?!''))*(?:'{{3}}|\Z))
    |&'[a-z]+\b(?!')
    |{_PREFIX}(?:"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)|`(?:[^`\\]|\\.)*`?
    |https?://[^\s"'`<>,;|\]]+|(?:\{{\{{[^{{}}\n]{{1,60}}\}}\}}|\$\{{[\w.]{{1,60}}\}}|\$\w{{1,60}})/[^\s"'`,;)]+
    |[@$%]?[A-Za-z_]{_NAME}
    |\d[\w.]*
    |{"|".join(map(re.escape, _LONG_SIGNS))}
    |.""",
    re.VERBOSE | re.DOTALL,
)  # fmt: skip
"""Matches all of a text, also what lies between tokens; first what is quick to tell."""
_SIGNS = frozenset("-+*/%.=!<>(){}[],:;?|&@") | frozenset(_LONG_SIGNS)
_NAME_BEGINS = frozenset(ascii_letters + "_")
_COMMENTS = ("//", "/*", "#", "```", "&'")
"""Beginnings of what is left out: comments, fences of markdown, lifetimes of Rust."""
_CLOSING = {")": "(", "]": "[", "}": "{"}
_BRACKETS = frozenset("()[]{}")
_MARKS = re.compile(_PREFIX + r"(?:\"{3}|'{3}|[\"'`])")
_ESCAPED = re.compile(r"\\([\"'`/$])")
_MARGIN = 16


class Tokens:
    """The tokens of a text without comments, and how brackets pair up.

    Of token `n` are `kinds[n]` (name, string, number or op), `texts[n]` (of a string what is
    inside), `words[n]` (the same, "" for a string), and `starts[n]` and `ends[n]` in the text. Near
    both ends `kinds`, `texts` and `words` have "" for what lies outside. `partner` holds for each
    bracket the number of the other one, for an open one without a partner the number of tokens;
    `parent` the opening bracket around each token, -1 outside of all.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        pieces: list[str] = _PIECE.findall(text)
        kinds = list(map(_Kinds().__getitem__, pieces))
        ends = list(accumulate(map(len, pieces)))
        self.starts = list(compress([0, *ends], kinds))
        self.ends = list(compress(ends, kinds))
        self.texts = list(compress(pieces, kinds))
        self.kinds = list(filter(None, kinds))
        self.strings = [n for n, kind in enumerate(self.kinds) if kind == "string"]
        """The places of all strings."""
        self.words = self.texts.copy()
        for n in self.strings:
            self.texts[n] = _inside(self.texts[n])
            self.words[n] = ""
        for each in (self.kinds, self.texts, self.words):
            each += [""] * _MARGIN  # a number below zero leads there, too
        self.partner: dict[int, int] = {}
        self.parent: list[int] = []
        self._pair()

    def __len__(self) -> int:
        return len(self.starts)

    def _pair(self) -> None:
        is_open: list[int] = []
        words, parent = self.words, self.parent
        for n in [n for n, word in enumerate(words) if word in _BRACKETS]:
            parent += [is_open[-1] if is_open else -1] * (n - len(parent) + 1)
            if words[n] not in _CLOSING:
                is_open.append(n)
                self.partner[n] = len(self)
            elif is_open:
                if words[is_open[-1]] == _CLOSING[words[n]]:
                    self.partner[n] = is_open[-1]
                    self.partner[is_open.pop()] = n
                parent[n] = is_open[-1] if is_open else -1
        parent += [is_open[-1] if is_open else -1] * (len(self) - len(parent))

    def place_at(self, start: int) -> int:
        """Return the number of the first token that begins there or later."""
        return bisect_left(self.starts, start)

    def at(self, n: int) -> str:
        """Return the sign or word at a place, "" for a string and outside of the text."""
        try:
            return self.words[n]
        except IndexError:
            return ""

    def kind(self, n: int) -> str:
        """Return the kind of the token at a place, "" outside of the text."""
        try:
            return self.kinds[n]
        except IndexError:
            return ""

    def after(self, n: int) -> int:
        """Return the place behind a token, or behind the brackets that it opens."""
        return self.partner[n] + 1 if self.at(n) in ("(", "[", "{") else n + 1

    def before(self, signs: Collection[str]) -> Iterator[int]:
        """Yield the places of the tokens that one of some signs or words stands behind."""
        return (n - 1 for n, word in enumerate(self.words) if word in signs and n)

    def places_of(self, word: str, start: int, end: int) -> Iterator[int]:
        """Yield the places of a word within a part of the text, in order."""
        while start < end and word in self.words[start:end]:
            start = self.words.index(word, start, end)
            yield start
            start += 1

    def are_on_one_line(self, one: int, other: int) -> bool:
        """Return whether no line ends between two tokens."""
        return "\n" not in self.text[self.ends[one] : self.starts[other]]

    @cached_property
    def round_brackets(self) -> list[int]:
        """The places of all opening round brackets."""
        return [n for n, word in enumerate(self.words) if word == "("]

    @cached_property
    def names(self) -> set[int]:
        """Where names begin in the text that stand neither in comments nor in strings."""
        return {
            start for start, kind in zip(self.starts, self.kinds, strict=False) if kind == "name"
        }


class _Kinds(dict[str, str]):
    """The kinds of pieces of a text, "" for what is no token."""

    def __missing__(self, piece: str) -> str:
        kind = self[piece] = _kind_of(piece)
        return kind


def _kind_of(piece: str) -> str:
    if piece in _SIGNS:
        return "op"
    if piece.isspace() or piece.startswith(_COMMENTS):
        return ""
    if _MARKS.match(piece) or "/" in piece:
        return "string"
    if piece[0].isdecimal():
        return "number"
    return "name" if len(piece) > 1 or piece in _NAME_BEGINS else ""


def _inside(piece: str) -> str:
    """Return a string without its marks; an address that stands bare has none."""
    marks = _MARKS.match(piece)
    if not marks:
        return piece
    inside = piece[marks.end() :].removesuffix(marks[0].lstrip("fFrRbBuU$@"))
    return _ESCAPED.sub(r"\1", inside) if "\\" in inside else inside
