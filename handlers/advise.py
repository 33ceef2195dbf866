"""Answer needs in plain words with the least scopes for them."""

import wording
from handlers.several import answer_together
from scopes.answer import Answer, Block, Match, Outcome
from scopes.data.operations import Operation
from scopes.finding.resolve import Found
from scopes.finding.search import Findings
from scopes.knowledge import Knowledge
from scopes.reading.question import Question
from wording.limits import not_read
from wording.needs import did_you_mean

HELP = "Name what your app needs to do, one thing or several"
EXAMPLE = "what scopes for CDR?"

QUITE_SURE = 0.45
NEARLY_AS_GOOD = 0.95
SHOWN_OPERATIONS = 3
SHOWN_MATCHES = 5
SHOWN_ALTERNATIVES = 2


def answer(question: Question, knowledge: Knowledge) -> Answer | None:
    """Answer when the words fit some scopes well enough; leave the rest to `unknown`."""
    if question.is_elsewhere or not question.terms:
        return None
    resolution = knowledge.resolver.resolve(question)
    if resolution.silent:
        return _silent(resolution.silent)
    if not resolution.found:
        return None
    if len(resolution.found) == 1 and not resolution.missed:
        return _advice(resolution.found[0], knowledge)
    first = resolution.found[0]
    return answer_together(
        "advise",
        [found.as_need() for found in resolution.found],
        question.level or first.best.level,
        knowledge,
        missed=resolution.missed,
        unread=resolution.unread,
        matches=_all_matches(resolution.found),
    )


def _advice(found: Found, knowledge: Knowledge) -> Answer:
    best = found.best
    operations = found.operations[:SHOWN_OPERATIONS]
    by_level = {
        level: knowledge.privilege.least(sets) for level, sets in found.as_need().routes.items()
    }
    scopes = [knowledge.catalog.scopes[scope] for scope in best.scopes]
    sources = wording.evidence(operations) if operations else [wording.catalog_words(scopes)]
    body: list[Block] = [
        *wording.least_set(scopes, best.level),
        *wording.not_on_level(found.question.level, by_level),
        *not_read(found.question.cut & {"words"}),
        *[block for scope in scopes for block in wording.caveat(scope)],
        *did_you_mean(_alternatives(found)),
    ]
    details: list[Block] = [
        *wording.explained(scopes),
        *wording.other_routes(by_level, best.level),
        *sources,
    ]
    return Answer(
        kind="advise",
        outcome=Outcome.FOUND,
        body=tuple(body),
        level=best.level,
        scopes=best.scopes,
        by_level=by_level,
        matches=matches(found.findings),
        operations=tuple(operations),
        details=tuple(details),
    )


def _alternatives(found: Found) -> list[tuple[str, ...]]:
    """Return what else may be meant when the best candidate is not clearly it."""
    best, *others = found.findings.candidates
    if best.score >= QUITE_SURE and (not others or others[0].score < best.score * NEARLY_AS_GOOD):
        return []
    known = set(found.as_need().routes.values())
    near = [c.scopes for c in others if (frozenset(c.scopes),) not in known]
    return near[:SHOWN_ALTERNATIVES]


def matches(findings: Findings) -> tuple[Match, ...]:
    """Return the scopes that were considered, each with its best score."""
    scores: dict[str, float] = {}
    for candidate in findings.candidates:
        for scope in candidate.scopes:
            scores.setdefault(scope, min(candidate.score, 1.0))
    return tuple(Match(scope, score) for scope, score in list(scores.items())[:SHOWN_MATCHES])


def _all_matches(found: tuple[Found, ...]) -> tuple[Match, ...]:
    each = [Match(scope, min(f.best.score, 1.0)) for f in found for scope in f.best.scopes]
    return tuple({match.scope: match for match in reversed(each)}.values())


def _silent(operation: Operation) -> Answer:
    undocumented = operation.is_undocumented
    say = wording.undocumented if undocumented else wording.not_needed
    return Answer(
        kind="advise",
        outcome=Outcome.UNDOCUMENTED if undocumented else Outcome.NOT_NEEDED,
        body=tuple(say([operation])),
        operations=(operation,),
    )
