"""What the bot says about operations: which evidence an answer rests on, and what is missing."""

from collections.abc import Mapping, Sequence

from scopes.answer import Block, Bullets, Paragraph
from scopes.data.catalog import Level, Scope
from scopes.data.operations import Operation, Route
from scopes.privilege.needs import Alternative, Need
from wording import capital, names, quoted
from wording.levels import FOR_LEVEL
from wording.operations import operation_line, operation_link, operation_name
from wording.roles import note_on

BASES = {
    "description": "the description of the operation",
    "tag": "the introduction of its API reference page (read scopes for GET, write scopes for the "
    "rest)",
    "meetings-table": "the tables of the Meetings Overview guide",
    "docs-page": "a guide on the developer portal",
    "sample": "public samples that work, while no text names the scope",
    "convention": "the official list of scopes (read scopes for GET, write scopes for the rest)",
}


def reasons(operations: Sequence[Operation], scopes: int = 1) -> list[Block]:
    """Name the operations that require so many scopes, and where that is documented."""
    if not operations:
        return []
    bases = list(dict.fromkeys(BASES[o.basis] for o in operations if o.basis in BASES))
    source = f" Documented in {'; '.join(bases)}." if bases else ""
    lines = (*map(operation_line, operations), *_notes(operations))
    needed = "it" if scopes == 1 else "them"
    why = (
        f"this operation requires {needed} and returns 403 without {needed}"
        if len(operations) == 1
        else f"these operations require {needed} and return 403 without {needed}"
    )
    return [Paragraph(f"**Why:** {why}.{source}"), Bullets(lines)]


def _notes(operations: Sequence[Operation]) -> list[str]:
    return [f"Note: {note}" for note in dict.fromkeys(o.note for o in operations) if note]


def catalog_words(scopes: Sequence[Scope]) -> Block:
    """Give the reason for scopes that were found by their description, without an operation."""
    sources = dict.fromkeys(source for scope in scopes for source in scope.sources)
    text = "description of the scope says" if len(scopes) == 1 else "descriptions of the scopes say"
    return Paragraph(
        f"**Why:** the {text} so; no single operation was matched. Sources: {', '.join(sources)}."
    )


def by_subject(others: Sequence[Sequence[str]]) -> list[Block]:
    """Say that the scope depends on the subject, and name those for other subjects."""
    if not others:
        return []
    shown = ", ".join(names(scopes) for scopes in others)
    return [
        Paragraph(
            "**It depends on the resource:** a webhook requires the read scope of the resource it "
            f"watches. For other resources that is {shown}."
        )
    ]


def any_of(alternatives: Sequence[Sequence[str]], routes: Sequence[Route] = ()) -> list[Block]:
    """Name the other sets that are accepted in place of the least one, with their conditions."""
    if not alternatives:
        return []
    lines = tuple(f"{names(each)}{note_on(routes, frozenset(each))}" for each in alternatives)
    return [Paragraph("**Also accepted**, but not with less privilege:"), Bullets(lines)]


def all_methods(
    methods: Sequence[tuple[Operation, Mapping[Level, Sequence[str]]]],
) -> list[Block]:
    """List the methods of a path with their scopes, as none was read; the first is answered."""
    first = methods[0][0].method
    lines = tuple(
        f"`{operation.method}` ({operation_link(operation)}): {_of_method(operation, by_level)}"
        for operation, by_level in methods
    )
    head = "**No method was given, so I show all of them.**"
    return [Paragraph(f"{head} What follows below is for `{first}`."), Bullets(lines)]


def _of_method(operation: Operation, by_level: Mapping[Level, Sequence[str]]) -> str:
    """Return the sets of an operation, each with its token level where there are several."""
    if operation.depends_on_subject:
        return "the read scope of what the webhook watches"
    if operation.needs_no_scope:
        return "no scope needed"
    if len(by_level) > 1:
        return "; ".join(f"{names(s)} {FOR_LEVEL[level]}" for level, s in by_level.items())
    return next(map(names, by_level.values()), "no scope documented")


def undocumented(operations: Sequence[Operation]) -> list[Block]:
    """Say that the documents name no scope, instead of guessing one."""
    return [
        Paragraph(
            "**The documents name no scope** for this, and I don't guess. Try the call with the "
            "scopes of similar operations, or ask Webex developer support."
        ),
        *_several(operations),
        *[Paragraph(note) for note in _notes(operations)],
    ]


def not_needed(operations: Sequence[Operation]) -> list[Block]:
    """Say that any valid token will do."""
    return [Paragraph("**No scope needed:** any valid token will do."), *_several(operations)]


def _several(operations: Sequence[Operation]) -> list[Block]:
    """List operations, each call once, unless there is only the one that was named already."""
    calls = {(o.method, o.address): o for o in reversed(operations)}
    lines = tuple(operation_line(operation) for operation in reversed(calls.values()))
    return [Bullets(lines)] if len(lines) > 1 else []


def gone(need: Need) -> list[Block]:
    """Say since when the documents lack an operation, and what there is today."""
    assert need.gone
    name = need.words if "/" in need.words else need.gone.title
    head = f"**Gone:** the documents have not listed {quoted(name)} since {need.gone.since}."
    note = f" {capital(need.gone.note)}." if need.gone.note else ""
    if not need.near:
        return [Paragraph(f"{head} They name nothing in its place.{note}")]
    return [Paragraph(f"{head} Today it is:{note}"), _nearest(need)]


def nearest(need: Need) -> list[Block]:
    """Say that a call does not exist as it was written, and which ones are nearest."""
    which = "" if need.methods_there else " in this version"
    head = f"The documents list no operation {quoted(need.words)}{which}. The nearest:"
    return [Paragraph(head), _nearest(need)]


def _nearest(need: Need) -> Block:
    lines = (f"{operation_name(o)}: {_takes(each)}" for each in need.near if (o := each.operation))
    return Bullets(tuple(lines))


def _takes(other: Alternative) -> str:
    if other.operation and other.operation.depends_on_subject:
        return "the read scope of what it watches"
    if not other.scopes or not other.level:
        return "the documents name no scope"
    return f"{names(other.scopes)} {FOR_LEVEL[other.level]}"


def no_such_operation(asked: str, closest: Sequence[str], methods: Sequence[str]) -> list[Block]:
    """Say that an endpoint is not in the documents."""
    head = f"The documents list no operation {quoted(asked)}."
    if methods:
        return [Paragraph(f"{head} This path has no such method; it has {names(methods)}.")]
    near: list[Block] = (
        [Paragraph("The closest paths:"), Bullets(tuple(f"`{path}`" for path in closest))]
        if closest
        else []
    )
    return [Paragraph(head), *near]
