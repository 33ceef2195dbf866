"""Every sentence the bot can say, so that tone and language live in one place.

Outside text goes through `quoted` or `harmless` before it becomes part of a sentence.
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


def quoted(text: str, limit: int = 80) -> str:
    """Return outside text as a code span that can neither mention anybody nor break out of it."""
    return f"`{harmless(text, limit) or '…'}`"


def harmless(text: str, limit: int = 80) -> str:
    """Return outside text in one line, without markup and without invisible characters."""
    visible = "".join(c if c.isprintable() else " " for c in text[: 2 * limit])
    safe = " ".join(_UNSAFE.sub(" ", visible).split())
    return f"{safe[: limit - 1]}…" if len(safe) > limit or len(text) > 2 * limit else safe


def shortened(lines: Sequence[str], noun: str) -> tuple[str, ...]:
    """Return the first few lines; the last one says how many more there are."""
    left = len(lines) - SHOWN
    return (*lines[:SHOWN], count(left, f"more {noun}")) if left > 0 else tuple(lines)


def count(number: int, noun: str) -> str:
    """Return "1 scope", "2 scopes", "1,873 operations"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def capital(text: str) -> str:
    """Return a sentence with a capital letter at its beginning."""
    return text[0].upper() + text[1:]


def names(scopes: Iterable[str], word: str = "and") -> str:
    """Return scope names as code, joined by "and" or another word."""
    spans = [f"`{scope}`" for scope in scopes]
    return spans[0] if len(spans) == 1 else f"{', '.join(spans[:-1])} {word} {spans[-1]}"


def scope_line(scope: Scope) -> str:
    """Return one line for a list of scopes."""
    return f"`{scope.id}`: {scope.summary}"


def unknown_scope(written: str) -> str:
    """Say that a name is no scope of the catalog."""
    return f"{quoted(written)} is not a known scope."


def mistaken_name(written: str, meant: Sequence[str], note: str = "") -> str:
    """Say that a name in circulation is no scope, and what is meant by it."""
    instead = f" What is meant is {names(meant, 'or')}." if meant else ""
    return f"There is no scope {quoted(written)}.{instead} {note}".strip()


def least_set(scopes: Sequence[Scope], level: Level | None, whom: str = "") -> list[Block]:
    """Say which scopes to request, ready to paste; `whom` in place of the level, if it is given."""
    whom = f" {whom or FOR_LEVEL[level]}" if level else ""
    return [
        Paragraph(f"Request **{count(len(scopes), 'scope')}**{whom}:"),
        Bullets(tuple(map(scope_line, scopes))),
        Code(" ".join(scope.id for scope in scopes)),
    ]


def about(scope: Scope, granted: str = "") -> list[Block]:
    """Explain one scope: what it allows, what it does not, who grants it.

    `granted` is what an operation says about that, if it says something.
    """
    text = scope.explanation
    facts = [
        f"**Not included:** {text.excludes}",
        f"**For reviewers:** {text.exposes}",
        f"**Who can grant it:** {granted or text.granted_by}",
    ]
    if text.requires:
        facts.append(f"**Also required:** {text.requires}")
    return [
        Paragraph(text.allows),
        Paragraph(f"**When to choose it:** {text.choose}"),
        Bullets(tuple(facts)),
    ]


def briefly_about(scope: Scope, is_grant_known: bool = False) -> Block:
    """Explain one scope of several: what it allows and, unless that is known, who grants it."""
    text = scope.explanation
    also = f" **Also required:** {text.requires}" if text.requires else ""
    grant = "" if is_grant_known else f" **Who can grant it:** {text.granted_by}"
    return Paragraph(f"`{scope.id}`: {text.allows}{grant}{also}")


def explained(scopes: Sequence[Scope], granted: str = "") -> list[Block]:
    """Explain one scope at length, several briefly; `granted` is who can grant all of them."""
    if len(scopes) == 1:
        return about(scopes[0], granted)
    briefly = [briefly_about(scope, bool(granted)) for scope in scopes]
    return [*briefly, Paragraph(f"**Who can grant them:** {granted}")] if granted else briefly


def caveat(scope: Scope) -> list[Block]:
    """Warn about a scope that no official text explains."""
    if scope.status != "undocumented-but-seen":
        return []
    return [Paragraph(unexplained(scope))]


def unexplained(scope: Scope) -> str:
    """Warn, briefly, about a scope that has only been seen in apps."""
    return (
        f"**Caution:** `{scope.id}` is undocumented; it has only been seen in real apps. "
        "Check that the developer portal offers it before you rely on it."
    )


def superseded(scope: Scope) -> str:
    """Say in one line that a scope is deprecated, and what replaces it."""
    return f"`{scope.id}` is deprecated; request `{scope.replaced_by}` instead."


def deprecated(scope: Scope) -> Block:
    """Warn about a deprecated scope, and say what replaces it."""
    return Paragraph(
        f"`{scope.id}` is **deprecated**. Do not request it; request `{scope.replaced_by}` instead."
    )


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
        f"{capital(FOR_LEVEL[level])}: {names(scopes)}"
        for level, scopes in by_level.items()
        if level != shown
    )
    return [Paragraph("**The same job on another token level:**"), Bullets(lines)] if lines else []


def operation_line(operation: Operation) -> str:
    """Return one line for a list of operations: the call first, then its title."""
    return f"`{operation.method} {operation.address}`: {operation_link(operation)}"


def operation_name(operation: Operation) -> str:
    """Return an operation as part of a sentence: its official title, then the call."""
    return f"{operation_link(operation)} (`{operation.method} {operation.address}`)"


def operation_link(operation: Operation) -> str:
    """Return the official title of an operation, linked to its page where that is known."""
    flag = " (will be deprecated)" if operation.is_to_be_deprecated else ""
    flag = " (deprecated)" if operation.is_deprecated else flag
    title = harmless(operation.title, 100)
    return f"[{title}]({operation.page}){flag}" if operation.page else f"{title}{flag}"


def selecting(number: int) -> Block:
    """Say where the portal lets a developer select scopes."""
    which = "this scope" if number == 1 else "exactly these scopes"
    return Paragraph(
        "**In the developer portal:** open your app under My Webex Apps, select "
        f"{which} in its list of scopes, and save. Existing tokens keep the scopes they were "
        "granted; to get new ones, users authorize the app again."
    )


def no_such_scope(written: str, closest: Sequence[Scope]) -> list[Block]:
    """Say that a scope does not exist, as far as known."""
    head = Paragraph(unknown_scope(written))
    if not closest:
        return [head]
    return [head, Paragraph("The closest scopes:"), Bullets(tuple(map(scope_line, closest)))]


def more_unknown(number: int) -> list[Block]:
    """Say how many more names are not known."""
    verb = "is" if number == 1 else "are"
    return [Paragraph(f"{count(number, 'other name')} {verb} unknown, too.")] if number > 0 else []


def read_as(written: str, scope: Scope, others: Sequence[str]) -> list[Block]:
    """Say how a misspelt or shortened name was understood."""
    also = f" There is also {names(others)}." if others else ""
    return [Paragraph(f"I read {quoted(written)} as `{scope.id}`.{also}")]


def scope_title(scope: Scope, area: Topic, group: Topic | None) -> list[Block]:
    """Head the explanation of a scope."""
    place = f"{area.name}, group {group.name}" if group else area.name
    return [
        Paragraph(f"**`{scope.id}`**: {scope.summary}"),
        Paragraph(
            f"Area: {place}. Token level: {LEVEL_LABELS[scope.level].lower()}. "
            f"Access: {scope.access}."
        ),
    ]


def see_also(scope: Scope) -> list[Block]:
    """Name related scopes and where the facts come from."""
    related = [Paragraph(f"**See also:** {names(scope.related)}")] if scope.related else []
    return [*related, Paragraph(f"Sources: {', '.join(scope.sources)}.")]
