"""A question in a form in which it can be put again: from a button, or by a follow-up."""

from dataclasses import dataclass

from scopes.data.catalog import Level
from scopes.reading.cleaning import clean
from scopes.reading.secrets import without_secrets

MOST_CHARACTERS = 2000
MOST_ADDED = 40
MOST_STEPS = 500
"""The highest number of a need that can be taken out again, and how many can."""


@dataclass(frozen=True)
class Query:
    """What was asked, and what was changed about it since.

    `level` is the token level that was chosen, if any; `added` are further things to do, `without`
    the numbers, from 1, of the needs that were taken out again. Secrets are masked in whatever text
    a query is made of, so that none can be remembered, signed into a button, put into a link or
    counted.
    """

    text: str
    level: Level | None = None
    added: tuple[str, ...] = ()
    without: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", _masked(self.text))
        object.__setattr__(self, "added", tuple(map(_masked, self.added)))

    @property
    def is_changed(self) -> bool:
        """Whether the job is no longer the one that the text alone states."""
        return bool(self.added or self.without)

    @property
    def can_be_kept(self) -> bool:
        """Whether it has words, and few enough to be kept and to be part of a button state."""
        is_short = sum(map(len, (self.text, *self.added))) <= MOST_CHARACTERS
        return bool(self.text) and is_short and len(self.added) <= MOST_ADDED

    @property
    def parameters(self) -> dict[str, list[str]]:
        """The query as parameters of the address of its answer, without what is empty."""
        values: dict[str, list[str]] = {
            "q": [self.text],
            "level": [self.level] if self.level else [],
            "add": list(self.added),
            "without": list(map(str, self.without)),
        }
        return {name: each for name, each in values.items() if each}


def _masked(text: str) -> str:
    return without_secrets(clean(text))
