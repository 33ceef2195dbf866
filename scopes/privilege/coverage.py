"""Compare a list of scopes with the calls it is for: what is missing, what is not needed."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from msgspec import Struct

from scopes.data.catalog import LEVELS, STRONGEST, Level
from scopes.privilege.least import Privilege
from scopes.privilege.needs import Need
from scopes.privilege.solving import least_for, levels_for


class Coverage(Struct, frozen=True):
    """How a list fits the calls it is for.

    `least` is the least set for the calls on the token level that the list suits best. `missing`
    are scopes without which some call, one of `unmet`, fails; `excess` those of the list that the
    least set does without. Of a list that only grows these are `kept`: other calls may need them.
    `narrower` is a set that does as well and grants less, where the list holds another one.
    `elsewhere` is the stronger level on which the list meets what it does not on the one asked for.
    """

    level: Level
    least: tuple[str, ...]
    missing: tuple[str, ...]
    excess: tuple[str, ...]
    unmet: tuple[Need, ...]
    kept: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    elsewhere: Level | None = None

    @property
    def whole(self) -> tuple[str, ...]:
        """The scopes to request: what is needed, and what is kept."""
        return (*self.kept, *self.least)


def cover(
    listed: Sequence[str],
    held: frozenset[str],
    needs: Sequence[Need],
    privilege: Privilege,
    level: Level | None,
    *,
    theirs: Collection[str] = (),
    grows: bool = False,
) -> Coverage:
    """Hold the listed scopes, and `held` which they amount to, against what is needed.

    A need that they meet keeps the level on which they do; `level` is the one asked for. For others
    the level is taken on which the fewest scopes are missing, of several one of `theirs`, the
    levels of the listed scopes. `grows` tells that the list is for other needs already.
    """
    asked = [_for_subjects(need, held) for need in needs]
    needs = [_as_held(need, held, level) for need in asked]
    unmet = tuple(need for need in needs if not _is_met(need, held, level))
    candidates = [level] if level else levels_for(unmet or needs) or list(LEVELS)
    best = min(candidates, key=lambda at: (_missing(unmet, at, held, privilege), at not in theirs))
    least = least_for(needs, best, privilege).scopes
    missing = least_for(unmet, best, privilege).scopes - held
    others = tuple(scope for scope in listed if scope not in least)
    used = {need.level_at(best) for need in needs}
    strongest = next(at for at in STRONGEST if at in used)
    reached = level if level in used else strongest
    return Coverage(
        level=reached,
        least=privilege.in_order(least),
        missing=privilege.in_order(missing),
        excess=() if grows else others,
        unmet=unmet,
        kept=others if grows else (),
        narrower=_narrower(asked, reached, least, privilege),
        elsewhere=_elsewhere(asked, held, level) if not unmet else None,
    )


def _elsewhere(needs: Sequence[Need], held: frozenset[str], level: Level | None) -> Level | None:
    """Return the strongest level on which a need is met that is not on the one asked for."""
    met = {
        at
        for need in needs
        if level and not any(s <= held for s in need.sets[need.level_at(level)])
        for at, sets in need.sets.items()
        if any(scopes <= held for scopes in sets)
    }
    return next((at for at in STRONGEST if at in met), None)


def _narrower(
    needs: Sequence[Need], level: Level, least: frozenset[str], privilege: Privilege
) -> tuple[str, ...]:
    """Return a set on the same level that grants less than the least one of what is held."""
    free = [replace(need, usual=frozenset()) for need in needs]
    other = least_for(free, level, privilege).scopes
    is_less = privilege.of_set(other) < privilege.of_set(least)
    return privilege.in_order(other) if is_less else ()


def _is_met(need: Need, held: frozenset[str], level: Level | None) -> bool:
    """Return whether scopes allow what is needed: on the level asked for, or on a stronger one."""
    least = STRONGEST.index(need.level_at(level)) if level else len(STRONGEST)
    enough = [at for at in need.sets if STRONGEST.index(at) <= least]
    return any(scopes <= held for at in enough for scopes in need.sets[at])


def _missing(needs: Sequence[Need], level: Level, held: frozenset[str], by: Privilege) -> int:
    """Count the scopes to be added, were all needs to be met on one level."""
    return len(least_for(needs, level, by).scopes - held)


def _as_held(need: Need, held: frozenset[str], level: Level | None) -> Need:
    """Return a need with the sets that are held where some are, on another level than asked too."""
    need = replace(need, usual=frozenset())
    met = {at: tuple(s for s in sets if s <= held) for at, sets in need.sets.items()}
    is_there = any(met.values()) and (not level or met.get(need.level_at(level)))
    if not is_there:
        return replace(need, sets={at: met[at] or need.alternatives(at) for at in need.sets})
    return replace(need, sets={at: sets for at, sets in met.items() if sets}, level=None)


def _for_subjects(need: Need, held: frozenset[str]) -> Need:
    """Where the sets of an operation are for different subjects, need all those at hand."""
    if not any(operation.depends_on_subject for operation in need.operations):
        return need
    meant = {
        level: frozenset().union(*(scopes for scopes in sets if scopes <= held))
        for level, sets in need.sets.items()
    }
    sets = {level: (scopes,) for level, scopes in meant.items() if scopes}
    return replace(need, sets=sets) if sets else need
