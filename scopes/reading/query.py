"""A question in a form in which it can be put again: from a button, or by a follow-up."""

from dataclasses import dataclass

from scopes.data.catalog import Level
from scopes.reading.cleaning import clean
from scopes.reading.secrets import without_secrets

MOST_CHARACTERS = 2000


@dataclass(frozen=True)
class Query:
    """What was asked, without secrets, and what was changed about it since.

    `level` is the token level that was chosen, if any; `added` are further things to do, `without`
    the numbers, from 1, of the needs that were taken out again.
    """

    text: str
    level: Level | None = None
    added: tuple[str, ...] = ()
    without: tuple[int, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether the job is no longer the one that the text alone states."""
        return bool(self.added or self.without)


def query_of(text: str) -> Query | None:
    """Return a message as a query; None for one without words or too long to be kept."""
    kept = without_secrets(clean(text))
    return Query(kept) if 0 < len(kept) <= MOST_CHARACTERS else None
