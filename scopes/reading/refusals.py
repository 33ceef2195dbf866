"""What a message says that it does not need: clauses, and scopes that nobody may suggest."""

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

_UNWANTED = re.compile(
    r"(?:\b(?:not|never|cannot|can['’]?t|won['’]?t|don['’]?t|doesn['’]?t)\s+"
    r"(?:(?!(?:only|just|merely|solely|forget|mind|matter|unless|until|without)\b)[\w']+\s+){0,4}"
    r"(?:suggest|recommend|propose|give|show|mention|want|use|using|request|requesting|ask|asking|allow|allowed|accept"
    r"|take|grant|offer|select|tick|approve)\b(?!\s+(?:only|just|to\s+(?:lose|miss|drop|remove))\b)"
    r"[\w\s]{0,20}"
    r"|\b(?:without|no|(?<!why )not|avoid(?:ing)?|anything\s+but|no\s+need\s+(?:for|of))\s+"
    r"(?:the\s+|an?\s+)?(?:broad\s+|all-?powerful\s+)?(?:scopes?\s+)?)[`'\"]?\Z",
    re.IGNORECASE,
)
"""What stands before a scope that is not wanted: "do not suggest", "without"."""


def is_unwanted(scope: str, text: str) -> bool:
    """Return whether a message says of a scope, as written there, that it is not wanted."""
    return bool(_UNWANTED.search(text[: text.find(scope)][-80:]))


def without_refusals(text: str) -> str:
    """Return a text without the clauses that say what is not needed or must not be done."""
    return _REFUSAL.sub(lambda match: match["before"], text).strip(" ,;")
