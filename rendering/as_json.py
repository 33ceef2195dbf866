"""Render an answer as the JSON object that scripts rely on."""

import json
from collections.abc import Sequence
from typing import Any

from rendering.markdown import to_markdown
from scopes.answer import Answer
from scopes.data.operations import Operation, Route
from scopes.job import Solution, Step
from scopes.reading.cleaning import MAX_CHARACTERS
from scopes.reading.secrets import without_secrets

ISSUES = ("unknown", "redundant", "deprecated", "admin", "missing", "excess")


def to_record(answer: Answer, question: str) -> dict[str, Any]:
    """Return the answer with the keys of the published JSON form.

    Secrets are cut out of the question, and what is too long to be read.
    """
    return {
        "question": without_secrets(question[:MAX_CHARACTERS]),
        "kind": answer.kind,
        "outcome": answer.outcome.value,
        "confidence": answer.confidence,
        "level": answer.level,
        "scopes": list(answer.scopes),
        "by_level": {level: list(scopes) for level, scopes in answer.by_level.items()},
        "routes": {
            level: [_route(route, answer.by_level.get(level, ())) for route in routes]
            for level, routes in answer.routes.items()
        },
        "matches": [{"scope": m.scope, "score": round(m.score, 3)} for m in answer.matches],
        "operations": [{**operation_record(each), "page": each.page} for each in answer.operations],
        "needs": [_need(step) for step in answer.steps],
        "issues": {name: list(answer.issues.get(name, ())) for name in ISSUES},
        "text": to_markdown(answer),
    }


def solution_record(solution: Solution) -> dict[str, Any]:
    """Return the least set of a job with the same keys as that of an answer."""
    return {
        "level": solution.level,
        "scopes": list(solution.scopes),
        "by_level": {level: list(scopes) for level, scopes in solution.by_level.items()},
        "needs": [_need(step) for step in solution.steps],
    }


def to_json(record: dict[str, Any]) -> str:
    """Return a record as one line of JSON, in ASCII, so that any terminal and pipe takes it."""
    return json.dumps(record, separators=(",", ":"))


def _need(step: Step) -> dict[str, Any]:
    """Return what a need was understood as; one that is the name of a scope is no operation."""
    need = step.need
    operation = need.operations[0] if need.operations and need.origin != "name" else None
    return {
        "words": need.words,
        "operation": _operation(operation),
        "scopes": list(step.scopes),
        "outcome": need.outcome.value,
        "sure": round(need.sure, 3),
        "near": [
            {"operation": _operation(each.operation), "scopes": list(each.scopes)}
            for each in need.near
        ],
    }


def _operation(operation: Operation | None) -> dict[str, str] | None:
    return operation_record(operation) if operation else None


def _route(route: Route, proposed: Sequence[str]) -> dict[str, Any]:
    """Return a route, its scopes in the order in which they are proposed."""
    order = (*(scope for scope in proposed if scope in route.scopes), *sorted(route.scopes))
    scopes = list(dict.fromkeys(order))
    return {"scopes": scopes, "roles": list(route.roles), "note": route.note}


def operation_record(operation: Operation) -> dict[str, str]:
    """Return an operation in short."""
    return {"method": operation.method, "path": operation.path, "title": operation.title}
