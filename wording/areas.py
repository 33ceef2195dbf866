"""What the bot says when it lists areas, groups, or the scopes of one."""

from collections.abc import Sequence

from scopes.answer import Block, Bullets, Paragraph
from scopes.data.catalog import Catalog, Scope, Topic
from wording import count, names
from wording.about import scope_line
from wording.levels import LEVEL_NAMES

_NOT_A_SET = (
    "This is everything there is, not a set to request. Name the job, and I give you its "
    "least-privilege set."
)


def area_list(catalog: Catalog) -> list[Block]:
    """List the areas."""
    lines = tuple(
        f"**{area.name}** ({count(len(catalog.in_area(area.id)), 'scope')}). {area.summary}"
        for area in catalog.areas.values()
    )
    return [
        Paragraph(f"The {len(catalog.scopes)} scopes fall into {len(catalog.areas)} areas:"),
        Bullets(lines),
        Paragraph("To list the scopes of one, ask `scopes for recordings`."),
    ]


def group_list(catalog: Catalog) -> list[Block]:
    """List the groups of Calling scopes."""
    lines = tuple(
        f"**{group.name}** ({count(len(catalog.in_group(group.id)), 'scope')}). {group.summary}"
        for group in catalog.groups.values()
    )
    return [
        Paragraph("There are three groups of Webex Calling scopes:"),
        Bullets(lines),
        Paragraph("To list the scopes of one, ask `scopes of calling provisioning`."),
    ]


def topic_list(topic: Topic, scopes: Sequence[Scope]) -> list[Block]:
    """List the scopes of an area or group by token level."""
    blocks: list[Block] = [
        Paragraph(f"**{topic.name}** ({count(len(scopes), 'scope')}). {topic.summary}")
    ]
    for level, whose in LEVEL_NAMES.items():
        lines = tuple(_listed(scope) for scope in scopes if scope.level == level)
        if lines:
            blocks += [Paragraph(f"**Granted by {whose}:**"), Bullets(lines)]
    return [*blocks, Paragraph(_NOT_A_SET)]


def beyond_everything(area: Topic, scopes: Sequence[Scope]) -> list[Block]:
    """List the scopes of an area that `spark:all` does not include, by token level."""
    head = (
        "**`spark:all` includes no scope of these.** It stands for the `spark:` scopes of the "
        "signed-in user only; request the others next to it, or instead."
    )
    return [Paragraph(head), *topic_list(area, scopes)]


def all_beyond(scopes: Sequence[Scope], catalog: Catalog) -> list[Block]:
    """List by area the scopes of users that `spark:all` does not include."""
    by_area = {
        area.name: [scope.id for scope in scopes if scope.area == area.id]
        for area in catalog.areas.values()
    }
    lines = tuple(f"**{area}:** {names(those)}" for area, those in by_area.items() if those)
    return [
        Paragraph(
            "**`spark:all` includes no scope of administrators or compliance officers**, and none "
            "outside of the `spark:` family. These are for the signed-in user and not included:"
        ),
        Bullets(lines),
        Paragraph("Name what your app does with one of them, and I name the least set."),
    ]


def _listed(scope: Scope) -> str:
    mark = "" if scope.is_documented else " Undocumented, only seen in real apps."
    return scope_line(scope) + mark
