"""What the bot can do, made from what the handlers say of themselves."""

import re

import wording
from scopes.answer import Answer, Outcome
from scopes.knowledge import Knowledge
from scopes.reading.question import Question
from wording import talk

HELP = "See what I can do"
EXAMPLE = "help"

_HELP = re.compile(
    r"/?help(?: me)?|commands|\?+|usage|menu|about"
    r"|(?:who|what) are you|what is this|what (?:can|do) (?:you|i) (?:do|ask)(?: here| you)?"
    r"|how (?:do|does) (?:you|this|it|this bot) work|how (?:do|can) i use (?:you|this|this bot)"
)


def answer(question: Question, knowledge: Knowledge) -> Answer | None:
    """Answer a cry for help, and a message without any text, in short."""
    from handlers import IN_HELP

    asked = question.text.lower().strip(" .!?\n") or question.text
    if asked and not _HELP.fullmatch(asked):
        return None
    if not asked:
        body = talk.mentioned_alone()
        return Answer("help", Outcome.FOUND, tuple(body), choices=wording.EXAMPLES)
    lines = [(handler.HELP, handler.EXAMPLE) for handler in IN_HELP]
    body = talk.help_text(lines, len(knowledge.catalog.scopes), len(knowledge.operations.all))
    return Answer("help", Outcome.FOUND, tuple(body), choices=wording.EXAMPLES)
