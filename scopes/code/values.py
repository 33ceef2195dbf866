"""What texts in code come to: constants, joined strings, templates, formats, defaults."""

import re

from scopes.code.address import HOLE
from scopes.code.arguments import Arguments
from scopes.code.definitions import Definitions
from scopes.code.joining import appended, as_query
from scopes.code.making import MAKE_TEXTS, filled_in, is_format, made, may_be_made, passes_on
from scopes.code.tokens import Tokens

_DEEPEST = 6
"""How many definitions a value may go through; more come from code that goes round in a circle."""
_MOST_PARTS = 24
"""Parts that one value is put together from; what is longer is no address."""
_LONGEST = 500
_INSIDE = re.compile(
    r"\{\{(?P<mustache>[^{}]*)\}\}|[$#@]\{(?P<braces>(?:[^{}]|\{[^{}]*\})*)\}"
    r"|(?P<round>\\\((?:[^()]|\([^()]*\))*\)|\$\((?:[^()]|\([^()]*\))*\))"
    r"|\{(?P<plain>(?:[^{}\"\n]|\"[^\"\n]*\")*)\}"
    r"|(?P<shell>\$[A-Za-z_]\w*(?:->\w+|(?=\b))|\$\d)|(?P<percent>%[sdv@])"
)
_NAME = re.compile(r"^[\s$_]*(?:[\w$]+(?:\.|->|::|\?\.))*(?P<last>[A-Za-z_]\w*)\s*$")
_DEFAULT = re.compile(r"^[\w.]+:-?(?P<default>https?://.+)$")
_SIMPLE = re.compile(r"[\w./:%{}\0$<>-]*")
_BEGINS_ADDRESS = ("/", "?", f"{HOLE}/")
_OF_ADDRESS = re.compile(
    r"path|endpoint|resource|ur[il]|base|host|api|version|prefix|route|server|root", re.IGNORECASE
)
_BEFORE_OPERAND = {"await", "new", "const", "return", "&", "*", "!", "try"}
_BEFORE_METHOD = {".", "?.", "!", "->"}
_GOES_ON = _BEFORE_METHOD | {"?", "[", "("}
_BETWEEN = {".", "->", "::", "?."}


class Values:
    """Looks up and puts together what the strings of a text come to."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._end = len(tokens)
        self.definitions = Definitions(tokens)
        self._known: dict[int, str] = {}
        self._expressions: dict[int, tuple[str, int]] = {}
        self._too_deep: dict[int, tuple[str, int]] = {}
        self.arguments = Arguments(tokens)
        self._open: set[int] = set()
        self._times_in_circle = self._times_too_deep = 0
        self.looked_up: set[int] = set()

    def of_name(self, name: str, before: int, depth: int = 0, *, is_attribute: bool = False) -> str:
        """Return what a name stands for, a hole where that is not known or is no address."""
        start = self.definitions.of(name, before, is_attribute=is_attribute)
        if start is None or start >= self._end:
            return HOLE
        if depth > _DEEPEST:
            self._times_too_deep += 1
            return HOLE
        return self._known_at(start, name, depth)

    def _known_at(self, start: int, name: str, depth: int) -> str:
        """Return what the expression that a name stands for comes to, worked out once."""
        self.looked_up.add(start)
        if start in self._open:  # it is defined by itself
            self._times_in_circle += 1
            return HOLE
        if start not in self._known:
            self._open.add(start)
            self._known[start] = _as_part(name, self.at(start, depth + 1)[0])
            self._open.remove(start)
        return self._known[start]

    def filled(self, text: str, place: int, depth: int = 0) -> str:
        """Return a string with what is put into it: `${base}/rooms/${id}`."""
        if not ("{" in text or "$" in text or "%" in text or "\\(" in text):
            return text[:_LONGEST]
        return _INSIDE.sub(lambda match: self._put(match, place, depth), text[:_LONGEST])

    def _put(self, match: re.Match[str], place: int, depth: int) -> str:
        if match["percent"]:
            return HOLE
        inside = next(part for part in match.groups() if part is not None)
        default = _DEFAULT.match(inside)
        if default:
            return default["default"]
        name = _NAME.match(inside.strip("\\()$ "))
        if not name:
            return HOLE
        is_attribute = (
            name.start("last") > 0 and inside.strip("\\()$ ")[name.start("last") - 1] == "."
        )
        value = self.of_name(name["last"], place, depth, is_attribute=is_attribute)
        return as_query(value, name["last"], match.string[: match.start()])

    def at(self, n: int, depth: int = 0) -> tuple[str, int]:
        """Return what the expression at a place comes to, and where it ends.

        It is worked out once, in another expression once more if it was too deep in there.
        """
        if n in self._expressions:
            return self._expressions[n]
        if depth and n in self._too_deep:
            self._times_too_deep += 1
            return self._too_deep[n]
        in_circle, too_deep = self._times_in_circle, self._times_too_deep
        found = self._put_together(n, depth)
        if not depth or (in_circle, too_deep) == (self._times_in_circle, self._times_too_deep):
            self._expressions[n] = found
        elif in_circle == self._times_in_circle:
            self._too_deep[n] = found
        return found

    def _put_together(self, n: int, depth: int) -> tuple[str, int]:
        first, words = n, self.tokens.words
        value, n = self._operand(n, depth)
        for _ in range(_MOST_PARTS):
            sign = words[n] if n < len(words) else ""
            if sign == "+" and words[n + 1] != "=":
                second = n + 1
                more, n = self._operand(second, depth)
                is_unknown = HOLE in (value, more)
                names = (self.name_at(first), self.name_at(second)) if is_unknown else ("", "")
                value = appended(value, more, names)
            elif sign in (".", "&") and self._is_joint(n):
                more, n = self._operand(n + 1, depth)
                value += more
            elif sign in ("||", "??", "or"):
                more, n = self._operand(n + 1, depth)
                value = more if value == HOLE else value
            elif sign == "%" and self.tokens.kind(n - 1) == "string":
                n = self.tokens.after(n + 1)
                value = self._formatted(value, n, depth)
            elif self.tokens.kind(n) == "string" and self.tokens.kind(n - 1) == "string":
                if "://" in self.tokens.texts[n] or self.tokens.at(n + 1) in (":", "=>"):
                    break
                more, n = self._operand(n, depth)
                value += more
            else:
                break
        return value[:_LONGEST], n

    def first_name(self, n: int) -> str:
        """Return the name that an expression begins with, also inside of a string: `{base}/x`."""
        if self.tokens.kind(n) != "string":
            return self.name_at(n)
        match = _INSIDE.match(self.tokens.texts[n])
        inside = next((part for part in match.groups() if part), "") if match else ""
        name = _NAME.match(inside.strip("\\()$ "))
        return name["last"] if name else ""

    def name_at(self, n: int) -> str:
        """Return the last name of a dotted one, "" for what is none."""
        while self.tokens.at(n + 1) in _BETWEEN and self.tokens.kind(n + 2) == "name":
            n += 2
        return self.tokens.at(n) if self.tokens.kind(n) == "name" else ""

    def _is_joint(self, n: int) -> bool:
        """Return whether a sign joins texts: `$base . '/rooms'` in PHP, `&` in Visual Basic."""
        if self.tokens.at(n) == "&":
            return self.tokens.at(n + 1) not in ("&", "=")
        start, end = self.tokens.starts[n], self.tokens.ends[n]
        text = self.tokens.text
        spaced = start > 0 and text[start - 1] == " " and text[end : end + 1] == " "
        return spaced or self.tokens.kind(n + 1) == "string"

    def _formatted(self, value: str, end: int, depth: int) -> str:
        """Return a text with its first hole filled by what follows `%`, where that is a name."""
        name = self.tokens.at(end - 1)
        first = self.tokens.at(self.tokens.partner.get(end - 1, end) + 1) if name == ")" else name
        put = self.of_name(first, end, depth) if first else HOLE
        return value.replace(HOLE, put, 1)

    def _operand(self, n: int, depth: int) -> tuple[str, int]:
        tokens = self.tokens
        if n >= self._end:
            return HOLE, n + 1
        if depth > _DEEPEST:
            self._times_too_deep += 1
            return HOLE, n + 1
        kind, text = tokens.kinds[n], tokens.texts[n]
        if kind == "string":
            return self._with_methods(self.filled(text, n, depth), n + 1, depth)
        if kind == "number":
            return HOLE, n + 1
        if text in _BEFORE_OPERAND:
            return self._operand(n + 1, depth + 1)
        if text == "(":
            value, _ = self.at(n + 1, depth + 1)
            return self._with_methods(value, tokens.after(n), depth)
        if kind == "op":
            return HOLE, tokens.after(n)
        return self._named(n, depth)

    def _named(self, n: int, depth: int) -> tuple[str, int]:
        """Return what a name, or a call of a function by its name, comes to."""
        tokens, words, start = self.tokens, self.tokens.words, n
        while words[n + 1] in _BETWEEN and tokens.kinds[n + 2] == "name":
            n += 2
        last, n = words[n].lstrip("$@"), n + 1
        if words[n] not in _GOES_ON:
            return self.of_name(last, start, depth, is_attribute=n > start + 1), n
        if words[n] == "[":
            key = tokens.texts[n + 1] if tokens.kinds[n + 1] == "string" else ""
            return self.of_name(key, start, depth) if key else HOLE, tokens.after(n)
        if words[n] != "(":
            value = self.of_name(last, start, depth, is_attribute=n > start + 1)
            return self._with_methods(value, n, depth)
        value = self._called(last, n, start, depth)
        return self._with_methods(value, tokens.after(n), depth)

    def _with_methods(self, value: str, n: int, depth: int) -> tuple[str, int]:
        """Return a text after the methods called on it, such as `.format(...)`."""
        tokens = self.tokens
        while tokens.at(n) in _BEFORE_METHOD:
            if tokens.at(n) == "!":
                n += 1
                continue
            if tokens.kind(n + 1) != "name" or not (
                tokens.at(n + 2) == "(" or passes_on(tokens.at(n + 1))
            ):
                break
            name = tokens.at(n + 1)
            if tokens.at(n + 2) == "(":
                if is_format(name):
                    parts = [self.at(start, depth + 1)[0] for start in self.arguments.of(n + 2)]
                    value = filled_in(value, parts)
                n = tokens.after(n + 2)
            else:
                n += 2
        return value, n

    def _called(self, name: str, bracket: int, place: int, depth: int) -> str:
        """Return what a call of a function that makes texts comes to."""
        start = self.definitions.returned(name)
        if start is not None:
            return self._known_at(start, name, depth)
        starts = self.arguments.of(bracket) if name in MAKE_TEXTS else []
        if not may_be_made(name, len(starts)):
            return HOLE
        return made(name, [self.at(start, depth + 1)[0] for start in starts])


def _as_part(name: str, value: str) -> str:
    """Return what a name stands for, a hole for what is no part of an address."""
    is_address = value.startswith(_BEGINS_ADDRESS) or "://" in value or ".com" in value
    may_be_part = value and _OF_ADDRESS.search(name) and _SIMPLE.fullmatch(value)
    return value if is_address or may_be_part else HOLE
