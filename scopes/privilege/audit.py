"""Audit a list of scopes: what in it is wrong, what is too much, and what it lets an app do."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from scopes.data.catalog import Catalog, Level, ScopeLevel
from scopes.privilege.coverage import Coverage, cover
from scopes.privilege.least import Privilege
from scopes.privilege.needs import Need
from scopes.privilege.reach import EVERYTHING, held_with, inside_everything
from scopes.reading.scope_lists import ListedScope, ScopeList


class Audit(Struct, frozen=True):
    """What an audit found.

    `respelled` are scopes in another case than the official one, which Webex takes all the same.
    `bundled` are those that `spark:all` in the same list holds already. `overlaps` are pairs that
    look alike without a document saying that one holds the other. `strongest` are the scopes by
    what they let an app do, the most powerful first. `smaller` is what remains to request; for
    calls it is the least set they take. `for_sign_in` are words of the list that OpenID Connect
    knows, and that are no scopes of the API.
    """

    known: tuple[str, ...]
    unknown: tuple[ListedScope, ...]
    for_sign_in: tuple[str, ...]
    respelled: tuple[ListedScope, ...]
    repeated: tuple[str, ...]
    bundled: tuple[str, ...]
    deprecated: tuple[str, ...]
    undocumented: tuple[str, ...]
    admin: tuple[str, ...]
    compliance: tuple[str, ...]
    overlaps: tuple[tuple[str, str], ...]
    strongest: tuple[str, ...]
    smaller: tuple[str, ...]
    coverage: Coverage | None = None

    @property
    def redundant(self) -> tuple[str, ...]:
        """The scopes that add nothing to the rest of the list."""
        return tuple(dict.fromkeys((*self.bundled, *self.repeated)))

    @property
    def is_clean(self) -> bool:
        """Whether nothing has to be removed, corrected or added."""
        gaps = self.coverage and (self.coverage.missing or self.coverage.excess)
        return not (self.unknown or self.redundant or self.deprecated or gaps)


def audit(
    listed: ScopeList,
    needs: Sequence[Need],
    catalog: Catalog,
    privilege: Privilege,
    level: Level | None = None,
    *,
    grows: bool = False,
) -> Audit:
    """Audit a list, alone or with what it is for; `level` is the token level asked about.

    `grows` tells that this comes on top of what the list is for already.
    """
    known = listed.known
    deprecated = _with_status(known, "deprecated", catalog)
    undocumented = _with_status(known, "undocumented-but-seen", catalog)
    bundled = _bundled(known, catalog)
    kept = tuple(scope for scope in known if scope not in {*deprecated, *bundled})
    held = held_with(kept, catalog)
    theirs = {catalog.scopes[scope].level for scope in kept}
    coverage = (
        cover(kept, held, needs, privilege, level, theirs=theirs, grows=grows) if needs else None
    )
    return Audit(
        known=known,
        unknown=listed.unknown,
        for_sign_in=listed.for_sign_in,
        respelled=_respelled(listed.tokens, catalog),
        repeated=_repeated(listed),
        bundled=bundled,
        deprecated=deprecated,
        undocumented=undocumented,
        admin=_of_level(kept, "admin", catalog),
        compliance=_of_level(kept, "compliance", catalog),
        overlaps=tuple(_overlaps(kept)),
        strongest=_strongest((s for s in kept if s not in undocumented), privilege),
        smaller=coverage.least if coverage else kept,
        coverage=coverage,
    )


def _with_status(scopes: Iterable[str], status: str, catalog: Catalog) -> tuple[str, ...]:
    return tuple(scope for scope in scopes if catalog.scopes[scope].status == status)


def _of_level(scopes: Iterable[str], level: ScopeLevel, catalog: Catalog) -> tuple[str, ...]:
    return tuple(scope for scope in scopes if catalog.scopes[scope].level == level)


def _strongest(scopes: Iterable[str], privilege: Privilege) -> tuple[str, ...]:
    return tuple(sorted(scopes, key=privilege.of_scope, reverse=True))


def _bundled(known: Sequence[str], catalog: Catalog) -> tuple[str, ...]:
    if EVERYTHING not in known:
        return ()
    inside = inside_everything(catalog)
    return tuple(scope for scope in known if scope in inside)


def _repeated(listed: ScopeList) -> tuple[str, ...]:
    times = Counter(token.scope for token in listed.tokens if token.scope)
    return tuple(scope for scope, number in times.items() if number > 1)


def _respelled(tokens: Iterable[ListedScope], catalog: Catalog) -> tuple[ListedScope, ...]:
    return tuple(
        dict.fromkeys(
            token
            for token in tokens
            if token.scope and token.written not in catalog.scopes[token.scope].spellings
        )
    )


def _overlaps(scopes: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Yield scopes that stand next to a reading or writing one of the same name."""
    for scope in scopes:
        for narrow in (f"{scope}_read", f"{scope}_write"):
            if narrow in scopes:
                yield scope, narrow
