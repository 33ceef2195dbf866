"""What the pictures of the catalog say: the map of areas, and the bars of what scopes grant."""

from collections.abc import Mapping, Sequence

from scopes.privilege.spread import Share
from wording import count

COLUMNS: Mapping[str, str] = {
    "User": "User",
    "Admin": "Admin",
    "Compliance": "Compl.",
    "Apps": "Apps",
}
"""The columns of the map of areas, and their short names for narrow screens."""
BY_AREA = "area"
BY_PAGE = "resource page"
MAP_TITLE = "Areas and token levels"
MAP_TEXT = "The size of each dot shows the number of scopes. Choose an area to see them."


def spread_title(what: str) -> str:
    """Head the picture of the operations that scopes grant access to."""
    return f"Operations it grants access to, by {what}"


def spread_text(shares: Sequence[Share]) -> str:
    """Put the picture of the operations that scopes grant access to into words."""
    reads = sum(share.reads for share in shares)
    changes = sum(share.changes for share in shares)
    parts = "; ".join(f"{s.name}: {s.reads} read, {s.changes} change" for s in shares)
    return f"{count(reads, 'operation')} read and {changes} change. {parts}."


def others(number: int) -> str:
    """Name the rest, which is too small for bars of its own."""
    return f"{number} others"
