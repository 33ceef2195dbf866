"""Every sentence the bot can say, so that tone and language live in one place.

Text that comes from outside goes through `quoted` or `harmless` before it stands in a sentence.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from scopes.answer import Block, Bullets, Code, Paragraph
from scopes.data.catalog import Level, Scope, Topic
from scopes.data.operations import Operation

EXAMPLES = ("what scopes for CDR?", "GET /v1/people/me", "what does spark:messages_read do?")

SHOWN = 8
"""How many lines a list that depends on what somebody wrote may have."""

_UNSAFE = re.compile(r"[`<>*\[\]()\\]+")

FOR_LEVEL: Mapping[Level, str] = {
    "user": "for the signed-in user",
    "admin": "as an administrator, for the whole organization",
    "compliance": "as a compliance officer",
    "group": "as a service app authorized for groups",
}
LEVEL_NAMES = {
    "user": "any signed-in user",
    "admin": "an administrator",
    "compliance": "a compliance officer",
    "group": "a service app authorized for groups",
    "service-app": "a service app",
    "other": "special tokens only",
}


def quoted(text: str, limit: int = 80) -> str:
    """Return outside text as a code span that can neither mention anybody nor break out of it."""
    return f"`{harmless(text, limit) or '…'}`"


def harmless(text: str, limit: int = 80) -> str:
    """Return outside text in one line, without marks and without characters that hide."""
    visible = "".join(c if c.isprintable() else " " for c in text[: 2 * limit])
    safe = " ".join(_UNSAFE.sub(" ", visible).split())
    return f"{safe[: limit - 1]}…" if len(safe) > limit or len(text) > 2 * limit else safe


def shortened(lines: Sequence[str], noun: str) -> tuple[str, ...]:
    """Return the first few lines; the last one tells how many more things called so there are."""
    left = len(lines) - SHOWN
    return (*lines[:SHOWN], count(left, f"more {noun}")) if left > 0 else tuple(lines)


def count(number: int, noun: str) -> str:
    """Return "1 scope", "2 scopes", "1,873 operations"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def names(scopes: Iterable[str], word: str = "and") -> str:
    """Return scope names as code, joined by "and" or another word."""
    spans = [f"`{scope}`" for scope in scopes]
    return spans[0] if len(spans) == 1 else f"{', '.join(spans[:-1])} {word} {spans[-1]}"


def scope_line(scope: Scope) -> str:
    """Return one line for a list of scopes."""
    return f"`{scope.id}`: {scope.summary}"


def least_set(scopes: Sequence[Scope], level: Level | None) -> list[Block]:
    """Say which scopes to ask for, ready to paste."""
    whom = f" {FOR_LEVEL[level]}" if level else ""
    head = f"Ask for **{count(len(scopes), 'scope')}**{whom}:"
    return [
        Paragraph(head),
        Bullets(tuple(map(scope_line, scopes))),
        Code(" ".join(scope.id for scope in scopes)),
    ]


def about(scope: Scope) -> list[Block]:
    """Explain one scope: what it gives, what it does not, who grants it."""
    text = scope.explanation
    facts = [
        f"**Not included:** {text.excludes}",
        f"**For reviewers:** {text.exposes}",
        f"**Who can grant it:** {text.granted_by}",
    ]
    if text.requires:
        facts.append(f"**Also needed:** {text.requires}")
    return [
        Paragraph(text.allows),
        Paragraph(f"**When to choose it:** {text.choose}"),
        Bullets(tuple(facts)),
    ]


def in_short(scope: Scope) -> list[Block]:
    """Explain one scope of several: what it gives and who grants it."""
    text = scope.explanation
    requires = f" {text.requires}" if text.requires else ""
    return [Paragraph(f"`{scope.id}`: {text.allows} Granted by: {text.granted_by}{requires}")]


def explained(scopes: Sequence[Scope]) -> list[Block]:
    """Explain one scope at length, several in short."""
    if len(scopes) == 1:
        return about(scopes[0])
    return [block for scope in scopes for block in in_short(scope)]


def caveat(scope: Scope) -> list[Block]:
    """Warn of a scope that no official text explains."""
    if scope.status != "undocumented-but-seen":
        return []
    return [Paragraph(unexplained(scope))]


def unexplained(scope: Scope) -> str:
    """Warn, in one sentence, of a scope that is only seen."""
    return (
        f"**Caution:** no official text explains `{scope.id}`; it is only seen in real apps. "
        "Check that the developer portal offers it before you rely on it."
    )


def gone(scope: Scope) -> str:
    """Say in one line that a scope is deprecated, and what took its place."""
    return f"`{scope.id}` is deprecated; its successor is `{scope.replaced_by}`."


def deprecated(scope: Scope) -> Block:
    """Say that a scope is gone and what took its place."""
    return Paragraph(
        f"`{scope.id}` is **deprecated**. Do not ask for it; its successor is "
        f"`{scope.replaced_by}`."
    )


def not_on_level(asked: Level | None, by_level: Mapping[Level, Sequence[str]]) -> list[Block]:
    """Say so when the job is not documented on the token level that was asked for."""
    if asked is None or asked in by_level:
        return []
    return [Paragraph(f"**Not documented {FOR_LEVEL[asked]}:** no scope of that level is named.")]


def other_routes(by_level: Mapping[Level, Sequence[str]], shown: Level | None) -> list[Block]:
    """Name the sets of the other token levels."""
    lines = tuple(
        f"{FOR_LEVEL[level]}: {names(scopes)}"
        for level, scopes in by_level.items()
        if level != shown
    )
    return [Paragraph("**The same job on another token:**"), Bullets(lines)] if lines else []


def operation_line(operation: Operation) -> str:
    """Return one line that names an operation."""
    return f"`{operation.method} {operation.path}`: {operation_link(operation)}"


def operation_link(operation: Operation) -> str:
    """Return the official title of an operation, linked to its page where that is known."""
    flag = " (deprecated)" if operation.is_deprecated else ""
    title = harmless(operation.title, 100)
    return f"[{title}]({operation.page}){flag}" if operation.page else f"{title}{flag}"


def selecting(number: int) -> Block:
    """Say where the portal lets a developer select scopes."""
    which = "this scope" if number == 1 else "exactly these scopes"
    return Paragraph(
        "**In the developer portal:** open your app under My Webex Apps, select "
        f"{which} in its list of scopes and save. Tokens issued before keep their old scopes "
        "until users authorize again."
    )


_BASES = {
    "description": "the text of the operation",
    "tag": "the introduction of its resource page, read by method",
    "meetings-table": "the tables of the Meetings Overview guide",
    "docs-page": "a guide on the developer portal",
    "convention": "the usage texts of the scope list: read for GET, write for the rest",
}


def evidence(operations: Sequence[Operation]) -> list[Block]:
    """Name the operations an answer rests on and where their scopes are documented."""
    if not operations:
        return []
    bases = list(dict.fromkeys(_BASES[o.basis] for o in operations if o.basis in _BASES))
    source = f" Source: {'; '.join(bases)}." if bases else ""
    lines = (*map(operation_line, operations), *_notes(operations))
    head = "**Why:** these calls ask for it and answer 403 without it."
    return [Paragraph(f"{head}{source}"), Bullets(lines)]


def _notes(operations: Sequence[Operation]) -> list[str]:
    return [f"Note: {note}" for note in dict.fromkeys(o.note for o in operations) if note]


def catalog_words(scopes: Sequence[Scope]) -> Block:
    """Name the sources of an answer that no single operation stands behind."""
    sources = dict.fromkeys(source for scope in scopes for source in scope.sources)
    return Paragraph(f"**This rests on** the description of the scope: {', '.join(sources)}.")


def by_subject(others: Sequence[Sequence[str]]) -> list[Block]:
    """Say that the scope depends on the subject, and name those for other subjects."""
    if not others:
        return []
    shown = ", ".join(names(scopes) for scopes in others)
    return [
        Paragraph(
            "**It depends on what you watch:** take the read scope of that resource. The one "
            f"above is for one kind; for the others it is {shown}."
        )
    ]


def any_of(alternatives: Sequence[Sequence[str]]) -> list[Block]:
    """Name the other sets that are accepted in place of the least one."""
    if not alternatives:
        return []
    lines = tuple(names(scopes) for scopes in alternatives)
    return [Paragraph("**Accepted instead**, but no smaller:"), Bullets(lines)]


def other_methods(others: Sequence[tuple[Operation, Mapping[Level, Sequence[str]]]]) -> list[Block]:
    """Name the scopes of the other methods at a path, for an address without a method."""
    lines = tuple(
        f"`{operation.method}` ({operation.title}): "
        + ("; ".join(names(scopes) for scopes in by_level.values()) or "no scope documented")
        for operation, by_level in others
    )
    return [Paragraph("**Other methods at this path:**"), Bullets(lines)] if lines else []


def undocumented(operations: Sequence[Operation]) -> list[Block]:
    """Say that the documents are silent."""
    return [
        Paragraph(
            "**The documents name no scope** for this. I would rather say so than guess; "
            "try the call with the scopes of its neighbors, or ask Webex developer support."
        ),
        Bullets(tuple(map(operation_line, operations))),
        *[Paragraph(note) for note in _notes(operations)],
    ]


def not_needed(operations: Sequence[Operation]) -> list[Block]:
    """Say that any valid token will do."""
    return [
        Paragraph("**No scope needed:** any valid token opens this."),
        Bullets(tuple(map(operation_line, operations))),
    ]


def no_such_operation(asked: str, closest: Sequence[str], methods: Sequence[str]) -> list[Block]:
    """Say that an endpoint is not in the documents."""
    if methods:
        known = f"This path exists with {' and '.join(methods)}."
        return [Paragraph(f"I know no operation {quoted(asked)}. {known}")]
    near: list[Block] = (
        [Paragraph("The closest paths I know:"), Bullets(tuple(f"`{path}`" for path in closest))]
        if closest
        else []
    )
    return [Paragraph(f"I know no operation {quoted(asked)}."), *near]


def no_such_scope(written: str, closest: Sequence[Scope]) -> list[Block]:
    """Say that a scope does not exist, as far as known."""
    head = Paragraph(f"I know no scope {quoted(written)}.")
    if not closest:
        return [head]
    return [head, Paragraph("The closest ones:"), Bullets(tuple(map(scope_line, closest)))]


def more_unknown(number: int) -> list[Block]:
    """Say that there are more names that are no scope than were told."""
    return [Paragraph(f"Nor do I know {count(number, 'other name')}.")] if number > 0 else []


def read_as(written: str, scope: Scope, others: Sequence[str]) -> list[Block]:
    """Say how a misspelt or shortened name was understood."""
    also = f" There is {names(others)} as well." if others else ""
    return [Paragraph(f"I read {quoted(written)} as `{scope.id}`.{also}")]


def scope_title(scope: Scope, area: Topic, group: Topic | None) -> list[Block]:
    """Head the explanation of a scope."""
    place = f"{area.name}, group {group.name}" if group else area.name
    return [
        Paragraph(f"**`{scope.id}`**: {scope.summary}"),
        Paragraph(f"Area: {place}. Token of: {LEVEL_NAMES[scope.level]}. Access: {scope.access}."),
    ]


def see_also(scope: Scope) -> list[Block]:
    """Name related scopes and where the facts come from."""
    related = [Paragraph(f"**See also:** {names(scope.related)}")] if scope.related else []
    return [*related, Paragraph(f"Sources: {', '.join(scope.sources)}.")]
