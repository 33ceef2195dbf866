"""Say what replaced the scopes of the retired XML API of Webex Meetings."""

import wording.retired as say
from handlers.asked import Asked
from scopes.answer import MOST_CHOICES, Answer
from scopes.privilege.needs import Match, Outcome

HELP = ""
EXAMPLE = "what replaces meeting_modify?"


def answer(asked: Asked) -> Answer | None:
    """Answer a message all of whose scopes are of the XML API."""
    question, knowledge = asked.question, asked.knowledge
    if not question.scopes or not all(name.is_retired for name in question.scopes):
        return None
    if not all(token.is_retired for token in knowledge.reader.scope_list(question).tokens):
        return None
    written = {name.written.lower() for name in question.scopes}
    scopes = [each for each in knowledge.catalog.vocabulary.retired if each.id in written]
    today = dict.fromkeys(scope for each in scopes for scope in each.today)
    return Answer(
        kind="retired",
        outcome=Outcome.FOUND,
        body=tuple(say.replaced(scopes)),
        matches=tuple(Match(scope, 1.0) for scope in today),
        choices=tuple(today)[:MOST_CHOICES],
    )
