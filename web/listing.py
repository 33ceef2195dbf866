"""Filter and page the lists of scopes and operations."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from scopes.data.catalog import Scope
from scopes.data.operations import METHODS, Operation
from scopes.knowledge import Knowledge
from scopes.privilege.reach import Reach, reach_of
from web.parameters import SILENT, Filter, operation_filters, scope_filters

T = TypeVar("T")


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list; pages count from 1, and a page behind the last one is empty."""

    items: Sequence[T]
    number: int
    size: int
    total: int

    @property
    def count(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.size))


@dataclass(frozen=True)
class OperationFilter:
    """What a list of operations is narrowed to; "" leaves a field open."""

    find: str = ""
    method: str = ""
    product: str = ""
    level: str = ""
    scope: str = ""
    silent: str = ""
    since: str = ""


@dataclass(frozen=True)
class ScopeFilter:
    """What a list of scopes is narrowed to; "" leaves a field open."""

    find: str = ""
    area: str = ""
    level: str = ""
    access: str = ""
    status: str = ""


def asked_operations(knowledge: Knowledge) -> OperationFilter:
    """Read the filter of a request; raise `BadRequest` when a field has no such value."""
    return OperationFilter(**_read(operation_filters(knowledge)))


def asked_scopes(knowledge: Knowledge) -> ScopeFilter:
    """Read the filter of a request; raise `BadRequest` when a field has no such value."""
    return ScopeFilter(**_read(scope_filters(knowledge)))


class Lists:
    """The scopes and operations with the words they are found by."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._reaches: dict[str, Reach] = {}

    @cached_property
    def _operations(self) -> list[tuple[Operation, str]]:
        ordered = sorted(self._knowledge.operations.all, key=_by_path)
        return [(operation, _words_of(operation)) for operation in ordered]

    @cached_property
    def _scopes(self) -> list[tuple[Scope, str]]:
        scopes = self._knowledge.catalog.scopes.values()
        return [(scope, _words_about(scope)) for scope in scopes]

    def reach(self, scope: str) -> Reach:
        """Return what a scope grants access to; worked out when it is first needed."""
        if scope not in self._reaches:
            knowledge = self._knowledge
            self._reaches[scope] = reach_of([scope], knowledge.catalog, knowledge.operations)
        return self._reaches[scope]

    def operations(self, wanted: OperationFilter) -> list[Operation]:
        """Return the operations that a filter leaves, in the order of their paths.

        Those of a scope are the ones its reach names, so that all pages count alike.
        """
        found = [
            operation
            for operation, words in self._operations
            if wanted.method in ("", operation.method)
            and wanted.product in ("", operation.product)
            and (not wanted.level or wanted.level in operation.sets)
            and (not wanted.silent or operation.is_undocumented == (wanted.silent == SILENT))
            and operation.since >= wanted.since
            and _holds(words, wanted.find)
        ]
        return self._naming(wanted.scope, found) if wanted.scope else found

    def _naming(self, scope: str, operations: Iterable[Operation]) -> list[Operation]:
        """Return those among some operations that name a scope, each once."""
        held = self.reach(scope).held
        first: dict[tuple[str, str], Operation] = {}
        for operation in operations:
            if operation.scopes & held:
                first.setdefault(operation.key, operation)
        return list(first.values())

    def scopes(self, wanted: ScopeFilter) -> list[Scope]:
        """Return the scopes that a filter leaves, in the order of the catalog."""
        return [
            scope
            for scope, words in self._scopes
            if wanted.area in ("", scope.area)
            and wanted.level in ("", scope.level)
            and wanted.access in ("", scope.access)
            and wanted.status in ("", scope.status)
            and _holds(words, wanted.find)
        ]


def page_of(items: Sequence[T], number: int, size: int) -> Page[T]:
    """Return one page of a list."""
    start = (number - 1) * size
    return Page(items[start : start + size], number, size, len(items))


def narrowed(operations: Iterable[Operation], find: str) -> list[Operation]:
    """Return the operations that hold all words of a text."""
    return [operation for operation in operations if _holds(_words_of(operation), find)]


def _read(filters: Iterable[Filter]) -> dict[str, str]:
    return {parameter.name: parameter.read() for parameter in filters}


def _holds(words: str, find: str) -> bool:
    return all(word in words for word in find.lower().split())


def _by_path(operation: Operation) -> tuple[str, int, str]:
    return operation.address, METHODS.index(operation.method), operation.product


def _words_of(operation: Operation) -> str:
    parts = (operation.method, operation.address, operation.title, operation.tag)
    return " ".join((*parts, *sorted(operation.scopes))).lower()


def _words_about(scope: Scope) -> str:
    return " ".join((*scope.spellings, scope.summary, *scope.keywords)).lower()
