"""Whether a part of a message points at what another one names: "delete it"."""

import re

from scopes.reading.reader import Reader
from scopes.reading.steps import Read

_POINTING = re.compile(r"\b(?:it|its|them|they|their|those|these|there|each|ones)\b", re.IGNORECASE)
"""What makes a part mean something only within its message."""


def has_pronoun(text: str) -> bool:
    """Return whether a part points at something that it or another part names: "delete it"."""
    return _POINTING.search(text) is not None


def says_all(text: str, reader: Reader, read: Read) -> bool:
    """Return whether a part points at nothing, or at what it has named: "a room so that it locks".

    What other parts name may then help to understand it, but is not needed.
    """
    pointing = _POINTING.search(text)
    return not pointing or reader.has_subject(read(text[: pointing.start()]))
