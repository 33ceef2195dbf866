"""Say that a bot has no scopes to select, what it may do instead, and what would do the job."""

from handlers.asked import Asked
from scopes.answer import Answer
from scopes.privilege.needs import Outcome
from scopes.reading.wishes import Wish
from wording import bots as say

HELP = ""
EXAMPLE = "which scope does my bot need to read messages?"

MOST_NAMES = 1
"""How many scopes a question about a bot may name; more are a list, which is audited."""


def answer(asked: Asked) -> Answer | None:
    """Answer a question for the scopes of a bot, unless it asks about another app, too."""
    question = asked.question
    if Wish.BOT_SCOPES not in question.wishes or asked.is_elsewhere:
        return None
    if len(question.scopes) > MOST_NAMES or Wish.OTHER_APP in question.wishes:
        return None
    solution = asked.solution
    body = say.no_scopes(solution.scopes, solution.level)
    return Answer("apps", Outcome.FOUND, tuple(body), choices=say.NEXT)
