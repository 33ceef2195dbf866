"""What is said about scopes: what each allows, which to request, and names that are none."""

from collections.abc import Sequence

from scopes.answer import Block, Bullets, Code, Paragraph
from scopes.data.catalog import Level, Scope, Topic
from wording import count, names, quoted
from wording.levels import FOR_LEVEL, LEVEL_LABELS


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


def at_length(scope: Scope, granted: str = "") -> list[Block]:
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


def briefly(scope: Scope, is_grant_known: bool = False) -> Block:
    """Explain one scope of several: what it allows and, unless that is known, who grants it."""
    text = scope.explanation
    also = f" **Also required:** {text.requires}" if text.requires else ""
    grant = "" if is_grant_known else f" **Who can grant it:** {text.granted_by}"
    return Paragraph(f"`{scope.id}`: {text.allows}{grant}{also}")


def explained(scopes: Sequence[Scope], granted: str = "") -> list[Block]:
    """Explain one scope at length, several briefly; `granted` is who can grant all of them."""
    if len(scopes) == 1:
        return at_length(scopes[0], granted)
    each = [briefly(scope, bool(granted)) for scope in scopes]
    return [*each, Paragraph(f"**Who can grant them:** {granted}")] if granted else each


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
