"""Read whether words look one person up, which the user's own token can do as well."""

import re

_PERSON = (
    r"(?:person|user|colleague|co-?worker|employee|contact|recipient|teammate|participant|sender"
    r"|author)"
)
_ONE = re.compile(
    rf"\b(?:an?|the|this|that|one|his|her|their|our|my|another|some)\s+(?:\w+\s+){{0,1}}{_PERSON}\b"
    r"(?!\s*(?:accounts?|licen[cs]es?|roles?|list|directory|database|cent(?:er|re)|page|group))"
    rf"|\b(?:an?|one)\s+{_PERSON}s\b(?!\s+list)"
    r"|\b(?:somebody|someone|him|her)\b"
    rf"|\b(?:get|find|search|look_?up|fetch|resolve|show)_?(?:a_)?{_PERSON}(?:\b|_(?:by|details))"
    rf"|\b{_PERSON}\s+by\s+(?:\w+\s+)?(?:e-?mail|mail|name|display name|address)\b",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?:people|users|persons|employees|staff|members|everybody|everyone|all)\b", re.IGNORECASE
)
"""Who lists several people: users cannot do that without an address or a name."""


def looks_up_one(text: str) -> bool:
    """Return whether words are about one person: "find a colleague", not "list the users"."""
    return _ONE.search(text) is not None and not _MANY.search(text)
