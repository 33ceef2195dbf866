"""Tell that a call of the JavaScript SDK is none of the REST API, when nothing else is asked."""

from handlers.asked import Asked
from scopes.answer import Answer
from scopes.privilege.needs import Outcome
from wording import browser as say

HELP = ""
EXAMPLE = "await webex.meetings.register();"


def answer(asked: Asked) -> Answer | None:
    """Answer a message that names nothing but such calls."""
    question = asked.question
    if not question.browser_calls or question.has_calls or question.scopes:
        return None
    if asked.knowledge.reader.has_subject(question):
        return None
    return Answer("apps", Outcome.FOUND, tuple(say.no_rest(question.browser_calls)))
