"""What names in code are defined as, and where a definition can be seen."""

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from scopes.code.functions import Function, functions_of
from scopes.code.tokens import Tokens
from scopes.code.verbs import may_be_method

_ASSIGNS = {"=", ":=", "<-", ":", "=>"}
_BEHIND_NAME = _ASSIGNS | {"("}
"""Signs behind a name that may be defined; the bracket is that of Spring."""
_ENDS_TYPE = {"", ",", "(", "{"}
"""What no type holds; strings are no words."""
_MOST_LOOKED_AT = 100
"""Definitions of one name that are looked at for one that can be seen."""
_MOST_BEHIND = 5
"""Tokens behind the parameters of a function before its value: what it returns, a brace."""


class Definition(NamedTuple):
    """A name that is defined at token `at`; its value begins at token `value`.

    `value` is None for a parameter, whose value comes from the caller. `within` is the function in
    which it can be seen, None for everywhere.
    """

    at: int
    value: int | None
    within: Function | None = None

    def is_seen_at(self, place: int) -> bool:
        """Return whether the name means this there."""
        return self.within is None or self.within.start <= place <= self.within.end


class Definitions:
    """The definitions of a text by name, looked for when the first name is asked for."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    @cached_property
    def _found(self) -> dict[str, list[Definition]]:
        tokens = self._tokens
        found: dict[str, list[Definition]] = defaultdict(list)
        functions = functions_of(tokens)
        parameters: set[int] = set()
        for function in functions:
            for name, at in function.parameters:
                found[name].append(Definition(at, None, function))
                parameters.add(at)
        around = _Around(functions)
        for n in tokens.before(_BEHIND_NAME):
            before = tokens.words[n - 1]
            if n in parameters or before == "->" or tokens.kinds[n] == "op":
                continue
            if defined := self._at(n):
                name, value = defined
                within = None if before == "." else around.of(n)
                found[name].append(Definition(n, value, within))
        for each in found.values():
            each.sort(key=_place)
        return dict(found)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        return {name: [each.at for each in found] for name, found in self._found.items()}

    def of(self, name: str, place: int, *, is_attribute: bool = False) -> int | None:
        """Return where the value of a name begins: defined last before a place, or else after.

        A parameter has no value. An attribute is none: what is set for the object goes first.
        """
        found = self._found.get(name)
        if not found:
            return None
        before = bisect_left(self._places[name], place - 2)
        if not is_attribute and before and found[before - 1].within is None:
            return found[before - 1].value
        earlier = reversed(range(max(before - _MOST_LOOKED_AT, 0), before))
        nearest = map(found.__getitem__, chain(earlier, range(before, len(found))[:1]))
        if not is_attribute:
            return next((each.value for each in nearest if each.is_seen_at(place)), None)
        known = [each for each in nearest if each.value is not None]
        seen = next((each for each in known if not each.within), next(iter(known), None))
        return seen.value if seen else None

    def only(self, name: str) -> int | None:
        """Return where the value of a name begins that is defined just once, anywhere."""
        found = self._found.get(name, ())
        return found[0].value if len(found) == 1 else None

    def returned(self, name: str) -> int | None:
        """Return where the text begins that a function returns at once, if one has the name."""
        found = self._returned.get(name, ())
        return found[0] if len(found) == 1 else None

    @cached_property
    def _returned(self) -> dict[str, list[int]]:
        """Where the values begin that functions return at once, by their names."""
        tokens, words = self._tokens, self._tokens.words
        found: dict[str, list[int]] = defaultdict(list)
        for n, word in enumerate(words[: len(tokens) - 1]):
            if word not in ("return", "=>"):
                continue
            if word == "=>" and words[n + 1] == "{":
                continue
            if word == "return" and words[n - 1] not in (":", "{"):
                continue
            behind = range(n - 1, max(n - _MOST_BEHIND, 0), -1)
            close = next((at for at in behind if words[at] == ")"), 0)
            opening = tokens.partner.get(close, 0)
            name = opening - 1 - (words[opening - 1] == "=")
            if tokens.kinds[name] == "name":
                found[words[name]].append(n + 1)
        return found

    def _at(self, n: int) -> tuple[str, int] | None:
        """Return the name that is defined before such a sign, and where its value begins."""
        tokens, words = self._tokens, self._tokens.words
        sign = words[n + 1]
        if tokens.kinds[n] == "string" and sign not in (":", "=>"):
            return None
        if sign == "=>" and may_be_method(words[n]) and words[n - 1] == "(":
            return None
        name, at = tokens.texts[n].lstrip("$@"), n + 1
        if sign == ":" and tokens.kinds[n] == "name":  # a type: "url: string = ..."
            at = self._behind_type(at)
        if name == "Value" and sign == "(":  # Spring: @Value("${...}") private String url;
            end = next((m for m in range(n, n + 12) if words[m] == ";"), n)
            return words[end - 1], n + 2
        if words[at] == "(" or words[at + 1] == "=":
            return None
        if words[at + 2] == ":" and tokens.kinds[at + 1] == "name":  # a block of YAML
            return None
        if name == "key" and words[at + 2] == ",":  # {"key": "baseUrl", "value": "..."}
            return tokens.texts[at + 1], at + 5
        return name, at + 1

    def _behind_type(self, colon: int) -> int:
        words = self._tokens.words
        for at in range(colon + 1, colon + 5):
            if words[at] == "=":
                return at
            if words[at] in _ENDS_TYPE:
                break
        return colon


def _place(definition: Definition) -> int:
    return definition.at


class _Around:
    """Tells the innermost function around a place; asked for places in order."""

    def __init__(self, functions: list[Function]) -> None:
        self._waiting = list(reversed(functions))
        self._open: list[Function] = []

    def of(self, n: int) -> Function | None:
        while self._waiting and self._waiting[-1].start <= n:
            self._open.append(self._waiting.pop())
        while self._open and self._open[-1].end < n:
            self._open.pop()
        return self._open[-1] if self._open else None
