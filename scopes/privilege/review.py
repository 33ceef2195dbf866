"""What a security reviewer needs to know of a set of scopes, scope by scope."""

from collections.abc import Sequence

from msgspec import Struct

from scopes.data.catalog import Catalog, Scope
from scopes.data.operations import Operation, Operations
from scopes.privilege.needs import Need
from scopes.privilege.reach import reach_of, typical


class Reviewed(Struct, frozen=True):
    """One scope of a set.

    `calls` are the operations that it is requested for; where nobody said that, a few of those that
    it grants access to, and `is_for_job` is False. `reaches` is the number of operations that it
    grants access to alone; `lost` the number that the set no longer does without it.
    """

    scope: Scope
    calls: tuple[Operation, ...]
    is_for_job: bool
    reaches: int
    lost: int


class Sheet(Struct, frozen=True):
    """The scopes of a set as they were requested, and the days on which the facts were collected.

    `sources` holds the texts that the facts come from, by their short names.
    """

    scopes: tuple[Reviewed, ...]
    sources: dict[str, str]
    catalog_date: str
    operations_date: str


def review(
    scopes: Sequence[str],
    needs: Sequence[tuple[Need, Sequence[str]]],
    catalog: Catalog,
    operations: Operations,
) -> Sheet:
    """Return the sheet for a set of known scopes; `needs` are the needs of a job with theirs."""
    total = len(reach_of(scopes, catalog, operations).granted)
    reviewed = []
    for scope in scopes:
        alone = reach_of([scope], catalog, operations)
        rest = reach_of([other for other in scopes if other != scope], catalog, operations)
        calls = _calls_for(scope, needs)
        shown = calls or tuple(typical(alone.granted or alone.lacking))
        known = catalog.scopes[scope]
        lost = total - len(rest.granted)
        reviewed.append(Reviewed(known, shown, bool(calls), len(alone.granted), lost))
    names = dict.fromkeys(name for each in reviewed for name in each.scope.sources)
    sources = {name: catalog.sources[name] for name in names}
    return Sheet(tuple(reviewed), sources, catalog.data_date, operations.data_date)


def _calls_for(scope: str, needs: Sequence[tuple[Need, Sequence[str]]]) -> tuple[Operation, ...]:
    """Return the operations that needs were matched to and that require the scope."""
    calls = {
        need.operations[0].key: need.operations[0]
        for need, scopes in needs
        if scope in scopes and need.operations and need.origin != "name"
    }
    return tuple(calls.values())
