"""Answer METHOD and path, addresses, curl lines, SDK calls: which scopes do these calls take?"""

from dataclasses import dataclass

import wording
from handlers.several import answer_together
from scopes.answer import Answer, Block, Outcome
from scopes.data.catalog import LEVELS, Level
from scopes.data.operations import Operation
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Need
from scopes.reading.endpoints import Endpoint
from scopes.reading.question import Question

HELP = "Look API calls up"
EXAMPLE = "POST /v1/telephony/config/locations/{locationId}/queues"


@dataclass(frozen=True)
class _Call:
    """A call somebody wants to make and the operations it stands for, none when unknown."""

    written: str
    operations: tuple[Operation, ...]

    @property
    def needs_scopes(self) -> bool:
        return bool(self.operations and self.operations[0].routes)


def answer(question: Question, knowledge: Knowledge) -> Answer | None:
    """Answer for the calls of a message, together when there are several."""
    calls = _calls(question, knowledge)
    if not calls:
        return _unknown(question.endpoints[0], knowledge) if question.endpoints else None
    known = [call for call in calls if call.operations]
    if not known:
        return _unknown(question.endpoints[0], knowledge) if question.endpoints else None
    scoped = [call for call in known if call.needs_scopes]
    if len(calls) == 1 or not scoped:
        return _one(list(known[0].operations), question, knowledge)
    needs = [Need(call.written, call.operations[0].routes, call.operations) for call in scoped]
    return answer_together(
        "endpoint",
        needs,
        _common_level(needs, question),
        knowledge,
        missed=[call.written for call in calls if not call.operations],
        silent=[c.written for c in known if c.operations[0].is_undocumented],
    )


def _calls(question: Question, knowledge: Knowledge) -> list[_Call]:
    """Return the endpoints of a message, and its SDK calls as far as they are recognized."""
    endpoints = [_Call(str(e), tuple(knowledge.paths.find(e))) for e in question.endpoints]
    found = ((call, knowledge.search.operation_for(call)) for call in question.calls)
    return endpoints + [_Call(call.written, (operation,)) for call, operation in found if operation]


def _one(operations: list[Operation], question: Question, knowledge: Knowledge) -> Answer:
    operation = operations[0]
    if operation.is_undocumented:
        return _silent(Outcome.UNDOCUMENTED, wording.undocumented(operations), operations)
    if operation.needs_no_scope:
        return _silent(Outcome.NOT_NEEDED, wording.not_needed(operations), operations)
    by_method = {each.method: each for each in reversed(operations)}
    others = [each for method, each in by_method.items() if method != operation.method]
    by_level = _sets(operation, question, knowledge)
    level = _level(by_level, question)
    scopes = [knowledge.catalog.scopes[scope] for scope in by_level[level]]
    body: list[Block] = [
        *wording.least_set(scopes, level),
        *wording.not_on_level(question.level, by_level),
        *[block for scope in scopes for block in wording.caveat(scope)],
    ]
    details: list[Block] = [
        *wording.other_routes(by_level, level),
        *_instead(operation, by_level[level], level, knowledge),
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
        details=tuple(details),
    )


def _sets(
    operation: Operation, question: Question, knowledge: Knowledge
) -> dict[Level, tuple[str, ...]]:
    """Return the least set of each level, or the one for the subject the message names."""
    if not operation.depends_on_subject:
        return knowledge.privilege.by_level(operation)
    said = set(question.words)
    return {
        level: tuple(next((s for s in sets if _subjects(s) & said), sets[0]))
        for level, sets in operation.routes.items()
    }


def _subjects(scopes: frozenset[str]) -> set[str]:
    """Return the words of scope names, such as "messages" of `spark:messages_read`."""
    return {word for scope in scopes for word in scope.split(":")[-1].split("_")} - {"read"}


def _instead(
    operation: Operation, shown: tuple[str, ...], level: Level, knowledge: Knowledge
) -> list[Block]:
    """Name the other sets that a call accepts, or takes for another subject."""
    if operation.depends_on_subject:
        others = [tuple(sorted(s)) for s in operation.routes[level] if s != frozenset(shown)]
        return wording.by_subject(others)
    return wording.any_of(knowledge.privilege.larger(operation.routes[level]))


def _silent(outcome: Outcome, body: list[Block], operations: list[Operation]) -> Answer:
    return Answer("endpoint", outcome, tuple(body), operations=tuple(operations))


def _level(by_level: dict[Level, tuple[str, ...]], question: Question) -> Level:
    """Return the level the question asks for, else the least powerful one."""
    if question.level in by_level:
        return question.level
    return next(level for level in LEVELS if level in by_level)


def _common_level(needs: list[Need], question: Question) -> Level:
    """Return the level the question asks for, else the least one that suits most calls."""
    if question.level:
        return question.level
    return max(LEVELS, key=lambda level: sum(level in need.routes for need in needs))


def _unknown(endpoint: Endpoint, knowledge: Knowledge) -> Answer:
    methods = knowledge.paths.methods_at(endpoint.path)
    there = knowledge.paths.find(Endpoint(None, endpoint.path))
    closest = [] if methods else knowledge.paths.closest(endpoint.path)
    return Answer(
        kind="endpoint",
        outcome=Outcome.UNKNOWN,
        body=tuple(wording.no_such_operation(str(endpoint), closest, methods)),
        choices=tuple(dict.fromkeys(f"{each.method} {each.path}" for each in there))
        or tuple(f"scopes of {path}" for path in closest),
    )
