"""A question in a form in which it can be put again: from a button, or by a follow-up."""

from dataclasses import dataclass

from scopes.data.catalog import Level
from scopes.reading.question import clean
from scopes.reading.secrets import without_secrets

MOST_CHARACTERS = 2000


@dataclass(frozen=True)
class Query:
    """What was asked, without secrets, and the token level that was chosen since, if any."""

    text: str
    level: Level | None = None


def query_of(text: str) -> Query | None:
    """Return a message as a query; None for one without words or too long to be kept."""
    kept = without_secrets(clean(text))
    return Query(kept) if 0 < len(kept) <= MOST_CHARACTERS else None
