"""What the builder says about a set that is put together."""

from collections.abc import Sequence

from scopes.data.catalog import Level
from wording import count
from wording.levels import FOR_LEVEL

EMPTY = (
    "Describe what your app does, or select operations and scopes: the least-privilege set appears "
    "here."
)
LEAD = (
    "Put together what your app does. The set, the scope string and the authorize URL are updated "
    "with each selection. The address of this page keeps everything: share it or come back to it."
)
SECRET = "The client secret never belongs here; it stays on your server."
CONFIDENCE = "Checked: this set covers every need, and no scope can be left out."
NOT_COMPARED = (
    "Checked: this set covers every need. There were too many combinations to compare them all, so "
    "a smaller set may exist."
)
NOT_COMPLETE = "Not complete: this set does not cover what was not understood above."
NOT_CERTAIN = "Not every need is certain: see what else may be meant above."
OR_MEANT = "Or did you mean:"
SELECTED = "You selected it yourself; none of the needs requires it."
AUTHORIZE_HINT = (
    "Replace the values in capitals. Register the redirect URI, and select these scopes in the "
    "integration."
)


def built(scopes: Sequence[str]) -> str:
    """Say in one line what a set consists of."""
    return f"{count(len(scopes), 'scope')}: {', '.join(scopes)}" if scopes else "No scope yet"


def built_title(scopes: Sequence[str]) -> str:
    """Head the set that was put together."""
    return f"Request {count(len(scopes), 'scope')}" if scopes else "Nothing selected yet"


def granted(level: Level) -> str:
    """Say on which token level the set is granted."""
    return f"Granted {FOR_LEVEL[level]}, as far as the documents name scopes for that."


def because(needs: Sequence[str]) -> str:
    """Name the needs that require a scope."""
    return f"Required for: {'; '.join(needs)}"


def checked(is_complete: bool, is_certain: bool, is_least: bool) -> str:
    """Say what is certain about the set: nothing, as long as a need is open."""
    if not is_complete:
        return NOT_COMPLETE
    text = CONFIDENCE if is_least else NOT_COMPARED
    return text if is_certain else f"{text} {NOT_CERTAIN}"


def refused(names: Sequence[str]) -> str:
    """Say which of the selected names are not in the set."""
    return f"Left out, because they are deprecated or not known scopes: {', '.join(names)}."
