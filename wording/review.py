"""What the sheet for a security review says."""

from collections.abc import Sequence

from scopes.answer import Block, Bullets, Code, Paragraph
from scopes.privilege.review import Reviewed, Sheet
from wording import count
from wording.about import superseded, unexplained
from wording.levels import LEVEL_LABELS
from wording.operations import operation_line

COLUMNS = (
    "Scope",
    "Token level",
    "What it lets the app do",
    "At worst",
    "Who grants it",
    "Calls that need it",
    "Without it",
    "Sources",
    "Facts as of",
)
"""The columns of the sheet as a table."""


def short(sheet: Sheet) -> list[Block]:
    """Return the sheet in short: each scope with the worst that it lets an app do."""
    number = count(len(sheet.scopes), "scope")
    lines = tuple(f"`{each.scope.id}`: {each.scope.explanation.exposes}" for each in sheet.scopes)
    return [
        Paragraph(f"**Review sheet for {number}.** At worst, an app or whoever gets its token:"),
        Bullets(lines),
        Code(" ".join(each.scope.id for each in sheet.scopes)),
    ]


def at_length(sheet: Sheet) -> list[Block]:
    """Return everything about each scope, then the sources with their dates."""
    about = [block for each in sheet.scopes for block in _about(each)]
    sources = tuple(f"{name}: {text}" for name, text in sheet.sources.items())
    return [*about, Paragraph(f"**Sources**, {facts_as_of(sheet)}:"), Bullets(sources)]


def facts_as_of(sheet: Sheet) -> str:
    """Say how old the facts are."""
    return f"scopes as of {sheet.catalog_date}, operations as of {sheet.operations_date}"


def _about(each: Reviewed) -> list[Block]:
    scope = each.scope
    warnings = {
        "deprecated": [superseded(scope)] if scope.replaced_by else [],
        "undocumented-but-seen": [unexplained(scope)],
    }
    lines = (
        f"**What it lets the app do:** {scope.explanation.allows}",
        f"**At worst:** {scope.explanation.exposes}",
        f"**Who grants it:** {who(each)}",
        f"**Without it:** {without(each)}",
        *warnings.get(scope.status, []),
    )
    head = f"**`{scope.id}`** ({LEVEL_LABELS[scope.level].lower()}): {scope.summary}"
    blocks: list[Block] = [Paragraph(head), Bullets(lines)]
    if not each.calls:
        return blocks
    which = "Calls that need it" if each.is_for_job else "Calls it grants access to, for example"
    return [*blocks, Paragraph(f"**{which}:**"), Bullets(tuple(map(operation_line, each.calls)))]


def who(each: Reviewed) -> str:
    """Say who grants a scope, and which role or license is needed as well."""
    text = each.scope.explanation
    return f"{text.granted_by} Also required: {text.requires}" if text.requires else text.granted_by


def without(each: Reviewed) -> str:
    """Say what a set without the scope would lose."""
    job = "the calls below return 403; " if each.is_for_job and each.calls else ""
    if each.lost:
        return f"{job}the set grants access to {count(each.lost, 'fewer operation')}."
    if not each.reaches:
        return f"{job}no documented operation requires it alone."
    return f"{job}nothing else is lost: the other scopes grant access to the same operations."


def calls(each: Reviewed) -> str:
    """Name the calls of a scope in one cell of a table."""
    named = "; ".join(f"{o.method} {o.address}" for o in each.calls)
    return named if each.is_for_job or not named else f"for example {named}"


def nothing_named() -> list[Block]:
    """Ask which scopes or needs a sheet is wanted for."""
    return [
        Paragraph(
            "**Which scopes?** Name the scopes or what the app does, and I write the sheet for its "
            "security review."
        )
    ]


def row(each: Reviewed, sheet: Sheet) -> Sequence[str]:
    """Return the cells of a scope, in the order of `COLUMNS`."""
    scope = each.scope
    return (
        scope.id,
        LEVEL_LABELS[scope.level],
        scope.explanation.allows,
        scope.explanation.exposes,
        who(each),
        calls(each),
        without(each),
        "; ".join(sheet.sources[name] for name in scope.sources),
        facts_as_of(sheet),
    )
