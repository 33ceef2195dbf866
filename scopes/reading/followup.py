"""Recognize messages that only make sense after an answer: "why?", "and also read CDRs"."""

import re
from dataclasses import dataclass
from enum import StrEnum

from scopes.data.catalog import Level
from scopes.reading.cleaning import without_manners


class FollowUp(StrEnum):
    """What can be asked about an answer, in words or with a button."""

    WHY = "why"
    AS_USER = "as user"
    AS_ADMIN = "as admin"
    AS_COMPLIANCE = "as compliance officer"
    CHANGE = "change"
    CREATE = "create"
    DELETE = "delete"
    READ = "read"
    GRANTS = "opens"
    AUTHORIZE = "authorize"
    COMPARE = "compare"
    REVIEW = "review"


@dataclass(frozen=True)
class Change:
    """What is to be added to the job of the answer before, or taken out of it.

    `without` holds numbers of its needs, from 1; -1 is the last one.
    """

    added: str = ""
    without: tuple[int, ...] = ()


LEVELS: dict[FollowUp, Level] = {
    FollowUp.AS_USER: "user",
    FollowUp.AS_ADMIN: "admin",
    FollowUp.AS_COMPLIANCE: "compliance",
}
"""The follow-ups that ask for another token level."""

METHODS: dict[FollowUp, tuple[str, ...]] = {
    FollowUp.CHANGE: ("PUT", "PATCH", "POST", "DELETE"),
    FollowUp.CREATE: ("POST",),
    FollowUp.DELETE: ("DELETE",),
    FollowUp.READ: ("GET",),
}
"""The follow-ups that ask for another call on the same resource, and the methods that fit best."""

_LONGEST = 80
_LEAD = re.compile(
    r"(?:(?:and|but|ok|okay|so|now|then|thanks|great)\b[\s,]*"
    r"|(?:what|how) (?:about|if)\b\s*"
    r"|(?:(?:what|which) scopes?|what|which)\b(?=\s+(?:to|for|as)\b)\s*)+"
)
_IT = r"(?:it|them|this|that|these|those|one)(?: scopes?)?"
_ANYONE = r"(?:it|they|one|somebody|someone|(?:an|the|my|this) app)"
_TAIL = r"(?: (?:too|as well|also|instead|then|only))?"
_ADMIN = r"(?:an? |the |full |org(?:anization)? ){0,2}admin(?:istrator)?s?"
_USER = r"(?:an? |the |one |any ){0,1}(?:normal |ordinary |regular |signed[- ]in |single )?user"
_ME = r"(?:me|myself|my own (?:data|account|things|user)|mine)"
_CHANGE, _CREATE = r"(?:change|write|edit|modify|update|set)", r"(?:create|add|make)"
_DELETE, _READ = r"(?:delete|remove)", r"(?:read|list|see|view|get|show)"


def _acting(verb: str) -> str:
    """Return the pattern for "to change", "change them", "to change them too"."""
    return rf"(?:to {verb}(?: {_IT})?|{verb} {_IT})"


_PATTERNS: tuple[tuple[FollowUp, str], ...] = (
    (
        FollowUp.WHY,
        rf"why(?: (?:is|are|do|does|did)\b.{{0,40}})?(?: {_IT})?(?: needed)?|how (?:do you|come)"
        r"(?: know)?(?: that| this)?|(?:the )?evidence|(?:more )?details|(?:tell me )?more"
        rf"|explain(?: {_IT})?",
    ),
    (
        FollowUp.AS_ADMIN,
        rf"(?:only |just )?(?:as|for|with) {_ADMIN}(?: token| rights)?",
    ),
    (
        FollowUp.AS_USER,
        rf"(?:only |just )?(?:(?:as|for|with) (?:{_USER}|{_ME}))(?: token)?|(?:only |just ){_ME}",
    ),
    (FollowUp.AS_COMPLIANCE, r"(?:as|for) (?:an? |the )?compliance(?: officers?)?"),
    (FollowUp.CHANGE, _acting(_CHANGE)),
    (FollowUp.CREATE, _acting(_CREATE)),
    (FollowUp.DELETE, _acting(_DELETE)),
    (FollowUp.READ, _acting(_READ)),
    (
        FollowUp.GRANTS,
        rf"what else (?:does|do|can) (?:{_IT}|i|we)(?: grant(?: access to)?| open| allow| do)?"
        rf"(?: with {_IT})?"
        rf"|what (?:does|do) {_IT} (?:grant(?: access to)?|open|allow|unlock)"
        rf"|what can (?:i|we) do with {_IT}",
    ),
    (
        FollowUp.AUTHORIZE,
        rf"(?:the |an? )?(?:authori[sz]e|authori[sz]ation) (?:url|link) for {_IT}",
    ),
    (
        FollowUp.REVIEW,
        rf"(?:the |an? )?(?:security )?review (?:sheet|page|report)(?: (?:for|of) {_IT})?"
        rf"|(?:(?:what is|what's|tell me) )?the worst(?: case| (?:that )?{_ANYONE} (?:can|could) do"
        rf"(?: with {_IT})?| that (?:can|could) happen)?|at worst|worst case"
        rf"|(?:what are )?the risks?(?: of {_IT})?|how (?:risky|dangerous) (?:is|are) {_IT}",
    ),
    (
        FollowUp.COMPARE,
        rf"compare(?: {_IT})?(?: with| to)? (?:the )?(?:first|original|initial)(?: one| answer)?"
        r"|(?:what )?changed since the first(?: one| answer)?",
    ),
)
_KINDS = tuple((kind, re.compile(f"(?:{pattern}){_TAIL}")) for kind, pattern in _PATTERNS)


_ADD = re.compile(
    r"(?:ok(?:ay)?,?\s+)?(?:"
    r"(?:also\s+)?add\s+(?P<to_that>.+?)\s+(?:to|into)\s+(?:it|that|this|them|those|these"
    r"|the (?:set|list|job|above|scopes|answer))"
    r"|(?:and|but|now)\s+(?:it |we |they |the app )?(?:also|too|additionally)\s+(?P<also>.+)"
    r"|(?:also|plus|additionally|in addition|on top of that),?\s+(?P<plus>.+)"
    r"|and\s+(?P<too>.+?)\s+(?:too|as well)"
    r")",
    re.IGNORECASE | re.DOTALL,
)
_ORDINALS = {
    word: number
    for number, words in enumerate(
        ("first 1st one", "second 2nd two", "third 3rd three", "fourth 4th four", "fifth 5th five",
         "sixth 6th six", "seventh 7th seven", "eighth 8th eight", "ninth 9th nine",
         "tenth 10th ten"),
        start=1,
    )
    for word in words.split()
} | {"last": -1}  # fmt: skip
_NUMBER = rf"(?:(?:step|need|number|no\.?|#)\s*)?(?:{'|'.join(_ORDINALS)}|\d{{1,2}})"
_WITHOUT = re.compile(
    r"(?:(?:and|but|ok(?:ay)?|now|the same|same)[\s,]+)*"
    r"(?:without|drop|remove|leave out|skip|not|forget|take out|except(?: for)?|minus)\s+"
    rf"(?:the\s+)?(?P<numbers>{_NUMBER}(?:\s*(?:,|and|or|&)\s*(?:the\s+)?{_NUMBER})*)"
    r"(?:\s+(?:one|step|need|thing|item)s?)?"
)


def read_follow_up(text: str) -> FollowUp | Change | None:
    """Return what a message asks about the answer before it; None when it stands for itself."""
    text = without_manners(text)
    said = " ".join(text.lower().replace(",", " ").strip(" \n\t.!?").split())
    plain = _LEAD.sub("", said, count=1) if _LEAD.match(said) else said
    if len(said) <= _LONGEST:
        kind = next((kind for kind, pattern in _KINDS if pattern.fullmatch(plain)), None)
        if kind:
            return kind
        left_out = _WITHOUT.fullmatch(said)
        if left_out:
            return Change(without=_numbers(left_out["numbers"]))
    added = _ADD.fullmatch(text.strip(" \n\t.!?"))
    return Change(added=next(filter(None, added.groups()))) if added else None


def _numbers(text: str) -> tuple[int, ...]:
    words = re.findall(r"\d+|[a-z]+\d*|\d+[a-z]+", text)
    known = (_ORDINALS.get(word) or (int(word) if word.isdigit() else 0) for word in words)
    return tuple(dict.fromkeys(number for number in known if number))
