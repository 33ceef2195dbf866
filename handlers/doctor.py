"""Tell what is behind an error: 403, 401, 404, or an authorization that was refused."""

import re
from collections.abc import Sequence
from dataclasses import replace

import wording
import wording.doctor as say
from handlers.job import find_job
from handlers.refused_request import answer_refused_request
from scopes.answer import Answer, Block, Outcome
from scopes.data.catalog import LEVELS, Catalog, Level
from scopes.knowledge import Knowledge
from scopes.privilege.diagnosis import Cause, TokenClaims, diagnose
from scopes.privilege.needs import Need
from scopes.privilege.reach import held_with
from scopes.reading.names import NamedScope
from scopes.reading.question import Question
from scopes.reading.symptoms import Symptom, find_symptom, is_held, without_error

HELP = "Find out why a call is refused (403, 401, 404, invalid_scope)"
EXAMPLE = "403 on GET /v1/people/me with spark:rooms_read"

_BOT = re.compile(r"\bbots?\b", re.IGNORECASE)
_CAUSES: dict[Symptom, tuple[Cause, ...]] = {
    "forbidden": ("scope", "registered", "new authorization", "role", "license", "token kind"),
    "unauthorized": ("expired", "header", "host"),
    "not found": ("id", "member", "token kind"),
    "blocked": ("blocked",),
}
_ABOUT_SCOPES: tuple[Cause, ...] = ("scope", "registered", "new authorization")
_CAUSES_FOR_BOTS: dict[Symptom, tuple[Cause, ...]] = {
    "forbidden": ("mention", "member", "bot"),
    "not found": ("mention", "member", "id"),
}


def answer(question: Question, knowledge: Knowledge) -> Answer | None:
    """Answer a message that speaks of an error of the Webex API."""
    symptom = find_symptom(question.text)
    if not symptom or question.is_elsewhere:
        return None
    named = knowledge.names.find(question.text)
    if symptom == "invalid scope":
        return answer_refused_request(question, named, knowledge)
    tried = without_error(question.text, [name.written for name in named])
    job = find_job(knowledge.reader.read(tried), knowledge)
    if not job or not job.by_level:
        return _without_scopes(symptom, question, job)
    if symptom == "forbidden":
        return _forbidden(job, _token(named, question, knowledge.catalog), knowledge)
    level: Level = next(
        (level for level in job.by_level if level == question.level), next(iter(job.by_level))
    )
    needed = say.needs_anyway(level, job.by_level[level])
    body = [say.verdict(symptom), *say.checks(_causes(symptom, question)), *needed]
    return _found(job, level, body)


def _forbidden(job: Answer, token: TokenClaims, knowledge: Knowledge) -> Answer:
    """Compare the scopes a refused call needs with those its token has."""
    found = diagnose(_need(job), token, knowledge.privilege)
    needed = job.by_level[found.level]
    if token.is_bot:
        scopes, others = say.for_bots(found.level, needed), []
    else:
        scopes = say.lacking(found, token.said, needed)
        others = wording.other_routes(job.by_level, found.level)
    sources = wording.evidence(job.operations[:1])
    body = [say.verdict("forbidden"), *scopes, *say.checks(found.causes)]
    missing = () if token.is_bot else found.missing
    return replace(_found(job, found.level, body, missing), details=(*others, *sources))


def _found(
    job: Answer, level: Level, body: Sequence[Block], missing: tuple[str, ...] = ()
) -> Answer:
    return Answer(
        kind="doctor",
        outcome=Outcome.FOUND,
        body=tuple(body),
        level=level,
        scopes=job.by_level[level],
        by_level=job.by_level,
        matches=job.matches,
        operations=job.operations,
        issues={"missing": missing},
    )


def _without_scopes(symptom: Symptom, question: Question, job: Answer | None) -> Answer:
    """Answer where no scope can be named: no call given, or none whose scopes are known."""
    causes = _causes(symptom, question)
    if job and job.outcome is not Outcome.UNKNOWN:
        causes = tuple(cause for cause in causes if cause not in _ABOUT_SCOPES)
    outcome = job.outcome if job else Outcome.FOUND
    body = [say.verdict(symptom), *(job.body if job else ()), *say.checks(causes)]
    choices = job.choices if job else ()
    if symptom == "forbidden" and not job:
        outcome, choices = Outcome.UNKNOWN, (EXAMPLE,)
        body.append(say.which_call(EXAMPLE))
    operations = job.operations if job else ()
    return Answer("doctor", outcome, tuple(body), operations=operations, choices=choices)


def _causes(symptom: Symptom, question: Question) -> tuple[Cause, ...]:
    is_bot = _BOT.search(question.text)
    return (_CAUSES_FOR_BOTS.get(symptom) if is_bot else None) or _CAUSES[symptom]


def _token(named: Sequence[NamedScope], question: Question, catalog: Catalog) -> TokenClaims:
    """Return what a message says of the token: its scopes, its level, whether it is a bot's."""
    known = {name.scope: name.written for name in named if name.scope}
    said = tuple(s for s, written in known.items() if is_held(written, question.text))
    lacked = {catalog.scopes[scope].level for scope in known if scope not in said}
    level = question.level or next((level for level in LEVELS if level in lacked), None)
    is_bot = bool(_BOT.search(question.text))
    return TokenClaims(said, held_with(said, catalog), level, is_bot)


def _need(job: Answer) -> Need:
    """Return every way to get a job done: all of a single call, else the least sets found."""
    if job.kind == "endpoint" and len({o.path for o in job.operations}) == 1:
        return Need("", job.operations[0].routes, job.operations)
    routes = {level: (frozenset(scopes),) for level, scopes in job.by_level.items()}
    return Need("", routes, job.operations)
