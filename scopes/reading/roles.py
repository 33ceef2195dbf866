"""The administrator role that a message speaks of: "as a read-only administrator"."""

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
    r"\b(?P<before>(?:as|for|being|with|i am|i'm|we are|he is|she is|they are|who is|who are|am|by)"
    r" (?:(?:an?|the|our|my|only|just) ){0,2})"
    rf"(?P<role>{_NAMES})[ -](?P<who>admin(?:istrator)?s?)\b",
    re.IGNORECASE,
)


def find_role(text: str) -> str:
    """Return the role that somebody has or asks for, "" when the text names none."""
    found = _ROLE.search(text)
    return _ROLES[found["role"].lower().replace("-", " ")] if found else ""


def without_role(text: str) -> str:
    """Return the text with administrators of any role in place of the role that it names.

    What makes a role, such as "read-only" or "device", would be taken for what is wanted.
    """
    return _ROLE.sub(lambda found: f"{_article(found['before'])}{found['who']}", text)


def _article(before: str) -> str:
    return re.sub(r"\ba $", "an ", before, flags=re.IGNORECASE)
