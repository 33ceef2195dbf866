"""Audit a list of scopes: what in it is wrong, what is too much, and what it lets an app do."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from scopes.data.catalog import Catalog, Level, Scope, ScopeLevel
from scopes.privilege.coverage import Coverage, cover
from scopes.privilege.least import Privilege
from scopes.privilege.needs import Need
from scopes.privilege.reach import EVERYTHING, held_with, inside_everything
from scopes.reading.scope_lists import ListedScope, ScopeList


class Audit(Struct, frozen=True):
    """What an audit found."""

    known: tuple[str, ...]
    """The scopes of the list that exist, each once."""
    unknown: tuple[ListedScope, ...]
    for_sign_in: tuple[str, ...]
    """Words that OpenID Connect knows, and that are no scopes of the API."""
    respelled: tuple[ListedScope, ...]
    """Scopes in another spelling than the official one; Webex takes those in another case."""
    repeated: tuple[str, ...]
    bundled: tuple[str, ...]
    """Scopes that `spark:all` in the same list holds already."""
    deprecated: tuple[str, ...]
    undocumented: tuple[str, ...]
    """Scopes that are only seen in real apps, of the list and of what it lacks."""
    admin: tuple[str, ...]
    compliance: tuple[str, ...]
    overlaps: tuple[tuple[str, str], ...]
    """Pairs that look alike without a document saying that one holds the other."""
    strongest: tuple[str, ...]
    """The scopes by what they let an app do, the most powerful first."""
    smaller: tuple[str, ...]
    """What remains to request; for calls it is the least set they take."""
    corrected: tuple[str, ...] = ()
    """The list with what its wrong names clearly stand for, empty when it has none."""
    coverage: Coverage | None = None

    @property
    def redundant(self) -> tuple[str, ...]:
        """The scopes that add nothing to the rest of the list."""
        return tuple(dict.fromkeys((*self.bundled, *self.repeated)))

    @property
    def is_clean(self) -> bool:
        """Whether nothing has to be removed, corrected or added."""
        gaps = self.coverage and (self.coverage.missing or self.coverage.excess)
        wrong = self.unknown or self.misspelt or self.redundant or self.deprecated
        return not (wrong or gaps)

    @property
    def misspelt(self) -> tuple[ListedScope, ...]:
        """The scopes that are spelled with other letters or signs than they officially are."""
        named = (token for token in self.respelled if token.scope)
        return tuple(t for t in named if t.written.lower() != (t.scope or "").lower())


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
    missing = coverage.missing if coverage else ()
    powers = (s for s in (*kept, *missing) if s not in undocumented)
    return Audit(
        known=known,
        unknown=listed.unknown,
        for_sign_in=listed.for_sign_in,
        respelled=_respelled(listed.tokens, catalog),
        repeated=_repeated(listed),
        bundled=bundled,
        deprecated=deprecated,
        undocumented=(*undocumented, *_with_status(missing, "undocumented-but-seen", catalog)),
        admin=_of_level(kept, "admin", catalog),
        compliance=_of_level(kept, "compliance", catalog),
        overlaps=tuple(_overlaps(kept)),
        strongest=_strongest(powers, privilege),
        smaller=coverage.least if coverage else kept,
        corrected=_corrected(listed, kept, catalog),
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


def _corrected(listed: ScopeList, kept: Sequence[str], catalog: Catalog) -> tuple[str, ...]:
    """Return the kept scopes of a list with those that its wrong names clearly stand for."""
    meant: dict[str, None] = {}
    for token in listed.tokens:
        if token.scope and token.scope in kept:
            meant[token.scope] = None
        elif token.scope:
            replaced_by = catalog.scopes[token.scope].replaced_by
            meant |= {replaced_by: None} if replaced_by else {}
        elif len(token.suggestions) == 1 or token.is_retired:
            meant |= dict.fromkeys(token.meant)
    return tuple(meant) if set(meant) > set(kept) else ()


def _respelled(tokens: Iterable[ListedScope], catalog: Catalog) -> tuple[ListedScope, ...]:
    return tuple(
        dict.fromkeys(
            token
            for token in tokens
            if token.scope and _is_respelled(token.written, catalog.scopes[token.scope])
        )
    )


def _is_respelled(written: str, scope: Scope) -> bool:
    """Return whether a name is none that the portal takes; it takes any case."""
    return written not in scope.spellings or written.lower() != scope.id.lower()


def _overlaps(scopes: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Yield scopes that stand next to a reading or writing one of the same name."""
    for scope in scopes:
        for narrow in (f"{scope}_read", f"{scope}_write"):
            if narrow in scopes:
                yield scope, narrow
