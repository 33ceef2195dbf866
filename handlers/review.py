"""Write the sheet for the security review of a set: given by scopes, or by what an app does."""

from dataclasses import replace

from handlers.asked import Asked
from handlers.job_answer import answer_job
from scopes.answer import Answer, Block
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from scopes.privilege.review import Sheet, review
from scopes.reading.question import Question
from scopes.reading.wishes import Wish, without_review_wish
from wording import SHOWN
from wording import needs as say_needs
from wording import review as say
from wording.about import more_unknown, no_such_scope, read_as

HELP = "Write a review sheet for your security team"
EXAMPLE = "review sheet for spark:people_read spark:rooms_read"


def answer(asked: Asked) -> Answer | None:
    """Answer a message that wants a review sheet."""
    if Wish.REVIEW_SHEET not in asked.question.wishes:
        return None
    knowledge = asked.knowledge
    question = knowledge.reader.read(without_review_wish(asked.question.text))
    rest = Asked(question, knowledge, asked.query)
    named = tuple(dict.fromkeys(name.candidates[0] for name in question.scopes if name.scope))
    has_words = any(need.origin == "words" for need in rest.job.needs)
    if named and not has_words:
        readings = _readings(question, knowledge)
        return _sheet_answer(Answer("review", Outcome.FOUND, readings, scopes=named), knowledge)
    job = answer_job(rest)
    if job and job.scopes:
        understood = tuple(say_needs.understood(job.steps, knowledge.catalog.scopes))
        return _sheet_answer(replace(job, body=understood), knowledge)
    if job:
        return job
    body = tuple(say.nothing_named())
    return Answer("review", Outcome.UNKNOWN, body, choices=(EXAMPLE,))


def sheet_of(found: Answer, knowledge: Knowledge) -> Sheet:
    """Return the sheet for the set of an answer, with what each scope is requested for."""
    needs = [(step.need, step.scopes) for step in found.steps]
    return review(found.scopes, needs, knowledge.catalog, knowledge.operations)


def as_review(found: Answer, knowledge: Knowledge) -> Answer:
    """Return the sheet for the set of an answer as an answer of its own."""
    is_sheet = found.kind == "review" and found.details
    return found if is_sheet else _sheet_answer(replace(found, body=()), knowledge)


def _readings(question: Question, knowledge: Knowledge) -> tuple[Block, ...]:
    """Say which names are left out, and how those were read that are not exact."""
    blocks: list[Block] = []
    for name in question.scopes:
        if not name.scope:
            blocks += no_such_scope(name.written, ())
        elif not name.is_exact:
            blocks += read_as(name.written, knowledge.catalog.scopes[name.scope], ())
    return (*blocks[:SHOWN], *more_unknown(len(blocks) - SHOWN))


def _sheet_answer(found: Answer, knowledge: Knowledge) -> Answer:
    """Return an answer with the sheet for its scopes below what its body says."""
    sheet = sheet_of(found, knowledge)
    body = (*found.body, *say.short(sheet))
    details = tuple(say.at_length(sheet))
    return replace(found, kind="review", body=body, details=details, choices=())
