"""What the bot says of bots: they have no scopes, and may do a few things without."""

from collections.abc import Mapping, Sequence

from scopes.answer import Block, Bullets, Paragraph
from scopes.data.catalog import Level
from wording import names
from wording.levels import FOR_LEVEL

NEXT = ("service app vs integration",)
"""What to ask next."""

_POSTS = "It posts, edits and deletes its own messages, in the spaces it is a member of or 1:1."
_SPACES = "It lists, creates and changes spaces that it is a member of."
_MEMBERS = "It sees, adds and removes people in the spaces it is a member of."
_TEAMS = "It works with teams that it is a member of."
_MAY: Mapping[str, str] = {
    "spark:messages_read": (
        "In a group space it only sees messages that mention it; listing them takes "
        "`mentionedPeople=me`. In a direct space it sees everything."
    ),
    "spark:messages_write": _POSTS,
    "spark:rooms_read": _SPACES,
    "spark:rooms_write": _SPACES,
    "spark:memberships_read": _MEMBERS,
    "spark:memberships_write": _MEMBERS,
    "spark:teams_read": _TEAMS,
    "spark:teams_write": _TEAMS,
    "spark:team_memberships_read": _TEAMS,
    "spark:team_memberships_write": _TEAMS,
    "spark:people_read": "It looks people up by ID or by email address.",
}
"""What a bot may do without any scope, by the scope that an integration requires for it."""


def no_scopes(instead: Sequence[str], level: Level | None) -> list[Block]:
    """Say that a bot has no scopes, and which ones an integration requires for the same job."""
    blocks: list[Block] = [
        Paragraph(
            "**A bot has no scopes to select.** Its token comes ready-made with the bot; no user "
            "authorizes it."
        )
    ]
    lacking = [scope for scope in instead if scope not in _MAY]
    if lacking:
        blocks.append(
            Paragraph(
                "**A bot cannot do this job**: what belongs to a user or to the organization "
                "requires an integration or a service app."
            )
        )
    else:
        may = [_MAY[scope] for scope in instead or ("spark:messages_write", "spark:messages_read")]
        blocks.append(Bullets(tuple(dict.fromkeys(may))))
    if instead:
        whom = f" {FOR_LEVEL[level]}" if level and level != "user" else ""
        blocks.append(
            Paragraph(f"As an integration, the same job requires {names(instead)}{whom}.")
        )
    return [*blocks, Paragraph("Sources: Bots guide, wxops notes.")]


def with_its_own_token(scopes: Sequence[str]) -> list[Block]:
    """Say what a bot may do of this with its own token; nothing where it cannot do it all."""
    may = [_MAY[scope] for scope in scopes if scope in _MAY]
    if len(may) < len(scopes):
        return []
    head = "**A bot with its own token needs no scopes for what it may do**; the set is for an"
    return [Paragraph(f"{head} integration. {' '.join(dict.fromkeys(may))}")]
