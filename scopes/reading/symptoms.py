"""Read error texts of the Webex API: which error it is, and which scopes the token has."""

import re
from collections.abc import Iterable
from typing import Literal

from scopes.reading.cleaning import without_middle
from scopes.reading.error_texts import (
    INVALID_SCOPE,
    LACKS_SCOPES,
    NOT_FOUND,
    SERVER,
    TOO_MANY,
)
from scopes.reading.mentions import place_of

Symptom = Literal[
    "invalid scope", "blocked", "hidden message", "forbidden", "unauthorized", "not found",
    "throttled", "server error",
]  # fmt: skip

_STATUS = (
    r"(?:(?:^|http(?:/\d(?:\.\d)?)?|status|(?<!area )code|error|response|got|gets?|getting|returns?"
    r"|returned|returning|receiv\w+|gives?|gave|giving|throws?|raises?|shows?|says?|seeing|hits?"
    r"|yields?|answer\w*|repl(?:y|ies|ied)|respond\w*|comes?(?: back)?|came"
    r"|forwards?(?= 40\d\b\s*(?:$|[.,;!?]))"
    r"|(?:with|in)(?! 40\d (?:members|participants|people|users|guests|messages|rooms|spaces|teams"
    r"|meetings|recordings|devices|seats|licenses|filters)\b(?! (?:errors?|missing)))"
    r"|runs? into|running into|ran into|an?|still"
    r"|(?:empty|nothing|text|data|lists?|results?|items) or"
    r"|(?:see|response|answer|reply) is|[-=]>|→)"
    r"(?: (?:me|us)\b)?\W{{0,3}}{0}s?\b"
    r"|\({0}\)(?!\W{{0,2}}\d)"
    r"|/[\w{{}}.:-]{{1,60}}[`'\"]?[\s,:]{{1,3}}{0}\b"
    r"|\b{0}\W{{0,3}}(?:error|forbidden|unauthorized|not found|client|on|from|when|while|for|if|as"
    r"|after|response|status|calling|trying)\b)"
)
_ALONE = r"(?:(?<=[a-z]s)|\b(?:it|this|that)(?:['’]s)?) 403(?=\s*(?:$|[.,;!?]))"
"""A status that ends a clause and is no number of a place: "creating call queues 403"."""
_TOO_MANY = r"429(?!\s+(?!errors|responses|toomany)(?:people|[a-z]+s)\b)"
"""A status, not a number of people or things."""
_STATUSES: tuple[tuple[str, re.Pattern[str]], ...] = (
    *((status, re.compile(_STATUS.format(status))) for status in ("403", "401", "404")),
    ("403", re.compile(_ALONE, re.MULTILINE)),
    ("429", re.compile(_STATUS.format(_TOO_MANY))),
)
_SYMPTOMS: tuple[tuple[Symptom, str, re.Pattern[str]], ...] = (
    (
        "invalid scope",
        "",
        re.compile(rf"{INVALID_SCOPE}|scopes? (?:is|are|was) invalid\b"),
    ),
    (
        "blocked",
        "",
        re.compile(
            r"\baccess_denied\b|\badmin(?:istrator)? (?:has )?(?:denied|blocked|blocks)\b"
            r"|\baccess denied\b[^\n]{0,60}\badministrator\b"
            r"|\b(?:denied|blocked) by (?:your|the|my|our) (?:admin|org)"
        ),
    ),
    ("hidden message", "", re.compile(r"\bfailed to get activity\b")),
    (
        "forbidden",
        "403",
        re.compile(
            rf"\bforbidden\b|{LACKS_SCOPES}|\brefused to fulfill\b"
            r"|\baccess (?:is |was )?denied\b|\b(?:not|isn't) authorized\b"
            r"|\bnot permitted to\b"
        ),
    ),
    (
        "unauthorized",
        "401",
        re.compile(
            r"\bunauthori[sz]ed\b"
            r"|\b(?:invalid|expired) (?:access )?token\b|\brequires a valid access token\b"
        ),
    ),
    ("not found", "404", re.compile(NOT_FOUND)),
    (
        "throttled",
        "429",
        re.compile(
            TOO_MANY
            + r"|\b(?:get|getting|got|be|being|hit|hitting|into|are (?:we|they)|am i|is it)"
            r" (?:an? |the |any )?(?:throttl\w+|rate[ -]limit(?:s|ed|ing)?\b)"
        ),
    ),
    (
        "server error",
        "",
        re.compile(
            SERVER
            + r"|\b(?:http(?:/\d(?:\.\d)?)?|status(?: code)?|error(?: code)?)\W{0,3}50[0234]\b"
            r"|\b(?:get|gets|getting|got|returns?|returned|gives?|throws?|an?) (?:an? )?50[0234]"
            r"(?=\s*(?:[.,;:!?(]|$|(?:on|from|when|while|and|but|errors?|responses?)\b))"
            r"|/[\w{}.:-]{1,60}[`'\"]?(?:\s*:|,| ?[-=]>| ?→|\s{1,3}(?:gives|is|returns))"
            r"\s*50[0234]\b"
        ),
    ),
)
_LACKING = re.compile(
    r"(?:\b(?:missing|lack\w*|without|needs?|requires?|required|no|not|add|adding)\b|n['’]t have\b)"
    r"[\s:`'\"]*(?:[\w:]+\W+){0,2}$"
)
_LACKED = re.compile(
    r"[`'\"]?(?:\s(?:scopes?|permissions?|rights?))?\s(?:is|are|was|were)\s"
    r"(?:missing|lacking|absent|(?:not|never)\s(?:yet\s)?"
    r"(?:there|granted|selected|ticked|requested|included|present|in the token))\b",
    re.IGNORECASE,
)
"""What stands behind a scope that a token lacks."""
_HELD = re.compile(
    r"\b(?:holds?|holding|held|has|have|had|uses?|using|ticked|selected|granted|carries|carry"
    r"|contains?|asks? for|requests|token|with|scopes? (?:is|are|of))\b[^.!?\n]{0,40}$"
)
_LABEL = re.compile(r"(?:^|[.!?\n])(?P<said>[^.!?\n]{1,80}):\s*$")
"""What stands before a list of scopes: "Consent screen today: ..."."""
_IS_FOR = re.compile(r"[`'\"]?\s*(?:for|to|-|–|—|:|,?\s*if|,?\s*when)\s+[a-z]", re.IGNORECASE)
"""What stands between a list of scopes and what they are for."""
_WANTED = re.compile(
    r"\b(?:needs?|needed|requires?|required|missing|lack\w*|add|want\w*|request)\b"
)

_WORKS = re.compile(
    r"(?:\?\S{0,50})?[`'\"\s,:)]*"
    r"(?:(?:HTTP/\d(?:\.\d)?|->|=>|→|is|are|(?:returns?|answers?|gives?|comes? back)"
    r"(?:\s+(?:with|an?)){0,2})[\s`'\":]*){0,3}"
    r"\(?(?:20[0-4]\b|works?\b|fine\b|ok(?:ay)?\b|succeeds?\b|goes through\b)"
    r"(?!\?|[^.;\n]{0,40}\bbut\s+(?:not|fails?|(?:(?:gives?|returns?)\s+)?(?:an?\s+)?40\d)\b)",
    re.IGNORECASE,
)
"""What stands behind a call that succeeds."""
_WORKS_ITSELF = re.compile(
    r"(?!.*\b(?:where|who|how|that|which|when)\b).{2,80}\s"
    r"(?:works?|worked|succeeds?|goes through|(?:is|are) (?:fine|ok(?:ay)?))"
    r"(?:\s+(?:fine|well|already|now))?\W{0,3}",
    re.IGNORECASE,
)
"""Words that say of what they name that it succeeds: "listing my rooms works"."""
_CAN = re.compile(
    r"(?:\A|[.!?,;\n]\s*|\b(?:and|but|while|although)\s)(?:i|we)\s(?:already\s|still\s)?"
    r"(?:can|(?:am|are)\sable\sto)\s(?:already\s|still\s)?\Z",
    re.IGNORECASE,
)
_BUT = re.compile(
    r"[^.;!?\n]{0,60}?[\s,](?:but|yet|however|only)\b"
    r"(?!\s(?:(?:i|we|it)\s)?(?:still\s)?(?:get|receive|see|gives?|fails?|returns?)\b)",
    re.IGNORECASE,
)
"""What stands around something that is possible: "I can list rooms, but ..."."""

_USERS = r"(?:normal|regular|ordinary|standard|non-?admin|end)\s(?:users?|people|employees)"
_FAILS_FOR_USERS = re.compile(
    rf"\b(?:{_USERS}|non-?admins?)\s(?:(?:all|only|still|always)\s)?"
    r"(?:get|gets|see|sees|receive|receives|run into|hit|have)\s(?:an?\s|the\s)?(?:http\s)?"
    rf"(?:error\s)?40[13]\b|\b(?:40[13]|fails|not|denied)\s(?:error\s)?for\s(?:{_USERS}|non-?admins)\b",
    re.IGNORECASE,
)

AROUND = 2000
"""Characters at the beginning and at the end of a message in which an error is looked for."""


def find_symptom(text: str) -> Symptom | None:
    """Return the error a message speaks of, if any."""
    lowered = without_middle(text.lower(), AROUND)
    returned = {status for status, said in _STATUSES if status in lowered and said.search(lowered)}
    return next(
        (what for what, status, said in _SYMPTOMS if status in returned or said.search(lowered)),
        None,
    )


def is_held(scope: str, text: str) -> bool:
    """Return whether a message says that a token has the scope, not that it lacks it."""
    start = place_of(scope, text)
    before, behind = text[:start][-40:].lower(), text[start + len(scope) :][:60]
    return not (_LACKING.search(before) or _LACKED.match(behind))


def are_held(scopes: Iterable[str], text: str) -> bool:
    """Return whether a message says of its scopes, named in one place, that an app has them.

    So does one that lists several under a label which does not say that they are wanted, or that
    begins with them and goes on with what they are for.
    """
    scopes = list(scopes)
    first = min((place_of(scope, text) for scope in scopes), default=-1)
    last = max((place_of(scope, text) + len(scope) for scope in scopes), default=0)
    if first == 0 and _IS_FOR.match(text[last:]):
        return True
    before = text[: max(0, first)][-80:].lower()
    label = _LABEL.search(before) if len(scopes) > 1 else None
    is_label = label is not None and not _WANTED.search(label["said"])
    return first >= 0 and (is_label or _HELD.search(before) is not None)


def fails_for_users(text: str) -> bool:
    """Return whether a message says that it is those without a role who get an error."""
    return _FAILS_FOR_USERS.search(text) is not None


def works(said: str, text: str) -> bool:
    """Return whether a message says of a call, or of what it does in words, that it succeeds.

    "GET /rooms -> 200", "listing rooms works", "I can list rooms, but ...". `said` is how the
    message says it; of a call its method and path, which may stand there as a whole address.
    """
    if _WORKS_ITSELF.fullmatch(said):
        return True
    method, _, path = said.partition(" ")
    found = re.search(re.escape(said), text) or re.search(
        rf"\b{re.escape(method)}\s+https?://\S{{0,60}}?{re.escape(path)}", text
    )
    if not found:
        return False
    before, behind = text[max(0, found.start() - 40) : found.start()], text[found.end() :][:120]
    is_possible = _CAN.search(before) is not None
    return bool(
        _WORKS.match(behind) or (is_possible and (_BUT.match(behind) or " able " in before))
    )
