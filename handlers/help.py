"""What the bot can do, made from what the handlers say of themselves."""

from handlers.asked import Asked
from scopes.answer import Answer
from scopes.privilege.needs import Outcome
from scopes.reading.wishes import Wish
from wording import talk

HELP = "See what I can do"
EXAMPLE = "help"


def answer(asked: Asked) -> Answer | None:
    """Answer a request for help; a message without any text gets a short version."""
    question, knowledge = asked.question, asked.knowledge
    from handlers import IN_HELP

    if question.text and Wish.HELP not in question.wishes:
        return None
    if not question.text:
        body = talk.mentioned_alone()
        return Answer("help", Outcome.FOUND, tuple(body), choices=talk.EXAMPLES)
    lines = [(handler.HELP, handler.EXAMPLE) for handler in IN_HELP]
    body = talk.help_text(lines, len(knowledge.catalog.scopes), len(knowledge.operations.all))
    return Answer("help", Outcome.FOUND, tuple(body), choices=talk.EXAMPLES)
