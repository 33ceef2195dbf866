"""What the bot says about everything that some scopes grant access to."""

from collections.abc import Sequence

from scopes.answer import Block, Bullets, Paragraph
from scopes.data.catalog import Scope
from scopes.data.operations import Operation
from scopes.privilege.reach import Reach
from wording import count, names
from wording.about import scope_line
from wording.levels import LEVEL_NAMES
from wording.operations import operation_line

_SHOWN_PAGES = 6
_SHOWN_LIMITS = 8
NONE = "no documented operation"
NONE_ALONE = "no documented operation alone"


def in_numbers(found: Reach) -> str:
    """Say how many operations some scopes grant access to, and how many require a further one."""
    alone = count(len(found.granted), "documented operation") if found.granted else NONE_ALONE
    if not found.lacking:
        return alone if found.granted else NONE
    return f"{alone}, and {len(found.lacking):,} more only together with another scope"


def granted(scopes: Sequence[Scope], found: Reach, examples: Sequence[Operation]) -> list[Block]:
    """Say how many operations the scopes grant access to, and where, with a few of them."""
    blocks: list[Block] = [
        Paragraph(_head(scopes, found)),
        *([Bullets(tuple(map(operation_line, examples)))] if examples else []),
    ]
    if len(scopes) == 1:
        return [*blocks, Paragraph(scopes[0].explanation.allows), _granted(scopes[0])]
    return [*blocks, Paragraph("**Scope by scope:**"), Bullets(tuple(map(_one, scopes)))]


def full_list(scopes: Sequence[Scope]) -> list[Block]:
    """Say how to get every operation."""
    asked = " ".join(scope.id for scope in scopes)
    return [Paragraph(f"For the full list, ask `all operations of {asked}`.")]


def _head(scopes: Sequence[Scope], found: Reach) -> str:
    one = len(scopes) == 1
    whose = f"`{scopes[0].id}`" if one else f"These {len(scopes)} scopes together"
    verb = "grants access to" if one else "grant access to"
    if not found.granted:
        return f"**{whose} {verb} no documented operation" + (" alone.**" if one else ".**")
    number = count(len(found.granted), "documented operation")
    return f"**{whose} {verb} {number}**, {_pages(found)}."


def granted_in_numbers(found: Reach, examples: Sequence[Operation]) -> list[Block]:
    """Say in an explanation how many operations a scope grants access to, with a few of them."""
    if not found.named:
        return [Paragraph("No documented operation requires this scope.")]
    head = f"**It grants access to {in_numbers(found)}**, for example:"
    return [Paragraph(head), Bullets(tuple(map(operation_line, examples)))]


def _pages(found: Reach) -> str:
    pages = list(found.by_page.items())
    shown = ", ".join(f"{page} ({number})" for page, number in pages[:_SHOWN_PAGES])
    left = len(pages) - _SHOWN_PAGES
    if len(pages) == 1:
        return f"all on the page {pages[0][0]}"
    more = f" and {count(left, 'more page')}" if left > 0 else ""
    return f"by resource page: {shown}{more}"


def _granted(scope: Scope) -> Block:
    return Paragraph(f"**Who can grant it:** {scope.explanation.granted_by}")


def _one(scope: Scope) -> str:
    return f"{scope_line(scope)} Granted by {LEVEL_NAMES[scope.level]}."


def together(scopes: Sequence[Scope], found: Reach, examples: Sequence[Operation]) -> list[Block]:
    """Name the operations that require several of the scopes together."""
    if len(scopes) < 2 or not found.together:
        return []
    number = count(len(found.together), "operation")
    such_as = ", such as" if len(examples) < len(found.together) else ""
    head = f"**Only together** they grant access to {number}{such_as}:"
    return [Paragraph(head), Bullets(tuple(map(operation_line, examples)))]


def lacking(found: Reach, examples: Sequence[Operation]) -> list[Block]:
    """Say how many operations require a further scope next to these."""
    if not examples:
        return []
    operation = examples[0]
    sets = [needed for each in operation.sets.values() for needed in each]
    others = min((needed - found.held for needed in sets if needed & found.held), key=len)
    head = "**Only with further scopes:**"
    call = f"`{operation.method} {operation.address}` also requires {names(sorted(others))}"
    left = len(found.lacking) - 1
    verb = "requires" if left == 1 else "require"
    more = f"; {count(left, 'other operation')} {verb} further scopes, too" if left else ""
    return [Paragraph(f"{head} {call}{more}.")]


def impossible(scopes: Sequence[Scope]) -> list[Block]:
    """Say what the scopes do not allow."""
    if len(scopes) == 1:
        return [Paragraph(f"**Not included:** {scopes[0].explanation.excludes}")]
    if len(scopes) > _SHOWN_LIMITS:
        return []
    lines = tuple(f"`{scope.id}`: {scope.explanation.excludes}" for scope in scopes)
    return [Paragraph("**Not included, scope by scope:**"), Bullets(lines)]
