"""What the bot says about scopes side by side."""

from collections.abc import Sequence

from scopes.answer import Block, Bullets, Paragraph
from scopes.data.operations import Operation
from scopes.privilege.comparison import Comparison, Side
from wording import LEVEL_NAMES, count, operation_line
from wording.reaches import in_numbers

_ACCESS = {
    "read": "only reads",
    "write": "changes things",
    "execute": "acts",
    "all": "reads and changes things",
}


def verdict(found: Comparison) -> list[Block]:
    """Say which scope lets an app do less than the others, and why."""
    least, other = found.sides[:2]
    return [
        Paragraph(f"**Prefer `{least.scope.id}`** where it is enough: {_reason(least, other)}.")
    ]


def _reason(least: Side, other: Side) -> str:
    this, that = least.scope, other.scope
    if that.status != this.status:
        gone = "deprecated" if that.status == "deprecated" else "not officially documented"
        return f"`{that.id}` is {gone}"
    if that.level != this.level:
        return (
            f"{LEVEL_NAMES[this.level]} can grant it, `{that.id}` takes {LEVEL_NAMES[that.level]}"
        )
    if that.access != this.access:
        return f"it {_ACCESS[this.access]}, `{that.id}` {_ACCESS[that.access]}"
    return f"it reaches less far than `{that.id}`"


def side_by_side(found: Comparison) -> list[Block]:
    """Give each scope one line: what it is for, who grants it, how far it reaches."""
    return [Bullets(tuple(map(_side, found.sides)))]


def _side(side: Side) -> str:
    scope = side.scope
    return (
        f"`{scope.id}`: {scope.summary} It {_ACCESS[scope.access]}, is granted by "
        f"{LEVEL_NAMES[scope.level]} and opens {in_numbers(side.reach)}."
    )


def shared(found: Comparison, examples: Sequence[Operation]) -> list[Block]:
    """Say what each of the scopes is enough for."""
    each = "Either one" if len(found.sides) == 2 else "Any of them"
    if not found.shared:
        return [
            Paragraph("**In common:** no documented operation takes one in place of the other.")
        ]
    head = f"**{each} opens** {count(len(found.shared), 'operation')}{_such_as(found.shared)}:"
    return [Paragraph(head), Bullets(tuple(map(operation_line, examples)))]


def only(side: Side, examples: Sequence[Operation]) -> list[Block]:
    """Name what one scope opens and the others don't."""
    if not side.own:
        return []
    number = count(len(side.own), "operation")
    head = f"**Only `{side.scope.id}` opens** {number}{_such_as(side.own)}:"
    return [Paragraph(head), Bullets(tuple(map(operation_line, examples)))]


def when(found: Comparison) -> list[Block]:
    """Say when each scope is the right one."""
    lines = tuple(f"`{side.scope.id}`: {side.scope.explanation.choose}" for side in found.sides)
    return [Paragraph("**When to choose which:**"), Bullets(lines)]


def _such_as(operations: Sequence[Operation]) -> str:
    return ", such as" if len(operations) > 3 else ""
