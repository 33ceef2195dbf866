"""What the calls of a message need: endpoints, addresses, calls of an SDK."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from scopes.code.calls import CodeCall
from scopes.data.catalog import LEVELS
from scopes.data.operations import Operation, Removed
from scopes.finding.pages import Pages
from scopes.finding.paths import Paths
from scopes.finding.search import Search
from scopes.finding.webhooks import Webhooks
from scopes.privilege.least import Privilege
from scopes.privilege.needs import Alternative, Need, Outcome
from scopes.reading.endpoints import Endpoint, endpoint_of, find_endpoints
from scopes.reading.pages import Page
from scopes.reading.question import Question
from scopes.reading.sdk import SdkCall, sdk_calls_of

SURE_OF_A_VERSION = 0.6
"""How sure it is which version is meant when a path without one has several that differ."""
SURE_OF_A_METHOD = 0.5
"""How sure it is which method is meant when nothing says it."""

MOST_GUESSED = 20
"""Calls of an SDK that are looked for by the words of their names, where no table has them; further
ones are said to be not understood."""


class Calls:
    """Looks calls up in the documents."""

    def __init__(
        self,
        paths: Paths,
        pages: Pages,
        search: Search,
        webhooks: Webhooks,
        privilege: Privilege,
    ) -> None:
        self._paths = paths
        self._pages = pages
        self._search = search
        self._webhooks = webhooks
        self._privilege = privilege

    def needs(self, question: Question) -> tuple[Need, ...]:
        """Return a need for each call of a message; calls of an SDK as far as they are known."""
        needs = [self._of_endpoint(endpoint) for endpoint in question.endpoints]
        unknown = (call for call in question.calls if not self._search.knows(call))
        left_out = list(islice(unknown, MOST_GUESSED, None))
        needs += [Need.unknown(call.written, "call") for call in left_out]
        calls = (call for call in question.calls if call not in left_out)
        needs += filter(None, map(self._of_sdk_call, calls))
        needs += [self._of_page(page) for page in question.pages if page.title]
        said = self._webhooks.said(question)
        return tuple(self._webhooks.with_subject(need, said) for need in needs)

    def need(self, call: CodeCall) -> Need:
        """Return the need for a call that stands in code."""
        if call.path:
            need = self._of_endpoint(endpoint_of(call))
            return replace(need, words=call.written or need.words)
        found = (self._search.operation_for(each) for each in sdk_calls_of([call]))
        words = call.written or call.sdk or ""
        if operations := tuple(filter(None, found)):
            return _need(words, operations)
        return Need.unknown(words, "call")

    def successor(self, gone: Removed) -> Operation | None:
        """Return the operation to call today instead of one that is gone, if one is known."""
        named = find_endpoints(gone.successor)
        return next(iter(self._paths.find(named[0])), None) if named else None

    def _of_sdk_call(self, call: SdkCall) -> Need | None:
        """Return the need for a call of an SDK; None where its name says nothing that is known."""
        operation = self._search.operation_for(call)
        if operation:
            return _need(call.written, (operation,))
        if not call.path:
            return None
        return replace(self._of_endpoint(Endpoint(call.method, call.path)), words=call.written)

    def _of_endpoint(self, endpoint: Endpoint) -> Need:
        """Return the need for an endpoint, with what else it may mean, or what there is instead."""
        endpoint = self._with_said_method(endpoint)
        words, operations = str(endpoint), tuple(self._paths.find(endpoint))
        others = self._paths.other_versions(endpoint)
        if operations:
            need = self._one_of_versions(_need(words, operations), others)
            if endpoint.names_organization and "admin" in need.sets:
                need = replace(need, level="admin")
            return self._one_of_methods(need) if need.is_method_open else need
        gone = self._paths.removed(endpoint)
        today = self.successor(gone) if gone else None
        unknown = Need.unknown(words, "call")
        if not gone and (methods := self._paths.methods_at(endpoint.path)):
            near = self._alternatives(self._paths.misspelt(endpoint))
            return replace(unknown, methods_there=tuple(methods), near=near)
        near = self._alternatives([today] if today else [] if gone else others)
        return replace(unknown, near=near, gone=gone)

    def _of_page(self, page: Page) -> Need:
        """Return the need for the operation that a page of the API reference is about."""
        found = self._pages.find(page)
        if not found:
            near = self._alternatives(self._pages.closest(page))
            unknown = Need.unknown(page.written, "call")
            return replace(unknown, near=near)
        need = _need(page.written, tuple(found[:1]))
        if self._pages.is_sure(page, found):
            return need
        others = (each for each in found[1:] if each.sets != found[0].sets)
        return replace(need, sure=SURE_OF_A_VERSION, near=self._alternatives(others))

    def _one_of_versions(self, need: Need, others: Iterable[Operation]) -> Need:
        """Return a need with the other versions of its call, where they take other scopes."""
        first = need.operations[0]
        unlike = [o for o in others if o.method == first.method and o.sets != first.sets]
        if not unlike:
            return need
        return replace(need, sure=SURE_OF_A_VERSION, near=self._alternatives(unlike))

    def _with_said_method(self, endpoint: Endpoint) -> Endpoint:
        """Return an endpoint with the method that the words around it speak of, if it has that."""
        spoken = (replace(endpoint, method=method) for method in endpoint.said)
        known = (e for e in spoken if self._paths.find(e) or self._paths.removed(e))
        return next(known, endpoint)

    def _one_of_methods(self, need: Need) -> Need:
        """Return a need of which no method was read with the other methods of its path."""
        first = need.operations[0]
        others = self._alternatives(o for o in need.operations if o.method != first.method)
        return replace(need, sure=SURE_OF_A_METHOD, near=(*others, *need.near))

    def _alternatives(self, operations: Iterable[Operation]) -> tuple[Alternative, ...]:
        """Return operations with their least scopes on the lowest token level."""
        found = []
        for operation in {o.key: o for o in operations}.values():
            by_level = self._privilege.by_level(operation)
            level = next((level for level in LEVELS if level in by_level), None)
            found.append(Alternative(by_level[level] if level else (), operation, level))
        return tuple(found)


def _need(words: str, operations: tuple[Operation, ...]) -> Need:
    """Return the need for a call; of several methods the first counts whose scopes are known."""
    if len({operation.method for operation in operations}) > 1:
        operations = tuple(sorted(operations, key=lambda operation: not operation.sets))
    first = operations[0]
    need = Need(words, first.sets, operations, origin="call", routes=first.routes)
    if first.depends_on_subject:
        need = replace(need, routes={})
    if first.is_undocumented:
        return replace(need, outcome=Outcome.UNDOCUMENTED)
    if first.needs_no_scope:
        return replace(need, outcome=Outcome.NOT_NEEDED)
    return need
