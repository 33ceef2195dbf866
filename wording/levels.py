"""What the token levels are called, and what is said about the other levels of a job."""

from collections.abc import Mapping, Sequence

from scopes.answer import Block, Bullets, Paragraph
from scopes.data.catalog import Level
from wording import capital, names

FOR_LEVEL: Mapping[Level, str] = {
    "user": "for the signed-in user",
    "admin": "as an administrator, for the whole organization",
    "compliance": "as a compliance officer",
    "group": "as a service app authorized for groups",
}
LEVEL_LABELS: Mapping[str, str] = {
    "user": "User",
    "admin": "Administrator",
    "compliance": "Compliance officer",
    "group": "Group service app",
    "service-app": "Service app",
    "other": "Special token",
}
"""The token levels where one word has to do."""
LEVEL_NAMES: Mapping[str, str] = {
    "user": "any signed-in user",
    "admin": "an administrator",
    "compliance": "a compliance officer",
    "group": "a service app authorized for groups",
    "service-app": "a service app",
    "other": "special tokens only",
}


def limits(level: Level) -> str:
    """Say what a token of a level is limited to, where it may be less than what was asked for."""
    return ", for what they have access to themselves" if level == "user" else ""


def not_on_level(asked: Level | None, by_level: Mapping[Level, Sequence[str]]) -> list[Block]:
    """Say so when the job is not documented on the token level that was asked for."""
    if asked is None or asked in by_level:
        return []
    return [
        Paragraph(
            f"**Not documented {FOR_LEVEL[asked]}:** the documents name no scope on that token "
            "level."
        )
    ]


def other_routes(by_level: Mapping[Level, Sequence[str]], shown: Level | None) -> list[Block]:
    """Name the sets of the other token levels."""
    lines = tuple(
        f"{capital(FOR_LEVEL[level])}{limits(level)}: {names(scopes)}"
        for level, scopes in by_level.items()
        if level != shown
    )
    return [Paragraph("**The same job on another token level:**"), Bullets(lines)] if lines else []
