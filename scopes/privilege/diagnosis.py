"""Find out why a token was refused: what it lacks, and what else it may be, likeliest first."""

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from scopes.data.catalog import LEVELS, Level
from scopes.privilege.least import Privilege
from scopes.privilege.needs import Need

Cause = Literal[
    "scope", "counterpart", "new authorization", "registered", "wider level", "role", "license",
    "token kind", "bot", "mention", "member", "blocked", "expired", "header", "host", "id",
    "own data", "period", "filters", "granted", "too often", "page size", "temporary",
    "unusual input", "support",
]  # fmt: skip

_CONVERSATION = re.compile(r"/(?:messages|rooms|memberships|teams?|attachment)\b")


class TokenClaims(Struct, frozen=True):
    """What a message says of the token that was refused.

    `said` are the scopes it is said to have, `held` what these amount to, `theirs` their levels;
    `level` is the one that the message asks for.
    """

    said: tuple[str, ...]
    held: frozenset[str]
    level: Level | None
    is_bot: bool
    theirs: frozenset[str] = frozenset()


class Diagnosis(Struct, frozen=True):
    """What is wrong with a call that was refused.

    `missing` are the scopes to add, `counterparts` those of the token that only differ from them in
    their level.
    """

    level: Level
    missing: tuple[str, ...]
    counterparts: tuple[str, ...]
    causes: tuple[Cause, ...]


def diagnose(need: Need, token: TokenClaims, privilege: Privilege) -> Diagnosis:
    """Compare what a call needs with what its token has, and order the causes of a refusal."""
    level = _level(need, token)
    lacking = [frozenset(needed - token.held) for needed in need.sets[level]]
    least = min(lacking, key=lambda scopes: (len(scopes), privilege.of_set(scopes)))
    missing = privilege.in_order(least)
    counterparts = tuple(scope for scope in token.said if _rest(scope) in set(map(_rest, missing)))
    if token.is_bot:
        return Diagnosis(level, missing, counterparts, tuple(_of_bot(need)))
    causes = _of_user(need, token, level, missing, counterparts)
    if any(_CONVERSATION.match(operation.path) for operation in need.operations):
        causes.insert(1, "member")
    return Diagnosis(level, missing, counterparts, tuple(causes))


def _level(need: Need, token: TokenClaims) -> Level:
    """Return the level a token was meant for: as asked, or where the fewest scopes lack.

    Of several it is one that scopes of the token are of, or that is usual for what was tried.
    """
    if token.level and token.level in need.sets:
        return token.level
    levels = [level for level in LEVELS if level in need.sets]
    lacking = {at: min(len(s - token.held) for s in need.sets[at]) for at in levels}
    usual = token.theirs or {need.level}
    return min(levels, key=lambda at: (lacking[at], at not in usual))


def _of_user(
    need: Need,
    token: TokenClaims,
    level: Level,
    missing: Sequence[str],
    counterparts: Sequence[str],
) -> list[Cause]:
    causes: list[Cause] = []
    if missing:
        causes = ["counterpart" if counterparts else "scope", "registered"]
    causes.append("new authorization")
    if token.said and not missing and level == "user" and len(need.sets) > 1:
        causes.append("wider level")
    grants: list[Cause] = ["license", "role"] if level == "user" else ["role", "license"]
    return [*causes, *grants, "token kind", "blocked"]


def _of_bot(need: Need) -> list[Cause]:
    is_messages = any(operation.path.startswith("/messages") for operation in need.operations)
    first: list[Cause] = ["mention"] if is_messages else []
    return [*first, "member", "bot"]


def _rest(scope: str) -> str:
    return scope.rpartition(":")[2]
