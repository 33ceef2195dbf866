"""Find out what may be behind an error of the Webex API, the likeliest cause first."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from scopes.catalog import LEVELS, Level
from scopes.least import Privilege
from scopes.needs import Need
from scopes.operations import Operation

Symptom = Literal["invalid scope", "blocked", "forbidden", "unauthorized", "not found"]
Cause = Literal[
    "scope", "twin", "new authorization", "registered", "wider level", "role", "license",
    "token kind", "bot", "mention", "member", "blocked", "expired", "header", "id",
]  # fmt: skip

_STATUS = (
    r"(?:(?:^|http(?:/\d(?:\.\d)?)?|status|(?<!area )code|error|response|got|gets?|getting|returns?"
    r"|returned|returning|receiv\w+|with|an?|\w:)\W{{0,3}}{0}\b"
    r"|\b{0}\W{{0,3}}(?:error|forbidden|unauthorized|not found|client|on|from|when|while|for|if|as"
    r"|after|response|status|calling|trying)\b)"
)
_SYMPTOMS: tuple[tuple[Symptom, re.Pattern[str]], ...] = (
    ("invalid scope", re.compile(r"\binvalid[_ -]scopes?\b|scopes? (?:is|are|was) invalid\b")),
    (
        "blocked",
        re.compile(
            r"\baccess_denied\b|\badmin(?:istrator)? (?:has )?(?:denied|blocked|blocks)\b"
            r"|\baccess denied\b[^\n]{0,60}\badministrator\b"
            r"|\b(?:denied|blocked) by (?:your|the|my|our) (?:admin|org)"
        ),
    ),
    (
        "forbidden",
        re.compile(
            _STATUS.format(403) + r"|\bforbidden\b|\binsufficient[_ -](?:scopes?|permissions?)\b"
            r"|\brefused to fulfill\b|\bmissing (?:the )?(?:required|needed) scopes?\b"
            r"|\baccess (?:is |was )?denied\b|\bpermission denied\b|\b(?:not|isn't) authorized\b"
        ),
    ),
    (
        "unauthorized",
        re.compile(
            _STATUS.format(401) + r"|\bunauthori[sz]ed\b"
            r"|\b(?:invalid|expired) (?:access )?token\b|\brequires a valid access token\b"
        ),
    ),
    ("not found", re.compile(_STATUS.format(404) + r"|\bcould not find\b")),
)
_NOISE = re.compile(
    r"the server understood the request[^\n]*?(?:\blicenses?\b\.?|$)"
    r"|the request requires a valid access token[^\n\"]*"
    r"|[\"'](?:message|errors?|description|trackingid|code)[\"']\s*:|\brouter_[\w-]+"
    r"|\bhttp(?:/\d(?:\.\d)?)?\s+(?=4)|\b40[134]\b|\binvalid[_ -]scopes?\b|\baccess[_ ]denied\b"
    r"|\binsufficient[_ -](?:scopes?|permissions?)\b|\bpermission denied\b|\bcould not find\b"
    r"|\bmissing (?:the )?(?:required|needed) scopes?\b|\b(?:not |un)authori[sz]ed\b"
    r"|\b(?:forbidden|errors?|status|response|returns?|returned|receiv\w+|fails?|failed|failing"
    r"|attempt\w*|problem|why|invalid|expired)\b",
    re.IGNORECASE | re.MULTILINE,
)
_LACKING = re.compile(
    r"\b(?:missing|lack\w*|without|needs?|requires?|required|no|not|add|adding)\b[\s:`'\"]*"
    r"(?:[\w:]+\W+){0,2}$"
)
_CONVERSATION = re.compile(r"/(?:messages|rooms|memberships|teams?|attachment)\b")


@dataclass(frozen=True)
class Diagnosis:
    """What is wrong with a call that was refused.

    `missing` are the scopes to add, `twins` those that the token has on another level only.
    """

    level: Level
    missing: tuple[str, ...]
    twins: tuple[str, ...]
    causes: tuple[Cause, ...]


def find_symptom(text: str) -> Symptom | None:
    """Return the error a message speaks of, if any."""
    lowered = text.lower()
    return next((symptom for symptom, said in _SYMPTOMS if said.search(lowered)), None)


def without_error(text: str, scopes: Iterable[str] = ()) -> str:
    """Return what is left of a message without the error and the scopes: what was tried."""
    for scope in scopes:
        text = text.replace(scope, " ")
    return _NOISE.sub(" ", text)


def is_held(scope: str, text: str) -> bool:
    """Tell whether a message says that a token has the scope, not that it lacks it."""
    return not _LACKING.search(text[: text.find(scope)][-40:].lower())


def diagnose(
    need: Need, held: Sequence[str], asked: Level | None, is_bot: bool, privilege: Privilege
) -> Diagnosis:
    """Compare what a call needs with what its token has, and order the causes of a refusal."""
    level = _level(need, held, asked)
    is_met = any(needed <= set(held) for needed in need.routes[level])
    nearest = min(need.routes[level], key=lambda s: (len(s - set(held)), privilege.of_set(s)))
    missing = () if is_met else privilege.in_order(nearest - set(held))
    twins = tuple(scope for scope in held if _rest(scope) in set(map(_rest, missing)))
    is_conversation = any(_CONVERSATION.match(operation.path) for operation in need.operations)
    causes = _of_bot(need) if is_bot else _of_token(need, level, held, missing, twins)
    if is_conversation and not is_bot:
        causes.insert(1, "member")
    return Diagnosis(level, missing, twins, tuple(causes))


def _level(need: Need, held: Sequence[str], asked: Level | None) -> Level:
    """Return the level a token was meant for: as asked, or where the fewest scopes lack."""
    if asked in need.routes:
        return asked
    levels = [level for level in LEVELS if level in need.routes]
    return min(levels, key=lambda at: min(len(s - set(held)) for s in need.routes[at]))


def _of_token(
    need: Need,
    level: Level,
    held: Sequence[str],
    missing: Sequence[str],
    twins: Sequence[str],
) -> list[Cause]:
    causes: list[Cause] = []
    if missing:
        causes = ["twin" if twins else "scope", "registered"]
    causes.append("new authorization")
    if held and not missing and level == "user" and len(need.routes) > 1:
        causes.append("wider level")
    by_level: list[Cause] = ["license", "role"] if level == "user" else ["role", "license"]
    return [*causes, *by_level, "token kind", "blocked"]


def _of_bot(need: Need) -> list[Cause]:
    is_messages = any(operation.path.startswith("/messages") for operation in need.operations)
    first: list[Cause] = ["mention"] if is_messages else []
    return [*first, "bot", "member"]


def _rest(scope: str) -> str:
    return scope.rpartition(":")[2]
