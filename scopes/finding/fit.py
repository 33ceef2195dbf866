"""What the catalog says of a set of scopes as a whole: reading or changing."""

from dataclasses import dataclass

from scopes.data.catalog import Catalog
from scopes.text.words import stem

WEBHOOK = stem("webhook")
"""A webhook is registered with the read scope of what it watches."""


@dataclass(frozen=True)
class Traits:
    """What the catalog says of a set of scopes as a whole.

    `primary` are the scopes that do the job, without the read scopes beside a write scope.
    """

    primary: tuple[str, ...]
    is_broad: bool
    writes: bool


class Fit:
    """Knows the traits of sets of scopes, and remembers them."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._traits: dict[tuple[str, ...], Traits] = {}

    def traits(self, scopes: tuple[str, ...]) -> Traits:
        """Return the traits of a set of scopes."""
        if scopes not in self._traits:
            self._traits[scopes] = self._read(scopes)
        return self._traits[scopes]

    def _read(self, names: tuple[str, ...]) -> Traits:
        scopes = [self._catalog.scopes[name] for name in names]
        return Traits(
            primary=tuple(s.id for s in scopes if s.access != "read") or names,
            is_broad=any(scope.access == "all" for scope in scopes),
            writes=any(scope.access in ("write", "execute") for scope in scopes),
        )
