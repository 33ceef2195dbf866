"""Calls that stand in a chain, each on the result of the one before: `.url(...).delete()`."""

from collections.abc import Callable

from scopes.code.tokens import Tokens

Link = tuple[str | None, int]
"""The method that a call of a chain names, and where the chain goes on; -1 at its end."""
_MOST_STEPS = 20
"""Calls of one chain that are followed."""


class Chains:
    """The methods that the calls of chains name; each call is looked at once."""

    def __init__(self, tokens: Tokens, method_of: Callable[[str, int], str | None]) -> None:
        """`method_of` tells the method of a call by its name and its bracket."""
        self._tokens = tokens
        self._method_of = method_of
        self._behind: dict[int, Link] = {}
        self._before: dict[int, Link] = {}

    def behind(self, sign: int) -> str | None:
        """Return the first method in the chain that begins with a sign, going on from there."""
        return self._along(sign, self._behind, self._link_behind)

    def before(self, sign: int) -> str | None:
        """Return the first method in the chain that ends with a sign, going back from there."""
        return self._along(sign, self._before, self._link_before)

    def _along(self, n: int, known: dict[int, Link], link: Callable[[int], Link]) -> str | None:
        for _ in range(_MOST_STEPS):
            if n not in known:
                known[n] = link(n)
            method, n = known[n]
            if method or n < 0:
                return method
        return None

    def _link_behind(self, n: int) -> Link:
        tokens = self._tokens
        if tokens.at(n) == tokens.at(n + 2) == "%":  # R: %>%
            n += 2
        if tokens.at(n) not in (".", "?.", "->", "|>", "%") or tokens.kind(n + 1) != "name":
            return None, -1
        if tokens.at(n + 2) != "(":
            return None, n + 2
        return self._method_of(tokens.at(n + 1), n + 2), tokens.after(n + 2)

    def _link_before(self, n: int) -> Link:
        tokens = self._tokens
        opening = tokens.partner.get(n - 1, -1)
        is_call = tokens.at(n) in (".", "?.", "->") and tokens.at(n - 1) == ")" and opening > 0
        if not is_call:
            return None, -1
        name = tokens.at(opening - 1) if tokens.kind(opening - 1) == "name" else ""
        return self._method_of(name, opening) if name else None, opening - 2
