"""The roles that a message speaks of: "as a read-only administrator", "invite the admin"."""

import re

_ROLES = {
    "full": "full",
    "read only": "read-only",
    "readonly": "read-only",
    "view only": "read-only",
    "location": "location",
    "user": "user",
    "device": "device",
    "group": "group",
    "content": "content",
    "provisioning": "provisioning",
    "partner": "partner",
    "partner full": "partner full",
    "partner read only": "partner read-only",
}
"""How people name a role, and its name in the data."""
_NAMES = "|".join(sorted((name.replace(" ", "[ -]") for name in _ROLES), key=len, reverse=True))
_ROLE = re.compile(
    r"\b(?P<before>(?:as|for|being|with|i am|i'm|we are|he is|she is|they are|who is|who are|am|by"
    r"|can|could|may|is)"
    r" (?:(?:an?|the|our|my|only|just) ){0,2})"
    rf"(?P<role>{_NAMES})[ -](?P<who>admin(?:istrator)?s?)\b",
    re.IGNORECASE,
)

_ANY = r"(?:compliance officer|(?:(?:site|org|organi[sz]ation) )?admin(?:istrator)?)s?"
_ANYBODY = re.compile(rf"\b{_ANY}\b", re.IGNORECASE)
_DONE_TO = re.compile(
    r"\b(?:invit\w+|add(?:s|ing)?|remov\w+|kick\w*|expel\w*|tell\w*|notif\w+|inform\w*|alert\w*"
    r"|remind\w*|messag\w+|e?mail\w*|ask\w*|includ\w+|with|to) (?:the|our|an?|my|their|all) "
    rf"(?:\w+ )?{_ANY}\b(?! (?:scope|token|level|right|permission|privilege|access|role|account"
    r"|user|api|consent|approval|setting|audit|event|group)s?\b)"
    r"(?! (?:who|whose|that|to(?! (?:the|an?|any|our|my|this|that|their|every|each|all)\b)) )"
    rf"|\b(?:the|our|an?) {_ANY} (?:should|must|shall|will|is to|has to) (?:also )?be"
    r" (?:(?:an?|the) )?(?:invite|co-?host|host|member|moderator|participant|attendee|panelist"
    r"|added|removed|notified|informed|told|asked)"
    rf"|\b(?:the|an?) {_ANY} (?:of|in) (?:the|a|an|this|that|our) (?:space|room|team|meeting)\b",
    re.IGNORECASE,
)
"""A role that something is done to: "invite the compliance officer"."""


def named_role(text: str) -> tuple[str, str]:
    """Return the role that somebody has or asks for, and the text without it; "" for none.

    Administrators of any role are left in its place: what makes a role, such as "read-only" or
    "device", would be taken for what is wanted.
    """
    found = _ROLE.search(text) if "admin" in text.lower() else None
    if not found:
        return "", text
    anybody = _ROLE.sub(lambda each: f"{_article(each['before'])}{each['who']}", text)
    return _ROLES[found["role"].lower().replace("-", " ")], anybody


def with_people(text: str) -> str:
    """Return the text with a person in place of each role that something is done to.

    Such a role says nothing of the token; it would be taken for the level of the whole message.
    """
    return _DONE_TO.sub(lambda done: _ANYBODY.sub("person", done[0]), text)


def _article(before: str) -> str:
    return re.sub(r"\ba $", "an ", before, flags=re.IGNORECASE)
