"""What the bot can answer: one module per kind of question, tried in the order below.

A handler declares `HELP` and a real `EXAMPLE`, from which the help text is made, and returns an
`Answer`, or None to leave the question to the next one.
"""

from dataclasses import replace
from typing import Protocol

from handlers import (
    advise,
    apps,
    audit,
    authorize,
    compare,
    doctor,
    endpoint,
    explain,
    greeting,
    reverse,
    secrets,
    shelf,
    unknown,
)
from handlers import help as help_
from scopes.answer import Answer
from scopes.knowledge import Knowledge
from scopes.reading.query import Query
from scopes.reading.question import Question
from wording import limits


class Handler(Protocol):
    """What each module of this package offers."""

    HELP: str
    EXAMPLE: str

    def answer(self, question: Question, knowledge: Knowledge) -> Answer | None:
        """Answer the question, or return None when it is not of this kind."""


HANDLERS: tuple[Handler, ...] = (
    secrets,
    help_,
    greeting,
    doctor,
    authorize,
    apps,
    reverse,
    compare,
    audit,
    endpoint,
    shelf,
    explain,
    advise,
    unknown,
)

IN_HELP: tuple[Handler, ...] = (
    advise,
    endpoint,
    explain,
    audit,
    compare,
    reverse,
    doctor,
    authorize,
    apps,
    shelf,
    secrets,
    greeting,
    help_,
)
"""The handlers in the order in which the help names them: what people come for first."""


def answer(text: str, knowledge: Knowledge) -> Answer:
    """Answer a raw message."""
    return answer_query(Query(text), knowledge)


def answer_query(query: Query, knowledge: Knowledge) -> Answer:
    """Answer a question on the token level that was chosen since it was put.

    The answer says so when the question holds too much to be read to its end.
    """
    question = knowledge.reader.read(query.text)
    if query.level:
        question = replace(question, level=query.level)
    answers = (handler.answer(question, knowledge) for handler in HANDLERS)
    found = next(filter(None, answers))  # the last handler answers everything
    notes = [b for b in limits.not_read(question.cut - {"words"}) if b not in found.body]
    return replace(found, body=(*found.body, *notes)) if notes else found
