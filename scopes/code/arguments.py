"""Where the arguments of a call begin."""

from collections.abc import Iterator

from scopes.code.tokens import Tokens
from scopes.code.verbs import may_be_method

_MOST = 24
"""Arguments of one call that are looked at."""


class Arguments:
    """The arguments of the calls of a text, each by the number of its first token.

    Names before them are left out, as in `url=` and `string:`.
    """

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._known: dict[int, list[int]] = {}

    def of(self, bracket: int) -> list[int]:
        """Return where the arguments behind a bracket begin."""
        if bracket not in self._known:
            end = self._tokens.partner.get(bracket, len(self._tokens))
            self._known[bracket] = list(self._divided(bracket + 1, end))
        return self._known[bracket]

    def on_line(self, n: int) -> list[int]:
        """Return where arguments without brackets begin, from the first to the end of its line."""
        line_end = self._tokens.text.find("\n", self._tokens.starts[n])
        end = self._tokens.place_at(line_end) if line_end > 0 else len(self._tokens)
        return list(self._divided(n, end))

    def _divided(self, n: int, end: int) -> Iterator[int]:
        tokens = self._tokens
        for _ in range(_MOST):
            if n >= end:
                break
            if tokens.kind(n) == "name" and tokens.at(n + 1) in ("=", ":"):
                n += 2
            yield n
            if tokens.at(n + 1) == "=>" and may_be_method(tokens.at(n)):  # Perl: GET => $url
                n += 2
                continue
            while n < end and tokens.at(n) != ",":
                n = tokens.after(n)
            n += 1
