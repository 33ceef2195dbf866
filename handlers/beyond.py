"""List the scopes that `spark:all` does not include: of one area, or all that users can grant."""

from handlers.asked import Asked
from scopes.answer import MOST_CHOICES, Answer
from scopes.data.catalog import Catalog, Scope, Topic
from scopes.privilege.needs import Match, Outcome
from scopes.privilege.reach import EVERYTHING, inside_everything
from scopes.reading.listings import asks_for_nothing_but
from scopes.reading.question import Question
from scopes.reading.wishes import Wish
from wording import areas as say

HELP = ""
EXAMPLE = "spark:all does not cover meetings, which scopes would that be?"


def answer(asked: Asked) -> Answer | None:
    """Answer what `spark:all` lacks, when a message names nothing else but an area."""
    question, catalog = asked.question, asked.knowledge.catalog
    named = [name.scope for name in question.scopes]
    if named != [EVERYTHING] or question.has_calls:
        return None
    area = next((a for a in catalog.areas.values() if _names(question, a)), None)
    is_asked_for = Wish.INCLUSION in question.wishes and area and not _is_inside(catalog, area)
    if Wish.BEYOND not in question.wishes and not is_asked_for:
        return None
    names = (*EVERYTHING.split(":"), *(area.keywords if area else ()))
    if not asks_for_nothing_but(names, question, catalog.vocabulary):
        return None
    scopes = _beyond(catalog, area)
    body = say.beyond_everything(area, scopes) if area else say.all_beyond(scopes, catalog)
    matches = tuple(Match(scope.id, 1.0) for scope in scopes)
    choices = tuple(scope.id for scope in scopes[:MOST_CHOICES])
    return Answer("list", Outcome.FOUND, tuple(body), matches=matches, choices=choices)


def _names(question: Question, area: Topic) -> bool:
    return not set(question.words).isdisjoint(area.keywords)


def _is_inside(catalog: Catalog, area: Topic) -> bool:
    """Return whether `spark:all` includes some of the scopes of an area."""
    return not inside_everything(catalog).isdisjoint(s.id for s in catalog.in_area(area.id))


def _beyond(catalog: Catalog, area: Topic | None) -> list[Scope]:
    """Return the scopes outside of `spark:all`: of an area, or else those that users can grant."""
    inside = inside_everything(catalog) | {EVERYTHING}
    outside = [scope for scope in catalog.documented() if scope.id not in inside]
    if not area:
        return [scope for scope in outside if scope.level == "user"]
    return [s for s in outside if s.area == area.id or s.id.partition(":")[0] in area.keywords]
