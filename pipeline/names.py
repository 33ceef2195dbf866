"""The names of scopes and roles in Webex's texts: what is meant by each spelling."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from scopes.data.catalog import Catalog

_FAMILY = re.compile(r"[^:]+:")


@dataclass(frozen=True)
class Names:
    """What texts write, and what is meant.

    `scopes` maps every known spelling to the id of a scope, `roles` every spelling of a role to
    ours, `levels` an id to the token level of the scope.
    """

    scopes: Mapping[str, str]
    roles: Mapping[str, str]
    levels: Mapping[str, str]
    not_offered: frozenset[str] = frozenset()

    @cached_property
    def scope_pattern(self) -> re.Pattern[str]:
        """Matches a scope by any known spelling."""
        return _any_of(self.scopes)

    @cached_property
    def role_pattern(self) -> re.Pattern[str]:
        """Matches a role by any spelling that no sentence is made of, such as `id_full_admin`."""
        return _any_of(self.roles)

    def unknown(self, text: str) -> list[str]:
        """Return what looks like a scope of a known family and is none."""
        families = {found[0] for scope in self.scopes if (found := _FAMILY.match(scope))}
        pattern = rf"(?<![\w:.-])(?:{'|'.join(map(re.escape, sorted(families)))})[A-Za-z_*-]{{3,}}"
        return [
            name
            for name in re.findall(pattern, text)
            if name not in self.scopes and name not in self.not_offered
        ]


def names_of(catalog: Catalog) -> Names:
    """Return the names of the catalog and of the tables beside it."""
    tables = catalog.names
    spelled = {s: scope.id for scope in catalog.scopes.values() for s in scope.spellings}
    levels = {scope.id: scope.level for scope in catalog.scopes.values()}
    return Names(spelled | tables.spellings, tables.roles, levels, frozenset(tables.not_offered))


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w:.-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w:-])")
