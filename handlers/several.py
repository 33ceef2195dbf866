"""Answer several needs together with one least set; used by more than one handler."""

from collections.abc import Mapping, Sequence

import wording
from scopes.answer import Answer, Block, Match, Outcome
from scopes.data.catalog import Level
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Need, least_for, levels_for, reasons_for
from wording.limits import needs_not_read
from wording.needs import not_understood, proved, reasoned, silent_parts

MOST_OPERATIONS = 12


def answer_together(
    kind: str,
    needs: Sequence[Need],
    level: Level,
    knowledge: Knowledge,
    *,
    missed: Sequence[str] = (),
    unread: int = 0,
    silent: Sequence[str] = (),
    matches: tuple[Match, ...] = (),
) -> Answer:
    """Answer with the least set for all needs, each on the given level where it can be.

    `unread` is the number of further parts of the message that were not looked at.
    """
    solution = least_for(needs, level, knowledge.privilege)
    by_level: dict[Level, tuple[str, ...]] = {
        other: knowledge.privilege.in_order(least_for(needs, other, knowledge.privilege).scopes)
        for other in levels_for(needs)
    }
    reasons = reasons_for(needs, solution.scopes, level)
    by_level[level] = _as_asked(needs, reasons)
    scopes = [knowledge.catalog.scopes[scope] for scope in by_level[level]]
    body: list[Block] = [
        *wording.least_set(scopes, level),
        *[block for scope in scopes for block in wording.caveat(scope)],
        proved(solution.is_least, len(needs)),
        *not_understood(missed),
        *needs_not_read(unread),
        *silent_parts(silent),
    ]
    operations = {need.operations[0].key: need.operations[0] for need in needs if need.operations}
    return Answer(
        kind=kind,
        outcome=Outcome.FOUND,
        body=tuple(body),
        level=level,
        scopes=by_level[level],
        by_level=by_level,
        matches=matches,
        operations=tuple(operations.values())[:MOST_OPERATIONS],
        details=(*reasoned(scopes, reasons), *wording.other_routes(by_level, level)),
    )


def _as_asked(needs: Sequence[Need], reasons: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the scopes in the order in which the needs ask for them."""
    labels = [need.label for need in needs]
    return tuple(sorted(reasons, key=lambda scope: (labels.index(reasons[scope][0]), scope)))
