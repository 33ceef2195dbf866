"""Name the likely causes of an error: 403, 401, 404, 429, 5xx, or a refused authorization."""

from collections.abc import Sequence
from dataclasses import replace

import wording.diagnosis as say
from handlers import endpoint
from handlers.asked import Asked
from handlers.job_answer import answer_job, matches_of, operations_of, understood
from handlers.refused_request import answer_refused_request, wrong_names
from handlers.routes import routes_of
from handlers.tried import tried_in
from scopes.answer import Answer, Block
from scopes.data.catalog import LEVELS, Level
from scopes.data.kinds import LEAST_OF_A_NEED, NEED
from scopes.job import Job, Solution
from scopes.privilege.diagnosis import Cause, Diagnosis, TokenClaims, diagnose
from scopes.privilege.needs import Need, Outcome
from scopes.privilege.reach import held_with
from scopes.privilege.roles import ANYBODY, roles_of
from scopes.reading.names import NamedScope
from scopes.reading.question import Question
from scopes.reading.symptoms import Symptom, fails_for_users, is_held
from scopes.reading.token_owner import is_of_bot
from wording import evidence, levels
from wording.causes import checks, wrong_role

HELP = "Find out why a call fails (403, 401, 404, 429, invalid_scope)"
EXAMPLE = "403 on GET /v1/people/me with spark:rooms_read"

_CAUSES: dict[Symptom, tuple[Cause, ...]] = {
    "forbidden": ("scope", "registered", "new authorization", "role", "license", "token kind"),
    "unauthorized": ("expired", "header", "host"),
    "not found": ("id", "member", "token kind"),
    "hidden message": ("mention", "member", "id"),
    "blocked": ("blocked",),
    "throttled": ("too often", "page size"),
    "server error": ("temporary", "unusual input", "support"),
}
_ABOUT_SCOPES: tuple[Cause, ...] = ("scope", "registered", "new authorization")
_CAUSES_FOR_BOTS: dict[Symptom, tuple[Cause, ...]] = {
    "forbidden": ("mention", "member", "bot"),
    "not found": ("mention", "member", "id"),
}


def answer(asked: Asked) -> Answer | None:
    """Answer a message that speaks of an error of the Webex API."""
    question, knowledge = asked.question, asked.knowledge
    symptom = question.symptom
    if not symptom or asked.is_elsewhere:
        return None
    if symptom == "throttled" and not question.has_calls and _states_need(asked):
        return None
    named = knowledge.names.find(question.text)
    if symptom == "invalid scope":
        return _refused(asked, named)
    if symptom == "hidden message" and not question.has_calls:
        return _without_scopes(symptom, question, None)
    tried = Asked(knowledge.reader.without_error(question), knowledge, asked.query)
    if not tried.question.has_calls and _names_no_job(asked, tried):
        return _without_scopes(symptom, question, None)
    job = tried_in(asked, tried)
    solution = job.solve()
    if not solution.level:
        return _without_scopes(symptom, question, endpoint.answer(tried) or answer_job(tried))
    if symptom == "forbidden":
        return _forbidden(job, solution, _claims(named, asked), named, asked)
    is_possible = asked.level in solution.by_level
    level = asked.level if asked.level and is_possible else solution.level
    needed = say.needs_anyway(level, solution.by_level[level], len(job.found))
    body = [
        say.verdict(symptom),
        *checks(_causes(symptom, question)),
        *understood(job, solution, knowledge),
        *needed,
    ]
    return _found(job, solution, level, body)


def _names_no_job(asked: Asked, without_error: Asked) -> bool:
    """Return whether a message in words tells nothing but that there is an error."""
    if not asked.knowledge.reader.has_subject(without_error.question):
        return True
    is_understood = any(need.is_sure for need in without_error.job.found)
    is_throttled = asked.question.symptom == "throttled"
    return not _states_need(asked) and (is_throttled or not is_understood)


def _states_need(asked: Asked) -> bool:
    """Return whether a message is likely one that wants something done."""
    return asked.knowledge.learned.kinds(asked.question.text)[NEED] >= LEAST_OF_A_NEED


def _refused(asked: Asked, named: Sequence[NamedScope]) -> Answer:
    """Say what is wrong with a refused request; in a post also what its app requires."""
    refused = answer_refused_request(asked.question, named, asked.knowledge)
    job = asked.job.of("words")
    solution = job.solve(asked.query.level)
    if refused.scopes or not asked.is_post or not solution.level:
        return refused
    needed = say.needs_anyway(solution.level, solution.scopes, len(job.found))
    body = (*refused.body, *understood(job, solution, asked.knowledge), *needed)
    return replace(_found(job, solution, solution.level, body), issues=refused.issues)


def _forbidden(
    job: Job, solution: Solution, token: TokenClaims, named: Sequence[NamedScope], asked: Asked
) -> Answer:
    """Compare the scopes a refused call needs with those its token has."""
    knowledge, catalog = asked.knowledge, asked.knowledge.catalog
    misspelt = [name for name in named if name.scope and ":" in name.written]
    found = diagnose(_as_one_need(job, solution), token, knowledge.privilege)
    solution = job.solve(found.level)
    needed = solution.by_level[found.level]
    if token.is_bot:
        scopes, others = say.for_bots(found.level, needed), []
    else:
        scopes = say.lacking(found, token.said, needed, len(job.found))
        others = levels.other_routes(solution.by_level, found.level)
    sources = evidence.reasons(operations_of(job)[:1], len(needed))
    roles = () if token.is_bot else _roles(job, found, token, needed)
    role = asked.question.role if roles and asked.question.role not in roles else ""
    body = [
        say.verdict("forbidden"),
        *understood(job, solution, knowledge),
        *wrong_names(misspelt, knowledge),
        *scopes,
        *([] if token.is_bot else say.also_required(catalog.scopes[s] for s in needed)),
        *wrong_role(role, roles),
        *checks(_role_first(found) if roles and not found.missing else found.causes, roles),
    ]
    missing = () if token.is_bot else found.missing
    answer = _found(job, solution, found.level, body, missing)
    return replace(answer, details=(*others, *sources))


def _roles(
    job: Job, found: Diagnosis, token: TokenClaims, needed: Sequence[str]
) -> tuple[str, ...]:
    """Return the roles that the only call of a job wants with the scopes its token has or needs.

    None when its text accepts any role, or names none.
    """
    if len(job.found) != 1:
        return ()
    routes = job.found[0].routes.get(found.level, ())
    held = [route.scopes for route in routes if route.scopes and route.scopes <= token.held]
    roles = roles_of(routes, held[0] if held else frozenset(needed))
    return () if ANYBODY & set(roles) else roles


def _role_first(found: Diagnosis) -> tuple[Cause, ...]:
    """Return the causes with the role before all others, as the scopes are right."""
    return tuple(sorted(found.causes, key=lambda cause: cause != "role"))


def _found(
    job: Job,
    solution: Solution,
    level: Level,
    body: Sequence[Block],
    missing: tuple[str, ...] = (),
) -> Answer:
    return Answer(
        kind="doctor",
        outcome=Outcome.FOUND,
        body=tuple(body),
        level=level,
        scopes=solution.by_level[level],
        by_level=solution.by_level,
        matches=matches_of(job),
        operations=operations_of(job),
        issues={"missing": missing},
        steps=solution.steps,
        levels=tuple(solution.by_level),
        routes=routes_of(job, solution),
    )


def _without_scopes(symptom: Symptom, question: Question, job: Answer | None) -> Answer:
    """Answer where no scope can be named: no call given, or none whose scopes are known."""
    causes = _causes(symptom, question)
    if job and job.outcome is not Outcome.UNKNOWN:
        causes = tuple(cause for cause in causes if cause not in _ABOUT_SCOPES)
    outcome = job.outcome if job else Outcome.FOUND
    body = [say.verdict(symptom), *(job.body if job else ()), *checks(causes)]
    choices = job.choices if job else ()
    if symptom == "forbidden" and not job:
        outcome, choices = Outcome.UNKNOWN, (EXAMPLE,)
        body.append(say.which_call(EXAMPLE))
    operations = job.operations if job else ()
    return Answer("doctor", outcome, tuple(body), operations=operations, choices=choices)


def _causes(symptom: Symptom, question: Question) -> tuple[Cause, ...]:
    is_bot = is_of_bot(question.english)
    return (_CAUSES_FOR_BOTS.get(symptom) if is_bot else None) or _CAUSES[symptom]


def _claims(named: Sequence[NamedScope], asked: Asked) -> TokenClaims:
    """Return what a message says of the token: its scopes, its level, whether it is a bot's."""
    catalog, text = asked.knowledge.catalog, asked.question.text
    known = {
        name.scope: name.written
        for name in named
        if name.scope and (name.is_exact or ":" not in name.written)
    }
    said = tuple(s for s, written in known.items() if is_held(written, text))
    lacked = {catalog.scopes[scope].level for scope in known if scope not in said}
    level = asked.query.level or ("user" if fails_for_users(text) else asked.level)
    level = level or next((level for level in LEVELS if level in lacked), None)
    is_bot = is_of_bot(asked.question.english)
    theirs = frozenset(catalog.scopes[scope].level for scope in said)
    return TokenClaims(said, held_with(said, catalog), level, is_bot, theirs)


def _as_one_need(job: Job, solution: Solution) -> Need:
    """Return all routes of a single need, else the least sets, as one need."""
    if len(job.found) == 1:
        return job.found[0]
    sets = {level: (frozenset(scopes),) for level, scopes in solution.by_level.items()}
    return Need("", sets, operations_of(job))
