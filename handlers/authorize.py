"""Build the authorize URL for scopes, for API calls or for a need in words."""

from collections.abc import Sequence
from dataclasses import replace

import wording.authorize as say
import wording.needs as say_needs
from handlers import endpoint
from handlers.asked import Asked
from handlers.job_answer import answer_job, doubt
from scopes.answer import Answer, Block
from scopes.data.catalog import Level
from scopes.job import is_elsewhere
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from scopes.privilege.reach import EXAMPLES
from scopes.reading.authorize import (
    AuthorizeRequest,
    is_given,
    is_safe_redirect,
    job_in,
    read_request,
    rest_of,
)
from scopes.reading.names import NamedScope
from scopes.reading.wishes import Wish
from wording import about, evidence, levels

HELP = "Build an authorize URL"
EXAMPLE = "authorize url for spark:rooms_read"


def answer(asked: Asked) -> Answer | None:
    """Answer a message that wants an authorize URL, or that holds one without scopes.

    One that holds a URL with scopes is no wish for another one: it is audited.
    """
    question, knowledge = asked.question, asked.knowledge
    if is_given(question.text):
        return _without_scopes(asked)
    if Wish.AUTHORIZE_URL not in question.wishes:
        return None
    request, rest = read_request(question.text)
    wanted = knowledge.reader.read(rest)
    if is_elsewhere(wanted, knowledge):
        return None
    if wanted.scopes:
        return _for_names(request, wanted.scopes, knowledge)
    job = job_in(rest)
    wanted = wanted if job == rest else knowledge.reader.read(job)
    return _for_job(request, Asked(wanted, knowledge, asked.query))


def _without_scopes(asked: Asked) -> Answer | None:
    """Say that an authorize URL requests no scope, and which ones its job requires, if told."""
    knowledge = asked.knowledge
    rest = rest_of(asked.question.text)
    if rest is None or knowledge.reader.scope_list(asked.question).tokens:
        return None
    job = answer_job(Asked(knowledge.reader.read(rest), knowledge, asked.query))
    if job and job.outcome is Outcome.FOUND:
        return replace(job, kind="authorize", body=(*say.requests_nothing(), *job.body))
    choices = (say.question_for("reading my recordings"),)
    body = (*say.requests_nothing(), say.which_job())
    return Answer("authorize", Outcome.UNKNOWN, body, choices=choices)


def for_scopes(scopes: Sequence[str], knowledge: Knowledge) -> Answer:
    """Answer with the authorize URL for scopes that are known to exist."""
    named = [NamedScope(scope, (scope,), is_exact=True) for scope in scopes]
    return _for_names(AuthorizeRequest(), named, knowledge)


def _for_names(
    request: AuthorizeRequest, named: Sequence[NamedScope], knowledge: Knowledge
) -> Answer:
    """Build the URL for scopes given by name; say which ones are left out."""
    catalog = knowledge.catalog
    body: list[Block] = []
    good, unknown, deprecated, reasons = [], [], [], []
    for name in named:
        scope = catalog.scopes[name.scope] if name.scope else None
        if scope is None:
            unknown.append(name.written)
            near = [catalog.scopes[each] for each in knowledge.names.closest(name.written)]
            reasons.append(say.no_scope(name.written, near))
        elif scope.is_deprecated:
            deprecated.append(scope.id)
            reasons.append(about.superseded(scope))
        else:
            good.append(scope.id)
            body += [] if name.is_exact else about.read_as(name.written, scope, ())
    issues = {"unknown": tuple(unknown), "deprecated": tuple(deprecated)}
    body += say.left_out(reasons)
    if not good:
        body.append(say.nothing_left())
        return Answer("authorize", Outcome.UNKNOWN, tuple(body), issues=issues)
    scopes = tuple(dict.fromkeys(good))
    body += _url(request, scopes, None, knowledge)
    return Answer("authorize", Outcome.FOUND, tuple(body), scopes=scopes, issues=issues)


def _for_job(request: AuthorizeRequest, asked: Asked) -> Answer:
    """Build the URL for what an app wants to do; with placeholders when nothing is said of it."""
    knowledge = asked.knowledge
    job = endpoint.answer(asked) or answer_job(asked)
    if not job or not job.scopes:
        is_open = not job and not asked.question.terms
        hint = [] if is_open else [*(job.body if job else ()), say.not_understood()]
        outcome = Outcome.FOUND if is_open else job.outcome if job else Outcome.UNKNOWN
        body = (*hint, *_url(request, (), None, knowledge))
        return Answer("authorize", outcome, body, choices=job.choices if job else ())
    understood = say_needs.understood(job.steps, knowledge.catalog.scopes)
    return replace(
        job,
        kind="authorize",
        body=(*understood, *_url(request, job.scopes, job.level, knowledge), *doubt(asked)),
        choices=tuple(map(say.question_for, job.choices)),
        details=(
            *evidence.reasons(job.operations[:EXAMPLES], len(job.scopes)),
            *levels.other_routes(job.by_level, job.level),
        ),
    )


def _url(
    request: AuthorizeRequest, scopes: tuple[str, ...], level: Level | None, knowledge: Knowledge
) -> list[Block]:
    """Return the blocks with the URL, its scopes and what to do before it works."""
    full = request.requiring(scopes)
    entries = [knowledge.catalog.scopes[scope] for scope in scopes]
    is_safe = full.redirect_uri is None or is_safe_redirect(full.redirect_uri)
    return [
        *say.url(full, entries, level),
        *[block for scope in entries for block in about.caveat(scope)],
        *say.before_use(full, is_safe),
        say.secret_stays_out(),
    ]
