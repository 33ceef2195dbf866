"""The names of scopes and roles in Webex's texts: what is meant by each spelling."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

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
        return [name for name in re.findall(pattern, text) if name not in self.scopes]


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w:.-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w:-])")
