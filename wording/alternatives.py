"""What the bot says where something else may be meant: what that is, and its question."""

from collections.abc import Mapping, Sequence

from scopes.answer import Block, Bullets, Paragraph
from scopes.data.catalog import Level, Scope
from scopes.privilege.needs import Alternative
from wording import harmless, names
from wording.levels import FOR_LEVEL
from wording.operations import operation_name

_AS: Mapping[Level, str] = {
    "user": "as a user",
    "admin": "as an administrator",
    "compliance": "as a compliance officer",
    "group": "as a service app authorized for groups",
}
"""How a question names the token level."""


def did_you_mean(others: Sequence[Alternative], scopes: Mapping[str, Scope]) -> list[Block]:
    """Ask whether something else was meant; admit the doubt when nothing else comes near."""
    if not others:
        return [Paragraph("**I am not certain that this is what you meant.**")]
    which = "this" if len(others) == 1 else "one of these"
    return [Paragraph(f"**Or did you mean {which}?**"), listed(others, scopes)]


def listed(others: Sequence[Alternative], scopes: Mapping[str, Scope]) -> Block:
    """List what may be meant, each by its operation and with its scopes."""
    return Bullets(tuple(line(other, scopes) for other in others))


def line(other: Alternative, scopes: Mapping[str, Scope]) -> str:
    """Return what may be meant in the official words, whose token it takes, and its scopes."""
    takes = names(other.scopes) if other.scopes else "the documents name no scope"
    return f"{_meaning(other, scopes)}: {takes}"


def _meaning(other: Alternative, scopes: Mapping[str, Scope]) -> str:
    if not other.operation:
        return harmless(scopes[other.scopes[0]].summary.rstrip("."), 100)
    name = operation_name(other.operation)
    level = level_of(other)
    return f"{name} {FOR_LEVEL[level]}" if level else name


def level_of(other: Alternative) -> Level | None:
    """Return the token level of an alternative whose operation is documented on several."""
    operation = other.operation
    return other.level if operation and len(operation.sets) > 1 else None


def question_for(other: Alternative) -> str:
    """Return the question that just this alternative answers: its call, else its scopes."""
    if not other.operation:
        return " ".join(other.scopes)
    call = f"{other.operation.method} {other.operation.address}"
    level = level_of(other)
    return f"{call} {_AS[level]}" if level else call
