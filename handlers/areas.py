"""List the areas, the groups, or the scopes of one of them."""

from collections.abc import Iterable

from handlers.asked import Asked
from scopes.answer import MOST_CHOICES, Answer, Block
from scopes.data.catalog import Scope, Topic
from scopes.privilege.needs import Match, Outcome
from scopes.reading.listings import read_listing
from scopes.text.words import words
from wording import areas as say

HELP = "List areas, groups, or the scopes of one"
EXAMPLE = "which scopes are there for recordings?"


def answer(asked: Asked) -> Answer | None:
    """Answer a message that names nothing but an area, a group, or the word for them."""
    question, knowledge = asked.question, asked.knowledge
    if question.endpoints or question.scopes:
        return None
    catalog = knowledge.catalog
    wanted = read_listing(question)
    if wanted.of == "areas":
        choices = tuple(f"scopes for {area.name.lower()}" for area in catalog.areas.values())
        return _listing(say.area_list(catalog), (), choices[:MOST_CHOICES])
    if wanted.of == "groups":
        choices = tuple(f"scopes of {group.name.lower()}" for group in catalog.groups.values())
        return _listing(say.group_list(catalog), (), choices)
    group = _named(wanted.phrase, catalog.groups.values())
    if group:
        return _topic(group, catalog.in_group(group.id))
    area = _named(wanted.phrase, catalog.areas.values())
    return _topic(area, catalog.in_area(area.id)) if area else None


def _named(phrase: str, topics: Iterable[Topic]) -> Topic | None:
    return next((t for t in topics if phrase in (*t.keywords, " ".join(words(t.name)))), None)


def _topic(topic: Topic, scopes: list[Scope]) -> Answer:
    choices = tuple(scope.id for scope in scopes[:MOST_CHOICES])
    return _listing(say.topic_list(topic, scopes), scopes, choices)


def _listing(body: list[Block], scopes: Iterable[Scope], choices: tuple[str, ...]) -> Answer:
    matches = tuple(Match(scope.id, 1.0) for scope in scopes)
    return Answer("list", Outcome.FOUND, tuple(body), matches=matches, choices=choices)
