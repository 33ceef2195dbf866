"""Hello, thanks, good-bye."""

from handlers.asked import Asked
from scopes.answer import Answer
from scopes.privilege.needs import Outcome
from scopes.reading.wishes import Wish
from wording import talk

HELP = ""
EXAMPLE = "hello"


def answer(asked: Asked) -> Answer | None:
    """Answer a message that is nothing but a greeting or thanks."""
    wishes = asked.question.wishes
    if Wish.GREETING in wishes:
        return Answer("greeting", Outcome.FOUND, tuple(talk.greeting()), choices=talk.EXAMPLES)
    if Wish.THANKS in wishes:
        return Answer("greeting", Outcome.FOUND, tuple(talk.thanks()))
    return None
