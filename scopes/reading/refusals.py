"""Leave out of a message what it says that it does not need."""

import re

_WHO = r"(?:(?:i|we|it|they|(?:the|my|our|this) \w{1,20})\s+)?"
_NOT = r"(?:(?:do|does|did)(?:\s+not|n['’]t)|never)\s+"
_REFUSAL = re.compile(
    r"(?P<before>^|[.!?;\n]\s*|,)\s*(?:(?:and|but)\s+)?"
    rf"{_WHO}(?:{_NOT}(?:need|want|have|plan|intend|wish)\s+to\s"
    r"|(?:must|should|shall|need)(?:\s+not|n['’]t)\s|(?:there is\s+)?no\s+need\s+to\s)"
    r"[^,.;!?\n]{2,120}(?:,\s*|[.;!?]\s*|$)",
    re.IGNORECASE,
)


def without_refusals(text: str) -> str:
    """Return a text without the clauses that say what is not needed or must not be done."""
    return _REFUSAL.sub(lambda match: match["before"], text).strip(" ,;")
