"""Build the authorize URL for scopes, for API calls or for a need in words."""

import re
from collections.abc import Sequence

import wording
import wording.authorize as say
from handlers.job import find_job
from scopes.answer import Answer, Block, Outcome
from scopes.data.catalog import Level
from scopes.knowledge import Knowledge
from scopes.reading.authorize import AuthorizeRequest, is_safe_redirect, read_request
from scopes.reading.names import NamedScope
from scopes.reading.question import Question

HELP = "Build an authorize URL"
EXAMPLE = "authorize url for spark:rooms_read"

SHOWN_OPERATIONS = 3
_ASKED = re.compile(
    r"\b(?:authori[sz]e|authori[sz]ation|oauth2?|consent|auth)[ -](?:page[ -])?"
    r"(?:ur[li]|link|address)\b|\bbuild\s+(?:me\s+)?(?:an?\s+|the\s+)?ur[li]\b"
    r"|\bur[li]\s+to\s+(?:authori[sz]e|consent)\b",
    re.IGNORECASE,
)
_SMALL_WORDS = re.compile(
    r"\b(?:build|make|create|generate|show)\s+(?:me\s+)?(?:an?|the|my)\s*$"
    r"|\b(?:with|using)\s+pkce\b|\bcode[_ ]challenge\b|\bclient[_ -]?(?:id|secret)\b[\s:=]*\**"
    r"|\bredirect(?:[_ -]?ur[il])?\b|\bstate\s*$|\burl\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(r"/authorize\?", re.IGNORECASE)


def answer(question: Question, knowledge: Knowledge) -> Answer | None:
    """Answer a message that wants an authorize URL; one that holds such a URL is no wish for it."""
    if not _ASKED.search(question.text) or _GIVEN.search(question.text):
        return None
    request, rest = read_request(question.text)
    asked = knowledge.reader.read(rest)
    if asked.is_elsewhere:
        return None
    if asked.scopes:
        return _for_names(request, asked.scopes, knowledge)
    wish = " ".join(_SMALL_WORDS.sub(" ", part) for part in _ASKED.split(rest))
    return _for_job(request, knowledge.reader.read(wish), knowledge)


def _for_names(
    request: AuthorizeRequest, named: Sequence[NamedScope], knowledge: Knowledge
) -> Answer:
    """Build the URL for scopes given by name; say which ones are refused."""
    catalog = knowledge.catalog
    body: list[Block] = []
    good, unknown, gone, reasons = [], [], [], []
    for name in named:
        scope = catalog.scopes[name.scope] if name.scope else None
        if scope is None:
            unknown.append(name.written)
            near = [catalog.scopes[each] for each in knowledge.names.closest(name.written)]
            reasons.append(say.no_scope(name.written, near))
        elif scope.status == "deprecated":
            gone.append(scope.id)
            reasons.append(wording.gone(scope))
        else:
            good.append(scope.id)
            body += [] if name.is_exact else wording.read_as(name.written, scope, ())
    issues = {"unknown": tuple(unknown), "deprecated": tuple(gone)}
    body += say.refused(reasons)
    if not good:
        body.append(say.nothing_left())
        return Answer("authorize", Outcome.UNKNOWN, tuple(body), issues=issues)
    scopes = tuple(dict.fromkeys(good))
    body += _url(request, scopes, None, knowledge)
    return Answer("authorize", Outcome.FOUND, tuple(body), scopes=scopes, issues=issues)


def _for_job(request: AuthorizeRequest, wish: Question, knowledge: Knowledge) -> Answer:
    """Build the URL for what an app wants to do; with placeholders when nothing is said of it."""
    job = find_job(wish, knowledge)
    if not job or not job.scopes:
        is_open = not job and not wish.terms
        hint = [] if is_open else [*(job.body if job else ()), say.not_understood()]
        outcome = Outcome.FOUND if is_open else job.outcome if job else Outcome.UNKNOWN
        body = (*hint, *_url(request, (), None, knowledge))
        return Answer("authorize", outcome, body, choices=job.choices if job else ())
    return Answer(
        kind="authorize",
        outcome=Outcome.FOUND,
        body=tuple(_url(request, job.scopes, job.level, knowledge)),
        level=job.level,
        scopes=job.scopes,
        by_level=job.by_level,
        matches=job.matches,
        operations=job.operations,
        details=(
            *wording.other_routes(job.by_level, job.level),
            *wording.evidence(job.operations[:SHOWN_OPERATIONS]),
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
        *[block for scope in entries for block in wording.caveat(scope)],
        *say.before_use(full, is_safe),
        say.secret_stays_out(),
    ]
