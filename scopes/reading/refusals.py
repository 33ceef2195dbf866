"""What a message says that it does not need: clauses, and scopes that nobody may suggest."""

import re

from scopes.reading.mentions import place_of

_WHO = r"(?:(?:i|we|it|they|(?:the|my|our|this) \w{1,20})\s+)?"
_NOT = r"(?:(?:do|does|did)(?:\s+not|n['’]t)|never)\s+"
_MORE = r"(?!(?:only|just|merely|solely)\b)"
"""What "not" stands before when something is wanted, and more than it: "not only"."""
_REFUSAL = re.compile(
    r"(?P<before>^|[.!?;\n]\s*|,)\s*(?:(?:and|but)\s+)?"
    rf"{_WHO}(?:{_NOT}(?:need|want|have|plan|intend|wish)\s+to\s"
    rf"|(?:must|should|shall|need)(?:\s+not|n['’]t)\s{_MORE}|(?:there is\s+)?no\s+need\s+to\s)"
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

_BEFORE = re.compile(
    r"(?:\b(?:never|(?<!if )(?<!can )(?<!could )not|no longer|without|instead of|rather than)"
    r"|(?:(?<!\bca)(?<!could)n['’]t))\s+"
    r"(?:(?:be|have|need|want|able|allowed|to|ever|even)\s+)*$",
    re.IGNORECASE,
)
"""What stands before something that is not wanted: "we do not need to". What an app cannot do, and
what it does "if not", is wanted: in written messages 20 such parts were needs, 4 were none."""
_LABEL = (
    r"(?:what(?:['’]s| is)? (?:works?|working|ok|fine)|works?|working|passes"
    r"|already (?:possible|there|works?|working|done|granted)|done (?:already|elsewhere)|existing"
    r"|(?:out of|not in|not part of(?: the)?) scope|not (?:needed|wanted|intended|planned|included"
    r"|required)|must not|excluded|dropped|postponed|won['’]t (?:do|ship)|n/a)\s*:"
)
_LABELLED = re.compile(rf"(?:^|[.!?;]\s|\n)\W{{0,4}}{_LABEL}[^.!?\n]*\Z", re.IGNORECASE)
"""How a line begins that tells what works or is not wanted: "Out of scope: ...". Of 45 such lines
in written messages none held a need."""
_LABEL_FIRST = re.compile(_LABEL, re.IGNORECASE)
_REFUSED = re.compile(
    r"(?:(?:i|we|it|they|the app|my app|our app)\s+)?"
    rf"(?:do not|does not|must not|should not|never|not|no|(?:do|does|wo|should)n['’]t)\s{_MORE}",
    re.IGNORECASE,
)
"""How a part says that something is not wanted."""
_NOT_NEEDED = re.compile(
    r"\s{0,2}\b(?:is|are)(?:\s+not|n['’]t)(?:\s+(?:really|even|actually))?\s+"
    r"(?:needed|required|necessary|wanted|planned|relevant|part of it)\b",
    re.IGNORECASE,
)
"""What stands at the end of something that is not wanted, or behind it."""
_RELATIVE = re.compile(r"\b(?:that|which|whose|where|who)\b", re.IGNORECASE)
"""What makes it only a part of what is said: "delete recordings that are not needed"."""
AROUND = 80
"""Characters before a part or a scope in which it is refused."""


def is_refused(text: str, start: int, end: int) -> bool:
    """Return whether a part of a text is not wanted: "Out of scope: ...", "... is not needed"."""
    first = max(0, start - AROUND)
    is_labelled = ":" in text[first:start] and bool(_LABELLED.search(text, first, start))
    is_before = _BEFORE.search(text[first:start]) is not None
    is_first = bool(_LABEL_FIRST.match(text, start))
    return is_labelled or is_before or is_first or _is_not_needed(text, start, end)


def _is_not_needed(text: str, start: int, end: int) -> bool:
    said = _NOT_NEEDED.search(text, start, end + AROUND)
    if not said or not said.start() <= end <= said.end():
        return False
    return not _RELATIVE.search(text, start, said.start())


def is_refusal(text: str) -> bool:
    """Return whether a part of a message says that something is not wanted."""
    return bool(_REFUSED.match(text))


def is_unwanted(scope: str, text: str) -> bool:
    """Return whether a message says of a scope, as written there, that it is not wanted."""
    return bool(_UNWANTED.search(text[: place_of(scope, text)][-AROUND:]))


def without_refusals(text: str) -> str:
    """Return a text without the clauses that say what is not needed or must not be done."""
    return _REFUSAL.sub(lambda match: match["before"], text).strip(" ,;")
