"""What the bot can answer: one module per kind of question, tried in the order below.

A handler declares `HELP` and a real `EXAMPLE`, from which the help text is made, and returns an
`Answer`, or None to leave the question to the next one.
"""

from dataclasses import replace
from typing import Protocol

from handlers import (
    advise,
    apps,
    areas,
    audit,
    authorize,
    beyond,
    bots,
    browser,
    compare,
    diagnosis,
    digest,
    endpoint,
    explain,
    granted,
    greeting,
    needed,
    pages,
    retired,
    reverse,
    review,
    secrets,
    talk,
    unknown,
)
from handlers import help as help_
from handlers.asked import Asked, read_query
from scopes.answer import Answer, Block, Paragraph
from scopes.knowledge import Knowledge
from scopes.reading.language import find_language
from scopes.reading.query import Query
from wording import limits
from wording.browser import no_rest
from wording.languages import IN_ENGLISH


class Handler(Protocol):
    """What each module of this package offers."""

    HELP: str
    EXAMPLE: str

    def answer(self, asked: Asked) -> Answer | None:
        """Answer the question, or return None when it is not of this kind."""


HANDLERS: tuple[Handler, ...] = (
    help_,
    greeting,
    digest,
    secrets,
    browser,
    review,
    diagnosis,
    granted,
    authorize,
    retired,
    needed,
    beyond,
    apps,
    bots,
    reverse,
    compare,
    audit,
    endpoint,
    pages,
    areas,
    explain,
    talk,
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
    diagnosis,
    authorize,
    review,
    apps,
    talk,
    areas,
    digest,
    secrets,
    help_,
)
"""The handlers in the order in which the help names them: what people come for first."""


def answer(text: str, knowledge: Knowledge) -> Answer:
    """Answer a raw message; the answer warns of a secret in it and never repeats one."""
    return _answer(Asked(knowledge.reader.read(text), knowledge, Query(text)))


def answer_query(query: Query, knowledge: Knowledge) -> Answer:
    """Answer a question that was put before, with what was changed about it since."""
    return _answer(read_query(query, knowledge))


def _in_english(asked: Asked) -> tuple[Block, ...]:
    """Say in the language of the question that the answer is in English."""
    language = find_language(asked.question.text)
    return (Paragraph(IN_ENGLISH[language]),) if language else ()


def _answer(asked: Asked) -> Answer:
    """Ask each handler; warn of secrets in the message, and of what was too much to be read."""
    handlers = (advise, unknown) if asked.query.is_changed else HANDLERS
    found = next(filter(None, (handler.answer(asked) for handler in handlers)))
    said = (
        *limits.not_read(asked.question.cut - {"words"}),
        *no_rest(asked.question.browser_calls),
        *_in_english(asked),
    )
    notes = [block for block in said if block not in found.body]
    found = replace(found, body=(*found.body, *notes)) if notes else found
    return secrets.with_warning(found, asked.question.secrets)
