"""What the calls of a message need: endpoints, addresses, calls of an SDK."""

from dataclasses import replace

from scopes.code.calls import CodeCall
from scopes.data.operations import Operation
from scopes.finding.paths import Paths
from scopes.finding.search import Search
from scopes.finding.webhooks import Webhooks
from scopes.privilege.needs import Need, Outcome
from scopes.reading.endpoints import Endpoint
from scopes.reading.question import Question
from scopes.reading.sdk import sdk_calls_of


class Calls:
    """Looks calls up in the documents."""

    def __init__(self, paths: Paths, search: Search, webhooks: Webhooks) -> None:
        self._paths = paths
        self._search = search
        self._webhooks = webhooks

    def needs(self, question: Question) -> tuple[Need, ...]:
        """Return a need for each call of a message; calls of an SDK as far as they are known."""
        found = [(str(e), tuple(self._paths.find(e))) for e in question.endpoints]
        for call in question.calls:
            operation = self._search.operation_for(call)
            if operation:
                found.append((call.written, (operation,)))
        needs = (self._need(words, operations) for words, operations in found)
        return tuple(self._webhooks.with_subject(need, question) for need in needs)

    def need(self, call: CodeCall) -> Need:
        """Return the need for a call that stands in code."""
        if call.path:
            endpoint = Endpoint(call.method, call.path, call.host)
            return self._need(call.written or str(endpoint), tuple(self._paths.find(endpoint)))
        found = (self._search.operation_for(each) for each in sdk_calls_of([call]))
        return self._need(call.written or call.sdk or "", tuple(filter(None, found)))

    def _need(self, words: str, operations: tuple[Operation, ...]) -> Need:
        """Return the need for a call; with several operations the first of its methods counts."""
        if not operations:
            return Need(words, outcome=Outcome.UNKNOWN, origin="call", sure=0.0)
        first = operations[0]
        need = Need(words, first.routes, operations, origin="call")
        if first.is_undocumented:
            return replace(need, outcome=Outcome.UNDOCUMENTED)
        if first.needs_no_scope:
            return replace(need, outcome=Outcome.NOT_NEEDED)
        return need
