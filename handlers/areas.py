"""List the areas, the groups, or the scopes of one of them."""

import re
from collections.abc import Iterable

from handlers.asked import Asked
from scopes.answer import MOST_CHOICES, Answer, Block
from scopes.data.catalog import Scope, Topic
from scopes.privilege.needs import Match, Outcome
from scopes.reading.question import Question
from scopes.text.words import words
from wording import areas as say

HELP = "List areas, groups, or the scopes of one"
EXAMPLE = "which scopes are there for recordings?"

_LISTING = {"list", "show", "exist", "available", "give", "overview", "area", "group", "name"}
_AROUND = {
    "give",
    "us",
    "please",
    "a",
    "belong",
    "belongs",
    "to",
    "do",
    "does",
    "you",
    "know",
    "have",
    "exist",
    "all",
    "the",
    "of",
    "for",
    "me",
    "is",
    "are",
    "there",
    "which",
    "what",
    "in",
    "webex",
}


def answer(asked: Asked) -> Answer | None:
    """Answer a message that names nothing but an area, a group, or the word for them."""
    question, knowledge = asked.question, asked.knowledge
    if question.endpoints or question.scopes:
        return None
    catalog = knowledge.catalog
    said = [word for word in question.words if word not in _AROUND]
    if said in (["areas"], ["list", "areas"], ["scope", "areas"], ["areas", "scopes"]):
        choices = tuple(f"scopes for {area.name.lower()}" for area in catalog.areas.values())
        return _listing(say.area_list(catalog), (), choices[:MOST_CHOICES])
    if said in (["groups"], ["scope", "groups"], ["groups", "scopes"], ["calling", "groups"]):
        choices = tuple(f"scopes of {group.name.lower()}" for group in catalog.groups.values())
        return _listing(say.group_list(catalog), (), choices)
    group = _named(question, catalog.groups.values())
    if group:
        return _topic(group, catalog.in_group(group.id))
    area = _named(question, catalog.areas.values())
    return _topic(area, catalog.in_area(area.id)) if area else None


_IN_A_JOB = re.compile(r"\bto (?:list|show|give|name)\b", re.IGNORECASE)
"""What makes such a word a thing to do: "scopes to list devices"."""


def _named(question: Question, topics: Iterable[Topic]) -> Topic | None:
    """Return the topic whose words are all that the message says."""
    said = " ".join(word for word in question.words if word not in _AROUND)
    asks_for_scopes = {"scope", "scopes", "permissions"} & set(question.words)
    core = [w for w in said.split() if w not in {"scope", "scopes", "permissions", "oauth"}]
    if asks_for_scopes and not _IN_A_JOB.search(question.english):
        core = [word for word in core if word.rstrip("s") not in _LISTING]
    phrase = " ".join(core)
    return next((t for t in topics if phrase in (*t.keywords, " ".join(words(t.name)))), None)


def _topic(topic: Topic, scopes: list[Scope]) -> Answer:
    choices = tuple(scope.id for scope in scopes[:MOST_CHOICES])
    return _listing(say.topic_list(topic, scopes), scopes, choices)


def _listing(body: list[Block], scopes: Iterable[Scope], choices: tuple[str, ...]) -> Answer:
    matches = tuple(Match(scope.id, 1.0) for scope in scopes)
    return Answer("list", Outcome.FOUND, tuple(body), matches=matches, choices=choices)
