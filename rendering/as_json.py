"""Render an answer as the JSON object that scripts rely on."""

import json
from typing import Any

from rendering.markdown import to_markdown
from scopes.answer import Answer
from scopes.data.operations import Operation
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
        "level": answer.level,
        "scopes": list(answer.scopes),
        "by_level": {level: list(scopes) for level, scopes in answer.by_level.items()},
        "matches": [{"scope": m.scope, "score": round(m.score, 3)} for m in answer.matches],
        "operations": [_operation(operation) for operation in answer.operations],
        "issues": {name: list(answer.issues.get(name, ())) for name in ISSUES},
        "text": to_markdown(answer),
    }


def to_json(record: dict[str, Any]) -> str:
    """Return a record as one line of JSON, in ASCII, so that any terminal and pipe takes it."""
    return json.dumps(record, separators=(",", ":"))


def _operation(operation: Operation) -> dict[str, str]:
    return {"method": operation.method, "path": operation.path, "title": operation.title}
