"""Reading the sentences about access: routes per token level, with the roles that each is for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.conditions import conditioned
from pipeline.names import Names
from pipeline.roles import Holder, are_roles_enough, holder, roles_alone
from pipeline.sentences import about_access, fingerprint, sentences
from scopes.data.catalog import LEVELS, Level
from scopes.data.operations import Route

_ASIDE = re.compile(r"\([^()]*\)")
_CUT = re.compile(r"does not have the scope \S+ but has|,? for authorization\b|\bOAuth\b", re.I)
_LINKED = re.compile(r"(?:[\s,.'\"`\[\]*-]|\b(?:and|or|either|scopes?|the|of)\b)*", re.I)
_NOT_A_ROUTE = re.compile(r"also accepted when|is required when|admin on-behalf-of", re.I)
_NONE_NEEDED = re.compile(r"no specific scope is needed", re.I)


@dataclass(frozen=True)
class Reading:
    """What a text says about access.

    `said` are the sentences that it was read from, `puzzles` those that name scopes in a way that
    is not understood, `unknown` the names that look like scopes and are none, `roles` the
    administrators that sentences without scopes name.
    """

    routes: dict[Level, tuple[Route, ...]]
    said: tuple[str, ...] = ()
    puzzles: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    needs_none: bool = False
    roles: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """A mark of the sentences."""
        return fingerprint(self.said)


@dataclass(frozen=True)
class _Group:
    """Scopes that follow each other in a sentence, what stands before and between them."""

    before: str
    scopes: tuple[str, ...]
    between: tuple[str, ...]
    after: str = ""


def read(text: str, names: Names) -> Reading:
    """Read the text of an operation."""
    found = about_access(sentences(text))
    routes: dict[Level, list[Route]] = {}
    said, puzzles = [], []
    needs_none = False
    for sentence in found:
        needs_none = needs_none or bool(_NONE_NEEDED.search(sentence))
        if not names.scope_pattern.search(sentence):
            continue
        said.append(sentence)
        if _NOT_A_ROUTE.search(sentence):
            continue
        try:
            for level, route in _routes(sentence, names):
                routes.setdefault(level, []).append(route)
        except ValueError:
            puzzles.append(sentence)
    told, spoken = roles_alone(found, names)
    said += [sentence for sentence in spoken if sentence not in said]
    held = {level: _once(each) for level, each in with_roles(routes, told).items()}
    return Reading(
        conditioned({level: held[level] for level in LEVELS if level in held}, found),
        tuple(sentence for sentence in found if sentence in said),
        tuple(puzzles),
        tuple(dict.fromkeys(name for sentence in found for name in names.unknown(sentence))),
        needs_none,
        told,
    )


def with_roles(
    routes: Mapping[Level, Sequence[Route]], told: tuple[str, ...]
) -> dict[Level, tuple[Route, ...]]:
    """Give the roles of a sentence of its own to the administrators' routes that name none."""
    vague = ((), ("administrator",)) if told else ()
    return {
        level: tuple(
            replace(route, roles=told) if level == "admin" and route.roles in vague else route
            for route in each
        )
        for level, each in routes.items()
    }


def _once(routes: Sequence[Route]) -> tuple[Route, ...]:
    """Drop what is said twice; of a route with and without roles the one with them stays."""
    telling = {(r.scopes, r.note) for r in routes if r.roles}
    kept = (r for r in routes if r.roles or (r.scopes, r.note) not in telling)
    return tuple(dict.fromkeys(kept))


def _routes(sentence: str, names: Names) -> list[tuple[Level, Route]]:
    plain = _CUT.sub(" ", _ASIDE.sub(" ", sentence))
    found: list[tuple[Level, Route]] = []
    last = Holder()
    for group in _groups(plain, names):
        mine = holder(group.before, group.after, names)
        last = mine if mine.is_told else last
        roles = () if are_roles_enough(plain, names) else last.roles
        for scopes in _alternatives(group):
            level = last.level or _own_level(scopes, names)
            found.append((level, Route(frozenset(scopes), roles)))
        if last.roles and not roles:
            found.append((level, Route(frozenset(), last.roles)))
    return found


def _own_level(scopes: Sequence[str], names: Names) -> Level:
    """Return the level of scopes whose sentence names no holder: administrators come first."""
    levels = {names.levels[scope] for scope in scopes}
    own = [level for level in ("admin", *LEVELS) if level in levels]
    return own[0] if own else "admin"


def _groups(sentence: str, names: Names) -> list[_Group]:
    """Divide a sentence at what stands between its scopes."""
    groups: list[_Group] = []
    at = 0
    for found in names.scope_pattern.finditer(sentence):
        between, scope = sentence[at : found.start()], names.scopes[found.group()]
        before_it = sentence[: found.start()].lower()
        if re.search(r"\broles? (?:\S+, )*\S*$", before_it) and "scope or roles" in before_it:
            continue  # a name in a list of roles
        if groups and _LINKED.fullmatch(between):
            last = groups[-1]
            groups[-1] = replace(
                last, scopes=(*last.scopes, scope), between=(*last.between, between)
            )
        else:
            groups.append(_Group(between, (scope,), ()))
        at = found.end()
    ends = [*(group.before for group in groups[1:]), sentence[at:]]
    return [replace(group, after=end) for group, end in zip(groups, ends, strict=True)]


def _alternatives(group: _Group) -> list[tuple[str, ...]]:
    """Return the sets of scopes that a group stands for."""
    if len(group.scopes) == 1:
        return [group.scopes]
    if either := [n for n, text in enumerate(group.between) if "either" in text.lower()]:
        first = either[0] + 1
        return [(*group.scopes[:first], scope) for scope in group.scopes[first:]]
    joined = " ".join(group.between)
    if re.search(r"\bor\b", joined, re.I) or re.search(
        r"\b(?:one|any) of\b|\beither\b", group.before[-80:], re.I
    ):
        return [(scope,) for scope in group.scopes]
    if re.search(r"\band\b", joined, re.I):
        return [group.scopes]
    raise ValueError("neither and nor or")
