"""Put a set of scopes together from what is ticked: needs in words, API calls, scopes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scopes.data.catalog import LEVELS, Level
from scopes.data.operations import Operation
from scopes.knowledge import Knowledge
from scopes.privilege.coverage import need_of
from scopes.privilege.needs import Need, least_for, reasons_for
from scopes.reading.authorize import AuthorizeRequest

DEPRECATED = "deprecated"


@dataclass(frozen=True)
class Ticked:
    """What somebody ticked and typed; `level` is None to let the needs decide."""

    needs: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    level: Level | None = None
    client_id: str = ""
    redirect_uri: str = ""
    with_pkce: bool = False


@dataclass(frozen=True)
class Wish:
    """One need as it was written and what it was understood as.

    `named` are scopes it names itself. `missed` are parts that were not understood, `silent` the
    operations whose documents name no scope; `level` is the token level the wish suits best, None
    without needs.
    """

    text: str
    needs: tuple[Need, ...] = ()
    named: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    silent: tuple[Operation, ...] = ()
    level: Level | None = None


@dataclass(frozen=True)
class Plan:
    """The set for everything that was ticked.

    `scopes` is the least set for the needs, in the order to show, and after it the scopes that
    were ticked or named besides. `reasons` holds, for each scope that some need takes, those needs.
    `refused` are names among them that are deprecated or no scopes.
    """

    wishes: tuple[Wish, ...]
    level: Level
    scopes: tuple[str, ...]
    reasons: Mapping[str, Sequence[str]]
    refused: tuple[str, ...]
    is_least: bool
    request: AuthorizeRequest


def plan(ticked: Ticked, knowledge: Knowledge) -> Plan:
    """Return the least set for what was ticked, and the authorize request for it."""
    wishes = tuple(_understood(text, knowledge) for text in ticked.needs)
    needs = [need for wish in wishes for need in wish.needs]
    level = ticked.level or _best_level(wishes, needs)
    solution = least_for(needs, level, knowledge.privilege)
    chosen = dict.fromkeys([*ticked.scopes, *(name for wish in wishes for name in wish.named)])
    wanted = [scope for scope in chosen if _is_offered(scope, knowledge)]
    besides = [scope for scope in wanted if scope not in solution.scopes]
    scopes = (*knowledge.privilege.in_order(solution.scopes), *besides)
    return Plan(
        wishes=wishes,
        level=level,
        scopes=scopes,
        reasons=reasons_for(needs, solution.scopes, level),
        refused=tuple(scope for scope in chosen if scope not in wanted),
        is_least=solution.is_least,
        request=AuthorizeRequest(
            scopes=scopes,
            client_id=ticked.client_id or None,
            redirect_uri=ticked.redirect_uri or None,
            with_pkce=ticked.with_pkce,
        ),
    )


def _is_offered(name: str, knowledge: Knowledge) -> bool:
    scope = knowledge.catalog.scopes.get(name)
    return scope is not None and scope.status != DEPRECATED


def _understood(text: str, knowledge: Knowledge) -> Wish:
    """Read one need: API calls and SDK calls first, then names of scopes, else words."""
    question = knowledge.reader.read(text)
    calls = [(str(e), knowledge.paths.find(e)[:1]) for e in question.endpoints]
    meant = ((call.written, knowledge.search.operation_for(call)) for call in question.calls)
    calls += [(written, [operation]) for written, operation in meant if operation]
    if calls:
        found = [operation for _, operations in calls for operation in operations]
        missed = tuple(written for written, operations in calls if not operations)
        return _wish(text, [need_of(o) for o in found if o.routes], missed, found, None)
    if question.scopes:
        named = tuple(name.candidates[0] for name in question.scopes if name.is_exact)
        vague = tuple(name.written for name in question.scopes if not name.is_exact)
        return Wish(text, named=named, missed=vague)
    if question.is_elsewhere or not question.terms:
        return Wish(text, missed=(text,))
    resolution = knowledge.resolver.resolve(question)
    silent = [resolution.silent] if resolution.silent else []
    missed = resolution.missed if resolution.found or silent else (text,)
    best = resolution.found[0].best.level if resolution.found else None
    needs = [found.as_need() for found in resolution.found]
    return _wish(text, needs, missed, silent, question.level or best)


def _wish(
    text: str,
    needs: Sequence[Need],
    missed: tuple[str, ...],
    operations: Sequence[Operation],
    level: Level | None,
) -> Wish:
    """Return a wish; without a level the least powerful one that suits its first need counts."""
    silent = tuple(operation for operation in operations if not operation.routes)
    first = next((at for at in LEVELS if needs and at in needs[0].routes), None)
    return Wish(text, tuple(needs), (), missed, silent, level or first)


def _best_level(wishes: Sequence[Wish], needs: Sequence[Need]) -> Level:
    """Return the level that suits most needs; among equals the one that most wishes prefer."""
    preferred = Counter(wish.level for wish in wishes)
    return max(
        LEVELS, key=lambda level: (sum(level in need.routes for need in needs), preferred[level])
    )
