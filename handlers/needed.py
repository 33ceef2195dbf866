"""Say whether a scope is needed next to others, or for a job: "do I need spark:kms?"."""

from collections.abc import Sequence

import wording.needed as say
from handlers.asked import Asked
from scopes.answer import Answer, Block
from scopes.data.catalog import Scope
from scopes.data.operations import Operation
from scopes.job import Job, understand
from scopes.knowledge import Knowledge
from scopes.privilege.coverage import cover
from scopes.privilege.needs import Match, Outcome
from scopes.privilege.reach import EVERYTHING, held_with, inside_everything, reach_of, typical
from scopes.reading.doubts import Doubt, find_doubt
from wording.needs import meant

HELP = ""
EXAMPLE = "spark:all spark:rooms_read: do I need spark:rooms_read?"


def answer(asked: Asked) -> Answer | None:
    """Answer whether the scope that a message doubts is needed next to what else it names."""
    knowledge = asked.knowledge
    doubt = find_doubt(asked.question.text)
    named = knowledge.names.look_up(doubt.written) if doubt else None
    if not doubt or not named or not named.scope or not named.is_exact:
        return None
    scope = knowledge.catalog.scopes[named.scope]
    others = _others(doubt, scope, knowledge)
    job = _job(doubt, asked)
    if job.found:
        return _for_job(scope, others, job, asked)
    return _beside(scope, others, knowledge) if others else None


def _others(doubt: Doubt, scope: Scope, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the other scopes of the message."""
    listed = knowledge.reader.scope_list(knowledge.reader.read(doubt.rest))
    return tuple(each for each in listed.known if each != scope.id)


def _job(doubt: Doubt, asked: Asked) -> Job:
    """Return what the scope would be needed for: the calls of the message, or its words."""
    if asked.question.has_calls:
        return asked.job.of("call")
    return understand(asked.knowledge.reader.read(doubt.job), asked.knowledge)


def _for_job(scope: Scope, others: tuple[str, ...], job: Job, asked: Asked) -> Answer:
    """Say whether a job requires a scope, and which ones it requires at all."""
    catalog, privilege = asked.knowledge.catalog, asked.knowledge.privilege
    do_others = all(need.is_met_by(held_with(others, catalog)) for need in job.found)
    listed = others if do_others else (*others, scope.id)
    held, theirs = held_with(listed, catalog), {catalog.scopes[each].level for each in listed}
    found = cover(listed, held, job.found, privilege, asked.level, theirs=theirs)
    least = [catalog.scopes[each] for each in found.least]
    words = [need.words for need in job.found]
    said = say.for_job(scope.id, words, least, found.level, is_sure=not job.doubted)
    body = [*said[:1], *meant(job.found, catalog.scopes), *said[1:]]
    return _answer(scope, found.least, body, [o for n in job.found for o in n.operations[:1]])


def _beside(scope: Scope, others: tuple[str, ...], knowledge: Knowledge) -> Answer:
    """Say what a scope adds to others."""
    catalog, operations = knowledge.catalog, knowledge.operations
    if EVERYTHING in others and scope.id in inside_everything(catalog):
        return _answer(scope, others, say.included(scope.id, others))
    known = {o.key for o in reach_of(others, catalog, operations).granted}
    together = reach_of((*others, scope.id), catalog, operations).granted
    added = [operation for operation in together if operation.key not in known]
    if not added:
        return _answer(scope, others, say.adds_nothing(scope, others))
    shown = typical(added)
    return _answer(scope, (*others, scope.id), say.adds(scope, len(added), shown), shown)


def _answer(
    scope: Scope,
    scopes: tuple[str, ...],
    body: Sequence[Block],
    operations: Sequence[Operation] = (),
) -> Answer:
    return Answer(
        kind="needed",
        outcome=Outcome.FOUND,
        body=tuple(body),
        scopes=scopes,
        matches=(Match(scope.id, 1.0),),
        operations=tuple(operations),
        choices=(f"what does {scope.id} do?",),
    )
