"""The numbers behind the pictures, laid out for the SVG templates."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from scopes.data.catalog import Topic
from scopes.knowledge import Knowledge
from scopes.privilege import spread
from scopes.privilege.reach import reach_of
from scopes.privilege.spread import Share
from wording import pictures as say

MOST_BARS = 8
LARGEST_DOT = 15.0
SMALLEST_DOT = 3.0
COLUMNS: tuple[tuple[str, ...], ...] = (
    ("user",),
    ("admin",),
    ("compliance",),
    ("group", "service-app", "other"),
)
"""The levels that each column of the map stands for; `wording.pictures.COLUMNS` names them."""


@dataclass(frozen=True)
class Bar:
    """One bar; widths are in percent of the picture."""

    share: Share
    reads_width: float
    changes_width: float


@dataclass(frozen=True)
class Bars:
    """A picture of reads and changes; `what` says what a bar stands for."""

    what: str
    bars: tuple[Bar, ...]
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class Dot:
    """How many scopes of an area one column holds; the radius is in pixels."""

    number: int
    radius: float


@dataclass(frozen=True)
class Row:
    """An area on the map."""

    area: Topic
    dots: tuple[Dot, ...]
    operations: int


def bars_of(shares: Sequence[Share], what: str) -> Bars:
    """Lay out bars, the longest over the full width; what is small is put together."""
    shown = list(shares[:MOST_BARS])
    rest = shares[MOST_BARS:]
    if len(rest) == 1:
        shown += rest
    elif rest:
        reads, changes = sum(s.reads for s in rest), sum(s.changes for s in rest)
        shown.append(Share(say.others(len(rest)), reads, changes))
    longest = max((share.total for share in shown), default=1)
    bars = tuple(
        Bar(share, 100 * share.reads / longest, 100 * share.changes / longest) for share in shown
    )
    return Bars(what, bars, tuple(shares))


def bars_for(scopes: Sequence[str], knowledge: Knowledge) -> Bars | None:
    """Lay out what scopes open: by area, or by page where it is one area."""
    reach = reach_of(scopes, knowledge.catalog, knowledge.operations)
    areas = spread.by_area(scopes, reach, knowledge.catalog, knowledge.privilege)
    if len(areas) > 1:
        return bars_of(areas, say.BY_AREA)
    return bars_of(spread.by_page(reach.granted), say.BY_PAGE) if areas else None


def map_of(knowledge: Knowledge) -> tuple[Row, ...]:
    """Lay out the map: a row for each area, a dot for each level."""
    catalog = knowledge.catalog
    counts = {
        area: [sum(scope.level in levels for scope in catalog.in_area(area)) for levels in COLUMNS]
        for area in catalog.areas
    }
    largest = max(number for numbers in counts.values() for number in numbers)
    return tuple(
        _row(catalog.areas[area], numbers, largest, knowledge) for area, numbers in counts.items()
    )


def _row(area: Topic, numbers: Sequence[int], largest: int, knowledge: Knowledge) -> Row:
    scopes = knowledge.catalog.in_area(area.id)
    named = {o.key for scope in scopes for o in knowledge.operations.requiring(scope.id)}
    dots = tuple(Dot(number, _radius(number, largest)) for number in numbers)
    return Row(area, dots, len(named))


def _radius(number: int, largest: int) -> float:
    """Return a radius that makes the surface of a dot say how many it stands for."""
    return max(SMALLEST_DOT, LARGEST_DOT * sqrt(number / largest)) if number else 0.0
