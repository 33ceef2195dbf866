"""What the bot says about calls of the JavaScript SDK that are none of the REST API."""

from collections.abc import Sequence

from scopes.answer import Block, Paragraph
from wording import names

MOST_SHOWN = 5


def no_rest(calls: Sequence[str]) -> list[Block]:
    """Say that calls are none of the REST API, so that no scope is documented for them."""
    if not calls:
        return []
    is_one = len(calls) == 1
    listens = any(call.endswith(".listen") for call in calls)
    kept = " To listen to live events it needs `spark:all` and `spark:kms` together."
    return [
        Paragraph(
            f"**No call of the REST API:** {names(calls[:MOST_SHOWN])} "
            f"{'works' if is_one else 'work'} within the JavaScript SDK, over a connection of its "
            f"own. The API documents name no scope for {'it' if is_one else 'them'}, and I don't "
            f"guess one.{kept if listens else ''}"
        )
    ]
