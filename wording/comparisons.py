"""What the bot says when it compares scopes."""

from collections.abc import Sequence

from scopes.answer import Block, Bullets, Paragraph
from scopes.data.operations import Operation
from scopes.privilege.comparison import Comparison, Side
from wording import count
from wording.levels import LEVEL_NAMES
from wording.operations import operation_line
from wording.reaches import in_numbers

_ACCESS = {
    "read": "only reads",
    "write": "makes changes",
    "execute": "performs actions",
    "all": "reads and makes changes",
}


def verdict(found: Comparison) -> list[Block]:
    """Say which scope lets an app do less than the others, and why."""
    least, other = found.sides[:2]
    if _are_for_different_things(least, other, found):
        return [Paragraph("**They are for different things:** choose by what your app does.")]
    return [
        Paragraph(f"**Prefer `{least.scope.id}`** where it is enough: {_reason(least, other)}.")
    ]


def _are_for_different_things(one: Side, other: Side, found: Comparison) -> bool:
    """Return whether none of two scopes that are alike takes the place of the other or is less."""
    this, that = one.scope, other.scope
    are_alike = (this.status, this.level, this.access) == (that.status, that.level, that.access)
    return are_alike and not (found.shared and len(one.own) < len(other.own))


def _reason(least: Side, more: Side) -> str:
    this, that = least.scope, more.scope
    if that.status != this.status:
        flaw = "deprecated" if that.is_deprecated else "undocumented"
        return f"`{that.id}` is {flaw}"
    if that.level != this.level:
        whose, other = LEVEL_NAMES[this.level], LEVEL_NAMES[that.level]
        return f"{whose} can grant it; `{that.id}` requires {other}"
    if that.access != this.access:
        return f"it {_ACCESS[this.access]}; `{that.id}` {_ACCESS[that.access]}"
    return f"it grants less access than `{that.id}`"


def side_by_side(found: Comparison) -> list[Block]:
    """Give each scope one line: its purpose, who grants it, and how many operations it covers."""
    return [Bullets(tuple(map(_side, found.sides)))]


def _side(side: Side) -> str:
    scope = side.scope
    return (
        f"`{scope.id}`: {scope.summary} It {_ACCESS[scope.access]}, is granted by "
        f"{LEVEL_NAMES[scope.level]}, and grants access to {in_numbers(side.reach)}."
    )


def shared(found: Comparison, examples: Sequence[Operation]) -> list[Block]:
    """Say which operations each of the scopes is sufficient for."""
    each = "Either one" if len(found.sides) == 2 else "Any one of them"
    if not found.shared:
        return [
            Paragraph("**In common:** no documented operation accepts one in place of the other.")
        ]
    number = count(len(found.shared), "operation")
    head = f"**{each} grants access** to {number}{_such_as(found.shared)}:"
    return [Paragraph(head), Bullets(tuple(map(operation_line, examples)))]


def only(side: Side, examples: Sequence[Operation]) -> list[Block]:
    """Name the operations that only one of the scopes grants access to."""
    if not side.own:
        return []
    number = count(len(side.own), "operation")
    head = f"**Only `{side.scope.id}` grants access** to {number}{_such_as(side.own)}:"
    return [Paragraph(head), Bullets(tuple(map(operation_line, examples)))]


def when(found: Comparison) -> list[Block]:
    """Say when each scope is the right one."""
    lines = tuple(f"`{side.scope.id}`: {side.scope.explanation.choose}" for side in found.sides)
    return [Paragraph("**When to choose which:**"), Bullets(lines)]


def _such_as(operations: Sequence[Operation]) -> str:
    return ", such as" if len(operations) > 3 else ""
