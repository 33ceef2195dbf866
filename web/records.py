"""The JSON of the API as types, from which its description is made as well."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from scopes.data.catalog import LEVELS, Access, Explanation, Level, Scope, ScopeLevel, Status
from scopes.data.operations import Operation, Route
from scopes.knowledge import Knowledge
from scopes.privilege.reach import Reach
from web.parameters import ADDED, CHOSEN_LEVEL, QUESTION_IN_BODY, WITHOUT

Ending = Literal["found", "undocumented", "unknown", "not_needed"]
Confidence = Literal["sure", "likely", "unknown"]
Deprecation = Literal["yes", "no", "announced"]


class Call(Struct, frozen=True):
    """An operation in short."""

    method: str
    path: str
    title: str


class DocumentedCall(Call, frozen=True):
    """An operation with the address of its page on the developer portal, where that is known."""

    page: str | None


class NeedRecord(Struct, frozen=True):
    """One thing to do, in the words of the question, and what it was understood as.

    `operation` is null when the words were not understood or only a scope speaks for them. `sure`
    says between 0 and 1 how sure it is that this is meant.
    """

    words: str
    operation: Call | None
    scopes: list[str]
    outcome: Ending
    sure: float


class RouteRecord(Struct, frozen=True):
    """Scopes that are needed together, the administrator roles the documents accept with them, and
    a condition; no roles where the documents name none, no scopes where a role alone is enough.
    """

    scopes: list[str]
    roles: list[str]
    note: str


class MatchRecord(Struct, frozen=True):
    """A scope that was considered, with a score between 0 and 1."""

    scope: str
    score: float


class Issues(Struct, frozen=True):
    """What an audit found; each list holds scope names."""

    unknown: list[str]
    redundant: list[str]
    deprecated: list[str]
    admin: list[str]
    missing: list[str]
    excess: list[str]


class AnswerRecord(Struct, frozen=True):
    """The answer to a question; `scopes` is the least set, empty unless `outcome` is found.

    `routes` are all documented alternatives, the proposed one first. `needs` are the things to do
    that were read in the question, in its order. `confidence` is that of the least sure of them:
    likely when something else may be meant, unknown when one of them was not understood. Names of
    scopes are sure, and API calls that are written with their version.
    """

    question: str
    kind: str
    outcome: Ending
    confidence: Confidence
    level: Level | None
    scopes: list[str]
    by_level: dict[Level, list[str]]
    routes: dict[Level, list[RouteRecord]]
    matches: list[MatchRecord]
    operations: list[DocumentedCall]
    needs: list[NeedRecord]
    issues: Issues
    text: str


class QuestionRecord(Struct, frozen=True):
    """A question in the body of a request, for those too long or too private for an address.

    `level`, `add` and `without` change its job, as in the address.
    """

    question: Annotated[
        str,
        Meta(description=QUESTION_IN_BODY.description, extra_json_schema=QUESTION_IN_BODY.schema),
    ]
    level: Annotated[Level | None, Meta(description=CHOSEN_LEVEL.description)] = None
    add: Annotated[
        list[Annotated[str, Meta(max_length=ADDED.limit)]],
        Meta(description=ADDED.description, max_length=ADDED.most),
    ] = []
    without: Annotated[
        list[Annotated[int, Meta(ge=1, le=WITHOUT.most)]],
        Meta(description=WITHOUT.description, max_length=WITHOUT.most),
    ] = []


class ScopeSummary(Struct, frozen=True):
    """A scope in a list.

    `operations` is how many documented operations it opens alone, `with_others` how many more name
    it but take another scope besides.
    """

    id: str
    level: ScopeLevel
    area: str
    access: Access
    status: Status
    summary: str
    operations: int
    with_others: int


class ScopeList(Struct, frozen=True):
    """Scopes of the catalog; `data_date` is the day the facts were collected."""

    data_date: str
    total: int
    scopes: list[ScopeSummary]


class ScopeRecord(Struct, frozen=True):
    """All that is known of one scope.

    `opens` are the operations it opens alone, `opens_with_others` those that name it but take
    another scope besides.
    """

    id: str
    level: ScopeLevel
    area: str
    access: Access
    status: Status
    summary: str
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

    `routes` are the same with roles and conditions, and those that a role alone opens. `address` is
    the path with the version it is called with. `deprecation` is yes, no, or announced;
    `successor` the call that the text names to use instead. `since` is the day of the first
    document that has it, `read` that of the document whose text counts.
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


class ErrorRecord(Struct, frozen=True):
    """What was wrong with a request, in a sentence."""

    error: str
    status: int


def call_of(operation: Operation) -> Call:
    """Return an operation in short."""
    return Call(operation.method, operation.path, operation.title)


def operation_of(operation: Operation) -> OperationRecord:
    """Return all facts of an operation."""
    ways = operation.ways
    routes = {at: operation.routes[at] for at in LEVELS if at in operation.routes}
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
        scopes={at: [sorted(scopes) for scopes in sets] for at, sets in routes.items()},
        address=operation.address,
        routes={at: list(map(route_of, ways[at])) for at in LEVELS if at in ways},
        deprecation=_deprecation(operation),
        successor=operation.successor,
        since=operation.since,
        read=operation.read,
        official_page=operation.page,
    )


def route_of(route: Route) -> RouteRecord:
    """Return a route of an operation."""
    return RouteRecord(sorted(route.scopes), list(route.roles), route.note)


def _deprecation(operation: Operation) -> Deprecation:
    if operation.is_deprecated:
        return "yes"
    return "announced" if operation.is_to_be_deprecated else "no"


def summary_of(scope: Scope, reach: Reach) -> ScopeSummary:
    """Return a scope for a list."""
    return ScopeSummary(
        id=scope.id,
        level=scope.level,
        area=scope.area,
        access=scope.access,
        status=scope.status,
        summary=scope.summary,
        operations=len(reach.granted),
        with_others=len(reach.lacking),
    )


def scope_of(scope: Scope, reach: Reach, knowledge: Knowledge) -> ScopeRecord:
    """Return all that is known of a scope."""
    return ScopeRecord(
        id=scope.id,
        level=scope.level,
        area=scope.area,
        access=scope.access,
        status=scope.status,
        summary=scope.summary,
        explanation=scope.explanation,
        group=scope.group,
        replaced_by=scope.replaced_by,
        also_written=scope.also_written,
        related=scope.related,
        sources=scope.sources,
        data_date=knowledge.catalog.data_date,
        opens=[call_of(operation) for operation in reach.granted],
        opens_with_others=[call_of(operation) for operation in reach.lacking],
    )
