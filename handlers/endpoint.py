"""Answer METHOD and path, a full address, a curl line: which scopes does this call take?"""

import wording
from scopes.answer import Answer, Block, Outcome
from scopes.catalog import LEVELS, Level
from scopes.endpoints import Endpoint
from scopes.knowledge import Knowledge
from scopes.operations import Operation
from scopes.question import Question

HELP = "Look an API call up"
EXAMPLE = "POST /v1/telephony/config/locations/{locationId}/queues"


def answer(question: Question, knowledge: Knowledge) -> Answer | None:
    """Answer for the first endpoint of a message that the documents know."""
    for call in question.calls:
        operation = knowledge.search.operation_for(call)
        if operation:
            return _found([operation], question, knowledge)
    if not question.endpoints:
        return None
    for endpoint in question.endpoints:
        operations = knowledge.paths.find(endpoint)
        if operations:
            return _found(operations, question, knowledge)
    return _unknown(question.endpoints[0], knowledge)


def _found(operations: list[Operation], question: Question, knowledge: Knowledge) -> Answer:
    by_method = {operation.method: operation for operation in operations}
    operation = operations[0]
    if operation.is_undocumented:
        return _silent(Outcome.UNDOCUMENTED, wording.undocumented(operations), operations)
    if operation.needs_no_scope:
        return _silent(Outcome.NOT_NEEDED, wording.not_needed(operations), operations)
    by_level = knowledge.privilege.by_level(operation)
    level = _primary_level(by_level, question, knowledge)
    scopes = [knowledge.catalog.scopes[scope] for scope in by_level[level]]
    others = [o for method, o in by_method.items() if method != operation.method]
    body: list[Block] = [
        *wording.least_set(scopes, level),
        *wording.other_routes(by_level, level),
        *wording.any_of(knowledge.privilege.larger(operation.routes[level])),
        *[block for scope in scopes for block in wording.caveat(scope)],
        *wording.explained(scopes),
        *wording.evidence([operation]),
        *wording.other_methods([(o, knowledge.privilege.by_level(o)) for o in others]),
    ]
    return Answer(
        kind="endpoint",
        outcome=Outcome.FOUND,
        body=tuple(body),
        level=level,
        scopes=by_level[level],
        by_level=by_level,
        operations=(operation, *others),
    )


def _silent(outcome: Outcome, body: list[Block], operations: list[Operation]) -> Answer:
    return Answer("endpoint", outcome, tuple(body), operations=tuple(operations))


def _primary_level(
    by_level: dict[Level, tuple[str, ...]], question: Question, knowledge: Knowledge
) -> Level:
    """Return the level the question asks for, else the least powerful one."""
    if question.level in by_level:
        return question.level
    return next(level for level in LEVELS if level in by_level)


def _unknown(endpoint: Endpoint, knowledge: Knowledge) -> Answer:
    methods = knowledge.paths.methods_at(endpoint.path)
    closest = [] if methods else knowledge.paths.closest(endpoint.path)
    return Answer(
        kind="endpoint",
        outcome=Outcome.UNKNOWN,
        body=tuple(wording.no_such_operation(str(endpoint), closest, methods)),
        choices=tuple(f"{method} {endpoint.path}" for method in methods)
        or tuple(f"scopes of {path}" for path in closest),
    )
