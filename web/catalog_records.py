"""The JSON of scopes and operations as types, and how it is made of the catalog."""

from typing import Literal

from msgspec import Struct

from scopes.data.catalog import LEVELS, Access, Explanation, Level, Scope, ScopeLevel, Status
from scopes.data.operations import Operation, Route
from scopes.knowledge import Knowledge
from scopes.privilege.reach import Reach
from web.records import Call, RouteRecord

Deprecation = Literal["yes", "no", "announced"]


class ScopeFacts(Struct, frozen=True):
    """What lists and pages tell of a scope alike."""

    id: str
    level: ScopeLevel
    area: str
    access: Access
    status: Status
    summary: str


class ScopeSummary(ScopeFacts, frozen=True):
    """A scope in a list.

    `operations` is how many documented operations it grants access to alone, `with_others` how many
    more name it but require another scope as well.
    """

    operations: int
    with_others: int


class ScopeList(Struct, frozen=True):
    """Scopes of the catalog; `data_date` is the day the facts were collected."""

    data_date: str
    total: int
    scopes: list[ScopeSummary]


class ScopeRecord(ScopeFacts, frozen=True):
    """All that is known of one scope.

    `opens` are the operations it grants access to alone, `opens_with_others` those that name it but
    require another scope as well.
    """

    explanation: Explanation
    group: str | None
    replaced_by: str | None
    also_written: list[str]
    related: list[str]
    sources: list[str]
    data_date: str
    opens: list[Call]
    opens_with_others: list[Call]


class OperationRecord(Struct, frozen=True):
    """An operation; `scopes` holds, per token level, sets of which any one is enough.

    `routes` are the same with roles and conditions, and those for which a role alone is enough.
    `address` is the path with the version it is called with. `deprecation` is yes, no, or
    announced; `successor` the call that the text names to use instead. `since` is the day of the
    first document that has it, `read` that of the document whose text counts.
    """

    method: str
    path: str
    host: str
    title: str
    product: str
    page: str
    basis: str
    note: str
    deprecated: bool
    scopes: dict[Level, list[list[str]]]
    address: str
    routes: dict[Level, list[RouteRecord]]
    deprecation: Deprecation
    successor: str
    since: str
    read: str
    official_page: str | None


class OperationList(Struct, frozen=True):
    """One page of operations; pages count from 1."""

    data_date: str
    total: int
    page: int
    pages: int
    operations: list[OperationRecord]


def summary_of(scope: Scope, reach: Reach) -> ScopeSummary:
    """Return a scope for a list."""
    return ScopeSummary(
        *_facts(scope),
        operations=len(reach.granted),
        with_others=len(reach.lacking),
    )


def scope_of(scope: Scope, reach: Reach, knowledge: Knowledge) -> ScopeRecord:
    """Return all that is known of a scope."""
    return ScopeRecord(
        *_facts(scope),
        explanation=scope.explanation,
        group=scope.group,
        replaced_by=scope.replaced_by,
        also_written=scope.also_written,
        related=scope.related,
        sources=scope.sources,
        data_date=knowledge.catalog.data_date,
        opens=[_call(operation) for operation in reach.granted],
        opens_with_others=[_call(operation) for operation in reach.lacking],
    )


def _facts(scope: Scope) -> tuple[str, ScopeLevel, str, Access, Status, str]:
    return scope.id, scope.level, scope.area, scope.access, scope.status, scope.summary


def operation_of(operation: Operation) -> OperationRecord:
    """Return all facts of an operation."""
    routes = operation.routes
    sets = {at: operation.sets[at] for at in LEVELS if at in operation.sets}
    return OperationRecord(
        method=operation.method,
        path=operation.path,
        host=operation.host,
        title=operation.title,
        product=operation.product,
        page=operation.tag,
        basis=operation.basis,
        note=operation.note,
        deprecated=operation.is_deprecated,
        scopes={at: [sorted(scopes) for scopes in each] for at, each in sets.items()},
        address=operation.address,
        routes={at: list(map(_route, routes[at])) for at in LEVELS if at in routes},
        deprecation=_deprecation(operation),
        successor=operation.successor,
        since=operation.since,
        read=operation.read,
        official_page=operation.page,
    )


def _route(route: Route) -> RouteRecord:
    return RouteRecord(sorted(route.scopes), list(route.roles), route.note)


def _deprecation(operation: Operation) -> Deprecation:
    if operation.is_deprecated:
        return "yes"
    return "announced" if operation.is_to_be_deprecated else "no"


def _call(operation: Operation) -> Call:
    return Call(operation.method, operation.path, operation.title)
