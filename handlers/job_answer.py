"""The answer to a job: what was understood, the least set for it, and the evidence."""

from collections.abc import Sequence

import wording
from handlers.asked import Asked
from handlers.completeness import completeness
from handlers.routes import routes_of
from scopes.answer import Answer, Block
from scopes.data.catalog import Level, Scope
from scopes.data.operations import METHODS, Operation
from scopes.job import Job, Solution
from scopes.knowledge import Knowledge
from scopes.privilege.least import Privilege
from scopes.privilege.needs import Alternative, Match, Need, Outcome
from scopes.privilege.roles import FULL
from scopes.reading.token_owner import is_job_of_bot
from wording import about, alternatives, bots, evidence, levels, limits, roles
from wording import needs as say

MOST_OPERATIONS = 12


def answer_job(asked: Asked) -> Answer | None:
    """Answer a job with one least set; None when nothing of it was understood."""
    job = asked.job
    match job.outcome:
        case Outcome.FOUND:
            return _found(asked)
        case Outcome.UNDOCUMENTED | Outcome.NOT_NEEDED:
            return _without_scopes(asked)
        case _:
            return _which_resource(asked)


def kind_of(job: Job) -> str:
    """Return the kind of an answer to a job: about calls, or with something in words."""
    return "endpoint" if all(need.origin == "call" for need in job.needs) else "advise"


def _found(asked: Asked) -> Answer:
    knowledge, job, solution = asked.knowledge, asked.job, asked.solution
    scopes = [knowledge.catalog.scopes[scope] for scope in solution.scopes]
    only = job.needs[0] if len(job.needs) == 1 else None
    near, is_its = _else_meant(asked), is_job_of_bot(asked.question.english)
    body: list[Block] = [
        *understood(job, solution, knowledge),
        *_least_set(only, scopes, solution, knowledge),
        *levels.not_on_level(asked.query.level or job.level, solution.by_level),
        *limits.not_read(asked.question.cut & {"words"}),
        *[block for scope in scopes for block in about.caveat(scope)],
        *(bots.with_its_own_token(solution.scopes) if is_its else ()),
        *(doubt(asked) if only else completeness(job, solution, asked.question)),
        *limits.needs_not_read(job.unread),
        *limits.text_not_read(job.is_cut and "words" not in asked.question.cut),
    ]
    details = _of_one(only, scopes, solution, knowledge) if only else _of_several(scopes, solution)
    return Answer(
        kind=kind_of(job),
        outcome=Outcome.FOUND,
        body=tuple(body),
        level=solution.level,
        scopes=solution.scopes,
        by_level=solution.by_level,
        matches=matches_of(job),
        operations=operations_of(job),
        details=(*details, about.selecting(len(scopes))),
        steps=solution.steps,
        choices=tuple(map(alternatives.question_for, near)),
        levels=_other_levels(job, near, solution),
        routes=routes_of(job, solution),
    )


def understood(job: Job, solution: Solution, knowledge: Knowledge) -> list[Block]:
    """Say what a job was understood as; of a call without its method what each method takes."""
    need = job.needs[0]
    if len(job.needs) > 1 or not need.is_method_open:
        return say.understood(solution.steps, knowledge.catalog.scopes)
    by_method = {each.method: each for each in reversed(need.operations)}
    first = need.operations[0]
    methods = (first, *(by_method[m] for m in METHODS if m in by_method and m != first.method))
    return evidence.all_methods([(each, knowledge.privilege.by_level(each)) for each in methods])


def _least_set(
    need: Need | None, scopes: Sequence[Scope], solution: Solution, knowledge: Knowledge
) -> list[Block]:
    """Name the set; of one need also who else cannot use it, and what it is bound to."""
    level = solution.level
    if not need or not level:
        return about.least_set(scopes, level)
    routes, chosen = need.routes.get(level, ()), frozenset(solution.scopes)
    return [
        *about.least_set(scopes, level, roles.for_whom(level, routes)),
        *roles.for_role(need.routes, level, need.role),
        *roles.conditions(routes, chosen),
        *roles.service_app_only(routes),
        *(roles.odd_level(level, scopes) if routes else []),
        *(roles.odd_role(need.operations[0], routes, scopes) if need.operations else []),
        *roles.without_scopes(need.routes),
        *_deprecation(need, knowledge),
    ]


def _deprecation(need: Need, knowledge: Knowledge) -> Sequence[Block]:
    first = need.operations[:1]
    return [text for each in first for text in roles.deprecation(each, knowledge.operations)]


def _else_meant(asked: Asked) -> tuple[Alternative, ...]:
    """Return what the only need of a job may mean other than what is answered."""
    needs = asked.job.needs
    near = needs[0].near if len(needs) == 1 else ()
    return tuple(each for each in near if each.scopes != asked.solution.scopes)


def _other_levels(job: Job, near: Sequence[Alternative], solution: Solution) -> tuple[Level, ...]:
    """Return the token levels of an answer that no alternative offers for the same operation."""
    offered = {each.level for each in near if each.operation in job.needs[0].operations[:1]}
    return tuple(level for level in solution.by_level if level not in offered)


def doubt(asked: Asked) -> list[Block]:
    """Ask whether something else was meant by the only need of a job, when that may be."""
    needs = asked.job.needs
    if len(needs) != 1 or needs[0].confidence != "likely" or needs[0].is_method_open:
        return []
    return alternatives.did_you_mean(_else_meant(asked), asked.knowledge.catalog.scopes)


def _of_one(
    need: Need, scopes: list[Scope], solution: Solution, knowledge: Knowledge
) -> list[Block]:
    """Give the reason for the scopes of one need, then what they mean, then the other levels."""
    chosen, level = frozenset(solution.scopes), solution.level
    alike = [o for o in need.operations[1:] if level and chosen in o.sets.get(level, ())]
    reason = [*need.operations[:1], *([] if need.origin == "call" else alike)]
    return [
        *(evidence.reasons(reason, len(scopes)) if reason else [evidence.catalog_words(scopes)]),
        *_instead(need, solution, knowledge.privilege),
        *about.explained(scopes, _granted(need, solution)),
        *roles.other_levels(solution.by_level, solution.level, need.routes),
    ]


def _granted(need: Need, solution: Solution) -> str:
    """Return who can grant the scopes, as the text of the operation says; "" when it does not."""
    routes = need.routes.get(solution.level, ()) if solution.level else ()
    said = roles.granted_by(routes, frozenset(solution.scopes))
    return wording.capital(said) if said else ""


def _of_several(scopes: list[Scope], solution: Solution) -> list[Block]:
    return [
        *say.reasoned(scopes, solution.reasons),
        *levels.other_routes(solution.by_level, solution.level),
    ]


def _instead(need: Need, solution: Solution, privilege: Privilege) -> list[Block]:
    """Name the other sets that a call accepts, or that a webhook takes for another resource."""
    operation = next(iter(need.operations), None)
    if not operation or not solution.level or need.origin != "call":
        return []
    if operation.depends_on_subject:
        shown = frozenset(solution.scopes)
        others = operation.sets.get(solution.level, ())
        return evidence.by_subject([tuple(sorted(s)) for s in others if s != shown])
    routes = need.routes.get(solution.level, ())
    return [
        *evidence.any_of(privilege.larger(need.alternatives(solution.level)), routes),
        *roles.for_other_roles(routes, frozenset(solution.scopes), need.role or FULL),
    ]


def matches_of(job: Job) -> tuple[Match, ...]:
    """Return the scopes that were considered; of several needs those that were chosen."""
    if len(job.needs) == 1:
        return job.needs[0].matches
    best = [need.matches[0] for need in job.found if need.matches]
    return tuple({match.scope: match for match in reversed(best)}.values())


def operations_of(job: Job) -> tuple[Operation, ...]:
    """Return what an answer rests on: all that one need was matched to, else one for each."""
    if len(job.needs) == 1:
        need = job.needs[0]
        by_method = {each.method: each for each in reversed(need.operations)}
        if need.origin == "call" and need.operations:
            first = need.operations[0]
            return (first, *(by_method[m] for m in by_method if m != first.method))
        return need.operations
    first_ones = {n.operations[0].key: n.operations[0] for n in job.found if n.operations}
    return tuple(first_ones.values())[:MOST_OPERATIONS]


def _without_scopes(asked: Asked) -> Answer:
    """Answer where the documents name no scope, or say that none is needed."""
    job = asked.job
    outcome = job.outcome
    operations = [o for need in job.with_outcome(outcome) for o in need.operations]
    words = evidence.undocumented if outcome is Outcome.UNDOCUMENTED else evidence.not_needed
    return Answer(
        kind=kind_of(job),
        outcome=outcome,
        body=(
            *understood(job, asked.solution, asked.knowledge),
            *words(operations),
            *(_deprecation(job.needs[0], asked.knowledge) if len(job.needs) == 1 else []),
            *doubt(asked),
        ),
        operations=tuple(operations),
        steps=asked.solution.steps,
        choices=tuple(map(alternatives.question_for, _else_meant(asked))),
    )


def _which_resource(asked: Asked) -> Answer | None:
    """Ask what a webhook watches, when the job holds one that does not say it."""
    need = next((need for need in asked.job.needs if need.is_subject_open), None)
    if not need:
        return None
    operation = need.operations[0]
    watched = asked.knowledge.webhooks.watched(operation, asked.knowledge.operations)
    return Answer(
        kind=kind_of(asked.job),
        outcome=Outcome.UNKNOWN,
        body=(
            *understood(asked.job, asked.solution, asked.knowledge),
            *say.which_resource(watched),
        ),
        operations=(operation,),
        steps=asked.solution.steps,
        choices=say.webhook_questions(operation),
    )
