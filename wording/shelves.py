"""What the bot says when it lists areas, groups, or the scopes of one."""

from collections.abc import Sequence

from scopes.answer import Block, Bullets, Paragraph
from scopes.data.catalog import Catalog, Scope, Topic
from wording import LEVEL_NAMES, count, scope_line


def area_list(catalog: Catalog) -> list[Block]:
    """List the areas."""
    lines = tuple(
        f"**{area.name}** ({count(len(catalog.in_area(area.id)), 'scope')}): {area.summary}"
        for area in catalog.areas.values()
    )
    return [
        Paragraph(f"The {len(catalog.scopes)} scopes fall into {len(catalog.areas)} areas:"),
        Bullets(lines),
        Paragraph("Ask for one by name: `scopes for recordings`."),
    ]


def group_list(catalog: Catalog) -> list[Block]:
    """List the groups of Calling scopes."""
    lines = tuple(
        f"**{group.name}** ({count(len(catalog.in_group(group.id)), 'scope')}): {group.summary}"
        for group in catalog.groups.values()
    )
    return [
        Paragraph("Calling scopes are known in three groups:"),
        Bullets(lines),
        Paragraph("Ask for one by name: `scopes of calling provisioning`."),
    ]


def topic_list(topic: Topic, scopes: Sequence[Scope]) -> list[Block]:
    """List the scopes of an area or group by token level."""
    blocks: list[Block] = [
        Paragraph(f"**{topic.name}** ({count(len(scopes), 'scope')}): {topic.summary}")
    ]
    for level, whose in LEVEL_NAMES.items():
        lines = tuple(_listed(scope) for scope in scopes if scope.level == level)
        if lines:
            blocks += [Paragraph(f"**Granted by {whose}:**"), Bullets(lines)]
    return [*blocks, Paragraph("That is the whole shelf, not a set to ask for: name the job.")]


def _listed(scope: Scope) -> str:
    mark = "" if scope.is_documented else " *Not documented, only seen in real apps.*"
    return scope_line(scope) + mark
