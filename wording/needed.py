"""What the bot says about whether a scope is needed."""

from collections.abc import Sequence

from scopes.answer import Block, Bullets, Code, Paragraph
from scopes.data.catalog import Level, Scope
from scopes.data.operations import Operation
from wording import count, names, quoted
from wording.about import scope_line
from wording.levels import FOR_LEVEL
from wording.operations import operation_line


def for_job(
    scope: str, words: Sequence[str], least: Sequence[Scope], level: Level, *, is_sure: bool
) -> list[Block]:
    """Say whether a job requires a scope, and give the least set for it."""
    ids = [each.id for each in least]
    what, verb = " and ".join(map(quoted, words)), "requires" if len(words) == 1 else "require"
    doubt = "" if is_sure else ", as far as I understood it"
    head = f"**Yes{doubt}:** {what} {verb} `{scope}`"
    if scope not in ids:
        head = f"**No, not `{scope}`{doubt}:** {what} {verb} {names(ids)}"
    blocks: list[Block] = [Paragraph(f"{head} {FOR_LEVEL[level]}."), Code(" ".join(ids))]
    return [*blocks, Bullets(tuple(map(scope_line, least)))]


def included(scope: str, others: Sequence[str]) -> list[Block]:
    """Say that another scope includes the one that is asked about."""
    return [Paragraph(f"**No:** `spark:all` already includes `{scope}`."), Code(" ".join(others))]


def adds_nothing(scope: Scope, others: Sequence[str]) -> list[Block]:
    """Say that no operation requires a scope next to the others."""
    return [
        Paragraph(
            f"**Not for API calls:** next to {names(others)}, `{scope.id}` grants access to no "
            f"further operation. {scope.explanation.choose}"
        ),
        Paragraph(scope.explanation.excludes),
    ]


def adds(scope: Scope, number: int, examples: Sequence[Operation]) -> list[Block]:
    """Say what an app must do so that a scope is needed next to the others."""
    return [
        Paragraph(
            f"**Only if your app uses what `{scope.id}` alone grants access to:** "
            f"{count(number, 'operation')} that the other scopes do not cover, for example:"
        ),
        Bullets(tuple(map(operation_line, examples))),
        Paragraph("Tell me what the app does, or its calls, and I say whether it needs the scope."),
    ]
