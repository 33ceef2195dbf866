"""Find what an app wants to do, for handlers that need it beside a question of their own."""

from handlers import advise, endpoint
from scopes.answer import Answer
from scopes.knowledge import Knowledge
from scopes.reading.question import Question


def find_job(question: Question, knowledge: Knowledge) -> Answer | None:
    """Answer the API calls of a text, else the needs it puts in words; None when it has neither."""
    return endpoint.answer(question, knowledge) or advise.answer(question, knowledge)
