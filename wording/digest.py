"""What the bot says about digests: what changed, and who gets to know of it."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from scopes.answer import Block, Bullets, Paragraph
from scopes.data.catalog import Topic
from scopes.data.changes import Change
from scopes.finding.news import News
from wording import count, quoted
from wording.operations import operation_line

SHOWN = 4
"""How many changes of a kind are named, so that a digest fits one message."""
MOST_SCOPES = 3

_HEADS: Mapping[tuple[str, str], str] = {
    ("deprecation", "yes"): "Deprecated",
    ("deprecation", "announced"): "To be deprecated",
    ("deprecation", "no"): "No longer deprecated",
    ("new", ""): "New",
    ("scopes", ""): "Other scopes required",
    ("roles", ""): "Other administrator roles required",
    ("renamed", ""): "Renamed",
    ("gone", ""): "No longer documented",
}
_WAYS = (
    "`subscribe to calling and meetings` chooses areas, `subscribe to everything` all of them, "
    "`subscriptions` shows what is chosen, and `unsubscribe` ends it."
)


def digest(changes: Sequence[Change], news: News, areas: Sequence[Topic]) -> list[Block]:
    """Tell what changed, by kind; `areas` are those that the space chose, none for all."""
    days = sorted({change.day for change in changes})
    blocks: list[Block] = [
        Paragraph(
            f"**What changed about Webex scopes** ({_named(areas)}, {_span(days)}): "
            f"{count(len(changes), 'operation')}."
        )
    ]
    ordered = sorted(changes, key=_rank)
    for head, of_kind in groupby(ordered, key=_head):
        told = list(of_kind)
        blocks.append(Paragraph(f"**{head}: {count(len(told), 'operation')}**"))
        blocks.append(Bullets(_lines(told, news)))
    return [*blocks, Paragraph(_source())]


def subscribed(areas: Sequence[Topic], newest: str) -> list[Block]:
    """Say what a space is subscribed to, and how it is changed; `newest` is told already."""
    known = f" The last changes that I know are of {newest}." if newest else ""
    return [
        Paragraph(
            f"**This space is subscribed** to changes in {_named(areas)}. When the API documents "
            "bring new operations, or change, deprecate or drop some or their scopes, I post a "
            f"digest here, at most once a week.{known}"
        ),
        Paragraph(
            f"Anybody in this space can change that: {_WAYS} For it I keep the id of the space, "
            "the areas and the date of the last change I told of."
        ),
    ]


def not_subscribed() -> list[Block]:
    """Say that a space gets no digests, and how it would."""
    return [
        Paragraph(
            "**This space is not subscribed**, so I post no digests here. Mention me with "
            "`subscribe` to hear of changed scopes, at most once a week, or with "
            "`subscribe to calling and meetings` for some areas only."
        )
    ]


def only_in_spaces() -> list[Block]:
    """Say how and where to subscribe."""
    return [
        Paragraph(
            "**I post what changed about scopes in group spaces**, at most once a week. Mention "
            f"me in the space, as anybody in it can: {_WAYS}"
        )
    ]


def _named(areas: Sequence[Topic]) -> str:
    if not areas:
        return "all areas"
    *others, last = (area.name for area in areas)
    return f"{', '.join(others)} and {last}" if others else last


def _span(days: Sequence[str]) -> str:
    return days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}"


def _rank(change: Change) -> int:
    return list(_HEADS.values()).index(_head(change))


def _head(change: Change) -> str:
    is_deprecation = change.kind == "deprecation"
    return _HEADS[change.kind, change.now if is_deprecation else ""]


def _lines(changes: Sequence[Change], news: News) -> tuple[str, ...]:
    lines = [_line(change, news) for change in changes[:SHOWN]]
    left = len(changes) - SHOWN
    return (*lines, f"{left:,} more") if left > 0 else tuple(lines)


def _line(change: Change, news: News) -> str:
    """Return one line for a change: the call, its title, and what it requires or is called now."""
    operation = news.operation_of(change)
    call = operation_line(operation) if operation else quoted(f"{change.method} {change.path}", 200)
    if change.kind == "renamed":
        return f"{call}, now {quoted(change.now, 200)}"
    scopes = news.scopes_in(change.now)
    named = ", ".join(f"`{scope}`" for scope in scopes[:MOST_SCOPES])
    left = len(scopes) - MOST_SCOPES
    return f"{call}{': ' if named else ''}{named}{f' and {left} more' if left > 0 else ''}"


def _source() -> str:
    return (
        "This comes from comparing Webex's API documents with the previous ones. You get it "
        "because this space is subscribed: mention me with `unsubscribe` to end that, with "
        "`subscribe to calling and meetings` to choose areas."
    )
