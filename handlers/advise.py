"""Answer a need in plain words with the least scopes for it."""

import wording
from scopes.answer import Answer, Block, Match, Outcome
from scopes.catalog import Level
from scopes.knowledge import Knowledge
from scopes.operations import Operation
from scopes.question import Question
from scopes.search import Candidate, Findings

HELP = "Name a need in plain words"
EXAMPLE = "what scopes for CDR?"

SURE_ENOUGH = 0.24
SURE_ENOUGH_OF_STRANGE_WORDS = 0.35
SURE_ENOUGH_OF_ONE_WORD = 0.7
SHOWN_OPERATIONS = 3
SHOWN_MATCHES = 5


def answer(question: Question, knowledge: Knowledge) -> Answer | None:
    """Answer when the words fit some scopes well enough; leave the rest to `unknown`."""
    if question.is_elsewhere or not question.terms:
        return None
    findings = knowledge.search.find(question)
    best = findings.candidates[0] if findings.candidates else None
    silent = findings.silent
    bar = _bar(question, knowledge)
    if silent and silent[0] >= bar and (not best or silent[0] > best.score):
        return _silent(silent[1])
    if not best or best.score < bar:
        return None
    return _advice(best, findings, knowledge)


def _bar(question: Question, knowledge: Knowledge) -> float:
    """Return the score from which an answer is given: more for a lone word or strange ones."""
    telling = [term for term, weight in question.terms.items() if weight >= 0.5 and " " not in term]
    if len(telling) < 2:
        return SURE_ENOUGH_OF_ONE_WORD
    is_strange = any(term not in knowledge.search.index for term in telling)
    return SURE_ENOUGH_OF_STRANGE_WORDS if is_strange else SURE_ENOUGH


def _advice(best: Candidate, findings: Findings, knowledge: Knowledge) -> Answer:
    operations = _resting_on(best)
    by_level = _by_level(best, operations, knowledge)
    scopes = [knowledge.catalog.scopes[scope] for scope in best.scopes]
    sources = wording.evidence(operations) if operations else [wording.catalog_words(scopes)]
    body: list[Block] = [
        *wording.least_set(scopes, best.level),
        *[block for scope in scopes for block in wording.caveat(scope)],
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
        matches=matches(findings),
        operations=tuple(operations),
    )


def _by_level(
    best: Candidate, operations: list[Operation], knowledge: Knowledge
) -> dict[Level, tuple[str, ...]]:
    """Return the sets of all levels of the operation the answer rests on."""
    routes = knowledge.privilege.by_level(operations[0]) if operations else {}
    return {**routes, best.level: best.scopes}


def _resting_on(best: Candidate) -> list[Operation]:
    """Return the operations that fit nearly as well as the best one."""
    if not best.operations:
        return []
    bar = best.operations[0][0] * 0.8
    return [operation for score, operation in best.operations if score >= bar][:SHOWN_OPERATIONS]


def matches(findings: Findings) -> tuple[Match, ...]:
    """Return the scopes that were considered, each with its best score."""
    scores: dict[str, float] = {}
    for candidate in findings.candidates:
        for scope in candidate.scopes:
            scores.setdefault(scope, min(candidate.score, 1.0))
    return tuple(Match(scope, score) for scope, score in list(scores.items())[:SHOWN_MATCHES])


def _silent(operation: Operation) -> Answer:
    return Answer(
        kind="advise",
        outcome=Outcome.UNDOCUMENTED if operation.is_undocumented else Outcome.NOT_NEEDED,
        body=tuple(
            wording.undocumented([operation])
            if operation.is_undocumented
            else wording.not_needed([operation])
        ),
        operations=(operation,),
    )
