"""What the bot says about scopes of the XML API of Webex Meetings, which has ended."""

from collections.abc import Sequence

from scopes.answer import Block, Bullets, Paragraph
from scopes.data.catalog import RetiredScope
from wording import names, quoted


def line(written: str, today: Sequence[str]) -> str:
    """Say in a line what a name of the XML API was, and what there is today."""
    return f"{quoted(written)} belonged to the retired XML API. Today: {names(today, 'or')}."


def replaced(scopes: Sequence[RetiredScope]) -> list[Block]:
    """Say what scopes of the XML API were, and what grants access to the same today."""
    verb, them = ("is a scope", "it") if len(scopes) == 1 else ("are scopes", "them")
    lines = (
        f"**`{each.id}`** ({each.granted}): today {names(each.today, 'or')}" for each in scopes
    )
    return [
        Paragraph(
            f"{names(scope.id for scope in scopes)} {verb} **of the retired Webex Meetings XML "
            f"API**, which ended on March 31, 2024. The REST API does not know {them}."
        ),
        Bullets(tuple(lines)),
        Paragraph(
            "Request only those that the app uses today. Tell me what it does, and I name the "
            "least-privilege set."
        ),
    ]
