"""Whose token a sentence speaks of: the token level, and the administrator roles it names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.names import Names
from scopes.data.catalog import Level
from scopes.data.operations import SERVICE_APP

_KINDS = (
    "delegated full|external full|partner full|partner read-only|write-only|read-only|full|user|"
    "location|device|content|group|org|partner"
)
_ADMINS = re.compile(
    rf"(?:(?:\b(?:an?|the|id|{_KINDS}|administrators?|admins?|and|or|either)\b|,)\s*)+"
    r"(?=(?:auth |access )?tokens?\b|roles?\b|$|can\b|auth\b|of\b|and must\b)"
    rf"|(?:(?:\b(?:an?|{_KINDS}|or)\b|,)\s*)+(?:administrator|admin)\b",
    re.I,
)
_KIND = re.compile(rf"\b(?:{_KINDS})\b", re.I)
_AFTER = re.compile(r"\W*(?:scope )?for (compliance officer|admin|user)\b", re.I)
_LEVELS: dict[str, Level] = {
    "compliance officer": "compliance",
    "admin": "admin",
    "user": "user",
}
_NAMED_AFTER: dict[Level, tuple[str, ...]] = {
    "compliance": ("compliance officer",),
    "admin": ("administrator",),
    "user": (),
}
_OF_ANY_KIND = re.compile(r"\ban? administrator or\b", re.I)
_HOLDER_FOLLOWS = re.compile(r"\b(?:authorized by an?|and represent either an?) .*", re.I)
_OUR_NAMES = {"org": "organization"}
_ROLES_ONLY = re.compile(
    r"following administrators|^Roles?:|Required Roles?|one of the following roles|or roles|"
    r"must (?:authenticate with|use|possess|be) an? (?:\w[\w ,-]*) ?administrator|Authorized by a|"
    r"represent either a|authorized by a Full Admin|must be a Partner|administrator role\.",
    re.I,
)
_LIST = re.compile(r"[\w /]+:((?: (?:[\w-]+ )+administrators?,?)+)", re.I)
"""A list of administrators below a heading, such as "Customer organization"."""
_EXPLAINED = re.compile(rf"\b(?:org )?({_KINDS}) admin(?:istrator)?:", re.I)
"""An item of a list of administrators that goes on to say what each can do."""


@dataclass(frozen=True)
class Holder:
    """Who holds the token: its level, if the sentence tells, and the roles."""

    level: Level | None = None
    roles: tuple[str, ...] = ()
    is_told: bool = False


def holder(before: str, after: str, names: Names) -> Holder:
    """Tell the holder from what stands before the scopes, or else after them."""
    if named := _AFTER.match(after):
        level: Level = _LEVELS[named.group(1).lower()]
        return Holder(level, _NAMED_AFTER[level], True)
    if re.search(r"service app", before, re.I):
        return Holder("admin", (SERVICE_APP,), True)
    if re.search(r"(?:\ban? |^ *)user auth token|^\W*User:", before, re.I):
        return Holder("user", (), True)
    if re.search(r"\bany role with\b", before, re.I):
        full = ("full",) if re.search(r"full admin or any", before, re.I) else ()
        return Holder(None, (*full, "any role"), True)
    named_there = _HOLDER_FOLLOWS.search(after)
    following = _ours(_KIND.findall(named_there[0])) if named_there else []
    roles = tuple(dict.fromkeys([*_roles(before), *_spelled(after, names), *following]))
    if roles or re.search(r"\badmin(?:istrator)?s?\b", before, re.I):
        return Holder(
            "admin" if _roles(before) or "dmin" in before else None,
            roles or ("administrator",),
            True,
        )
    return Holder()


def _roles(text: str) -> list[str]:
    """Return the roles of the last words about administrators."""
    spans = [found.group() for found in _ADMINS.finditer(text)]
    spans = [s for s in spans if re.search(r"admin|full", s, re.I) and _KIND.search(s)]
    found = [kind for span in spans[-1:] for kind in _KIND.findall(span)]
    anyone = ["administrator"] if any(map(_OF_ANY_KIND.search, spans[-1:])) else []
    return [*anyone, *_ours(found)]


def _listed(sentence: str) -> list[str]:
    found = _LIST.fullmatch(sentence)
    return _ours(_KIND.findall(found[1]) if found else _EXPLAINED.findall(sentence))


def _ours(kinds: Iterable[str]) -> list[str]:
    return [_OUR_NAMES.get(kind.lower(), kind.lower()) for kind in kinds]


def _spelled(text: str, names: Names) -> list[str]:
    return [names.roles[found] for found in names.role_pattern.findall(text)]


def are_roles_enough(sentence: str, names: Names) -> bool:
    """Tell whether a sentence lists roles as if they were scopes, or in place of a scope."""
    named = rf"{names.scope_pattern.pattern}['\"` ]*,['\"` ]*{names.role_pattern.pattern}"
    return bool(re.search(r"\bscopes? or (?:one of the )?roles?\b", sentence, re.I)) or bool(
        re.search(named, sentence)
    )


def roles_alone(found: Iterable[str], names: Names) -> tuple[tuple[str, ...], list[str]]:
    """Return the roles that stand in sentences without scopes, and these sentences."""
    roles: list[str] = []
    spoken = []
    for sentence in found:
        if names.scope_pattern.search(sentence):
            continue
        mine = _listed(sentence)
        if not mine and _ROLES_ONLY.search(sentence):
            mine = _spelled(sentence, names) or _roles(sentence)
        if mine:
            spoken.append(sentence)
            roles += mine
    return tuple(dict.fromkeys(roles)), spoken
