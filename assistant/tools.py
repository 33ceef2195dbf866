"""What the tools of the MCP server do: each takes plain values and returns JSON."""

from collections.abc import Sequence
from typing import Any

from handlers import answer, answer_query
from handlers.secrets import with_warning
from rendering.as_json import operation_record, solution_record, to_record
from scopes.code.calls import read_code
from scopes.data.catalog import LEVELS, Level
from scopes.data.operations import Operation
from scopes.job import Job, each_once
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from scopes.reading.query import Query
from scopes.reading.secrets import kinds_in, without_secrets

Json = dict[str, Any]

MOST_SHOWN = 50
"""Operations of a search that are returned; more are only counted."""


class Tools:
    """The tools over what is known. Nothing of what they are given is kept or logged."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def ask(self, question: str, level: Level | None = None) -> Json:
        """Return the answer to a question, like `/api/ask`."""
        if not level:
            return to_record(answer(question, self._knowledge), question)
        found = answer_query(Query(question, level), self._knowledge)
        return to_record(with_warning(found, kinds_in(question)), question)

    def for_calls(self, calls: Sequence[str], level: Level | None = None) -> Json:
        """Return the answer for API calls, each as METHOD and path."""
        return self.ask("\n".join(calls), level)

    def audit(self, scopes: str, calls: Sequence[str] = ()) -> Json:
        """Return the audit of a list of scopes, alone or with the calls it is for."""
        return self.ask("\n".join((f"check {scopes}", *calls)))

    def explain(self, scope: str) -> Json:
        """Return the answer to what a scope is for."""
        return self.ask(f"what does {scope} do?")

    def scan(self, code: str, name: str | None = None) -> Json:
        """Return the calls of a text, the operation and the scopes of each, and the set for all.

        `name` is the name of the file, whose ending says the language; nothing is opened.
        """
        reading = read_code(without_secrets(code), name)
        needs = [self._knowledge.calls.need(call) for call in reading.calls]
        job = Job(each_once(needs), self._knowledge.privilege)
        solution = job.solve()
        scopes = {step.need.key: step.scopes for step in solution.steps}
        return {
            **solution_record(solution),
            "outcome": job.outcome.value,
            "calls": [
                {
                    "line": call.line,
                    "method": call.method,
                    "path": call.path,
                    "written": call.written,
                    "operation": next(map(operation_record, need.operations), None),
                    "scopes": list(scopes[need.key]),
                    "outcome": need.outcome.value,
                }
                for call, need in zip(reading.calls, needs, strict=True)
            ],
            "unknown": [need.words for need in job.with_outcome(Outcome.UNKNOWN)],
            "unresolved": [{"line": gap.line, "why": gap.why} for gap in reading.unresolved],
        }

    def search(self, words: str = "", method: str = "", scope: str = "") -> Json:
        """Return the documented operations that hold all words, and how many there are."""
        wanted = words.lower().split()
        found = [
            operation
            for operation in self._knowledge.operations.all
            if method.upper() in ("", operation.method)
            and (not scope or scope in operation.scopes)
            and all(word in _words_of(operation) for word in wanted)
        ]
        shown = [
            {**operation_record(operation), "page": operation.page, "scopes": _routes(operation)}
            for operation in found[:MOST_SHOWN]
        ]
        return {"total": len(found), "operations": shown}


def _routes(operation: Operation) -> dict[Level, list[list[str]]]:
    """Return, per token level, the sets of scopes of which any one is enough."""
    routes = operation.sets
    return {at: [sorted(each) for each in routes[at]] for at in LEVELS if at in routes}


def _words_of(operation: Operation) -> str:
    parts = (operation.method, operation.path, operation.title, operation.tag)
    return " ".join(parts).lower()
