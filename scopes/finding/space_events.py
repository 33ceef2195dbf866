"""What happens in a space, as people say it: who comes and goes, and what is only its place."""

import re

_SOMEBODY = (
    r"(?:(?:some(?:body|one)|any(?:body|one))(?:\s+new)?|people|persons?|users?|members?"
    r"|colleagues?|guests?|teammates?)"
)
_WHEN_SOMEBODY = (
    r"\b(?:when(?:ever)?|if|time|once|moment|as|webhooks? (?:for|that|of))\s+"
    rf"(?:(?:an?|the|our|my|any|another|new)\s+){{0,2}}{_SOMEBODY}"
)
_SPACE = (
    r"(?:(?:to|from|into|in|one|of|the|an?|our|my|any|this|new|webex)\s+){0,3}"
    r"(?:spaces?|rooms?)\b(?!['’]s|\s+devices?)"
)
_MEMBERS = re.compile(
    rf"\b{_SOMEBODY}\s+(?:\w+\s+){{0,2}}(?:join|leav|left|enter)\w*\s+{_SPACE}"
    rf"|\b{_SOMEBODY}\s+(?:\w+\s+){{0,2}}(?:add|remov|invit)\w*\s+(?=to|from|into){_SPACE}"
    rf"|\b(?:new|joining|leaving|added|removed)\s+{_SOMEBODY}\s+{_SPACE}",
    re.IGNORECASE,
)
"""Who comes into a space or leaves it: a webhook watches memberships then, not the space."""
_PARTICIPANTS = re.compile(
    rf"{_WHEN_SOMEBODY}\s+(?:\w+\s+){{0,2}}(?:join|leav|left|enter)\w*\s+(?:\w+\s+){{0,2}}"
    r"(?:meetings?|webinars?)\b",
    re.IGNORECASE,
)
"""Who comes into a meeting: a webhook watches its participants then."""
_MESSAGES = re.compile(rf"{_WHEN_SOMEBODY}\s+(?:\w+\s+){{0,2}}(?:writ|post|repl)\w*", re.IGNORECASE)
"""Who says something in a space: a webhook watches messages then, not the space."""
_IN_SPACE = re.compile(
    r"\b(?:in|on|within|inside|from|of|to)\s+"
    r"(?:(?:one|an?|the|my|our|this|that|all|any|each|every|certain|specific|single|webex)\s+){0,3}"
    r"(?:spaces?|rooms?)\b",
    re.IGNORECASE,
)
_QUOTES = re.compile(r"['\"`]")


def resource_of(text: str) -> str:
    """Return the resource to watch where somebody joins, leaves or writes, "" elsewhere."""
    if _MEMBERS.search(text):
        return "memberships"
    if _PARTICIPANTS.search(text):
        return "meeting participants"
    return "messages" if _MESSAGES.search(text) else ""


def without_space(text: str) -> str:
    """Return a text without the space in which something happens, and then without quotes.

    A webhook "on one space for 'new messages'" watches messages. Other texts stay as they are.
    """
    rest, found = _IN_SPACE.subn(" ", text)
    return _QUOTES.sub("", rest) if found else text
