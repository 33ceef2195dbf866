"""Digests of what changed, and what is said of subscribing to them.

Who is subscribed is known in `webex.digests`, since only spaces of Webex are; everywhere else a
message about it gets a word on how it is done.
"""

from collections.abc import Iterable, Sequence

from handlers.asked import Asked
from scopes.answer import Answer, Block
from scopes.data.catalog import Topic
from scopes.data.changes import Change
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from scopes.reading.digest_wish import read_digest_wish
from wording import digest as say

HELP = "Have a space told, once a week, which scopes changed"
EXAMPLE = "subscribe to calling and meetings"


def answer(asked: Asked) -> Answer | None:
    """Answer a message about subscribing that was not said in a group space of Webex."""
    areas = asked.knowledge.catalog.areas.values()
    wish = read_digest_wish(asked.question.text, areas)
    return _answer(say.only_in_spaces()) if wish else None


def digest(changes: Sequence[Change], areas: Iterable[str], knowledge: Knowledge) -> Answer:
    """Tell what changed in the areas that a space chose, given by id, none for all."""
    return _answer(say.digest(changes, knowledge.news, _topics(areas, knowledge)))


def subscribed(areas: Iterable[str], knowledge: Knowledge) -> Answer:
    """Say what a space is subscribed to."""
    return _answer(say.subscribed(_topics(areas, knowledge), knowledge.news.newest))


def not_subscribed() -> Answer:
    """Say that a space is not subscribed."""
    return _answer(say.not_subscribed())


def _answer(body: Sequence[Block]) -> Answer:
    return Answer("digest", Outcome.FOUND, tuple(body))


def _topics(areas: Iterable[str], knowledge: Knowledge) -> list[Topic]:
    """Return the areas that the catalog still has."""
    known = knowledge.catalog.areas
    return [known[area] for area in areas if area in known]
