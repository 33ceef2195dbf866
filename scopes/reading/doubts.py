"""Read what a message doubts about scopes: whether one is needed, why one does not help."""

import re
from typing import Literal

from msgspec import Struct

from scopes.reading.cleaning import without_middle

Trouble = Literal["no data", "failing"]

_NAME = r"[`\"']?([a-z][a-z-]{0,30}:[\w:-]{1,60}\b|openid\b)[`\"']?"
_STILL = r"(?:(?:really|still|even|also|actually|as well|too)\s+){0,2}"
_NEEDED = re.compile(
    rf"(?:\b(?:do|does|will|would)\s+(?:i|we|it|they|(?:my|our|the)\s+\w{{1,20}})\s+{_STILL}"
    rf"(?:need|require|have\s+to\s+(?:request|select|tick))\s+{_STILL}{_NAME}(?!\s*(?:or|and|,))"
    rf"|\b(?:is|are)\s+{_NAME}\s+{_STILL}"
    r"(?:needed|required|necessary|mandatory|redundant|superfluous|of any use))"
    r"(?P<rest>[^?\n]{0,200})\??",
    re.IGNORECASE,
)
_AT_THE_END = re.compile(r"(?<=[.!;\n])\s[^.!;?\n]{1,200}\?\s*\Z")
"""A question that is the last sentence of a text."""
LONGEST = 2000
"""Characters of a message that asks whether a scope is needed."""
AROUND = 1000
"""Characters at the beginning and at the end of a message in which it says what is wrong."""
_HAVE = r"(?:already |also )?(?:have|hold|got|request|use)\b"
_WHO = r"(?:i|we|it|they|(?:the|our|my|an?|this) [\w-]{1,20})"
_HOLDING = re.compile(rf"\b(?:if|when|since|as) {_WHO} {_HAVE}", re.IGNORECASE)
"""What stands before scopes that an app has."""
_TOO = re.compile(
    r"^\s*(?:(?:too|as well|also)\b|(?:in addition to|besides?|next to|on top of|along with|beside)"
    rf"(?:(?:\s+|\s*(?:,|and)\s*)(?:the\s+)?{_NAME})+)(?:\s*,)?",
    re.IGNORECASE,
)
"""What stands behind a scope that is asked for beside others: "in addition to spark:all"."""
_JOB = re.compile(
    r"^\s*(?:(?:only|just|merely|really)\s+)?"
    rf"(?:to|for|(?:if|when|since|because|as|where) {_WHO}(?! {_HAVE}))\s+",
    re.IGNORECASE,
)
"""What stands before a job; "if we have" stands before other scopes."""
_DOES = re.compile(
    rf"\s(?:and|but)\s+(?:(?:{_WHO}\s+)?(?:only|just|merely)|{_WHO})\s+", re.IGNORECASE
)
"""What stands between the scopes that an app has and what it does."""
_NOTHING = r"(?:no|not any|zero)\s+(?:\w+\s+)?(?:data|results?|records?|items|entries|rows|content)"
_COMES = (
    r"(?:is|are|be|stays?|remains?|comes?|came|back|returns?|returned|returning|gets?|got|getting"
    r"|receives?|received|gives?|shows?|sees?|delivers?)"
)
_TROUBLES: tuple[tuple[Trouble, re.Pattern[str]], ...] = (
    (
        "no data",
        re.compile(
            rf"\b{_COMES}\s+(?:\w+\s+){{0,2}}(?:empty|nothing|{_NOTHING})\b"
            rf"|\b{_NOTHING}\s+(?:is|are|comes?|came|back|returned|found|at all)\b"
            rf"|\bno\s+(?!(?:errors?|scopes?|permissions?)\b)(?:\w+\s+){{0,2}}{_COMES}\s+(?:\w+\s+)?"
            r"(?:back|returned|found|shown|listed|delivered|received|visible)\b"
            r"|\bempty\s+(?:list|array|result|results|response|body|answer|collection)\b"
            r"|\b(?:can(?:not|['’]t)|do(?:es)?(?:\s+not|n['’]t))\s+(?:see|find|get|receive)\s+any\b"
            r"|\"items\"\s*:\s*\[\s*\]"
        ),
    ),
    (
        "failing",
        re.compile(
            r"\bstill\s+(?:fail\w*|refused|denied|blocked|broken|not\s+work\w*|(?:gets?|got|an?)\b"
            r"[\w\s]{0,10}\berrors?|(?:does|do|is)(?:\s+not|n['’]t)\s+(?:work|allowed))"
            r"|\b(?:does|do|is|are)(?:\s+not|n['’]t)\s+(?:work|working)\b|\bfails?\s+anyway\b"
            r"|\bbut\s+(?:\w+\s+){1,3}(?:fails|failed|is\s+refused)\b"
        ),
    ),
)


_DROPPED = re.compile(
    r"\b(?:drop|remove|get rid of|lose|kill|cut|skip|leave out|ditch|delete|take out|give up)\s"
    r"(?:the\s|that\s|its\s)?(?:(?:read|write|admin|administrator|compliance|broad|broader|bigger"
    r"|wider|dangerous|scary)\s(?:one|part|half)|(?:\w+\s)?(?:scope|permission)s?)\b"
    r"(?!\s(?:of|from|for)\b)"
    r"|\b(?:drop|ditch|lose|get rid of|leave out)\s(?:it|that|this|them|these|both)\s?\?",
    re.IGNORECASE,
)
"""What is asked of scopes, not of what they are for: "drop the write one?"."""


_APP = re.compile(
    r"\W*(?i:add|adds|adding|build|builds|building|implement|implementing|write|writing|develop"
    r"|developing)\s(?:(?i:an?|the|our|my|new|another|support\sfor)\s){0,3}"
    r"(?:(?:[A-Z][\w-]*|(?i:webex|notification|alert|chat))\s){0,3}"
    r"(?i:provider|integration|connector|notifier|plug-?in|adapter|backend)s?"
    r"(?:\s(?:to|for|in|into)(?:\sthe)?\s[\w-]+)?\W*"
)
"""What says that an app is made, and not what it does: "add a Webex provider to our alerts"."""


class Doubt(Struct, frozen=True):
    """A scope of which a message asks whether it is needed.

    `job` is what it would be needed for, "" when that is not said; `rest` is the message without
    the question.
    """

    written: str
    job: str
    rest: str


def find_doubt(text: str) -> Doubt | None:
    """Return the scope of which a message asks whether it is needed, if it does."""
    asked = _NEEDED.search(text) if len(text) <= LONGEST else None
    if not asked:
        return None
    written = next(filter(None, asked.group(1, 2)))
    before, said, after = text[: asked.start()], asked["rest"], text[asked.end() :]
    if beside := _TOO.match(said):
        before, said = f"{before}{beside[0]} ", said[beside.end() :]
    held = _HOLDING.search(said)
    end = held.start() if held else len(said)
    if _JOB.match(said):
        rest = f"{before}{said[end:]}{after}"
        return Doubt(written, _JOB.sub("", said[:end]).strip(), rest.strip())
    does = _DOES.search(said, end)
    if does:
        rest = f"{before}{said[: does.start()]}{after}"
        return Doubt(written, said[does.end() :].strip(), rest.strip())
    return Doubt(written, "", f"{before}{said}{after}".strip())


def without_repeating_question(text: str) -> str:
    """Return a text without a question at its end about scopes that it names before."""
    asked = _AT_THE_END.search(text)
    named = set(re.findall(_NAME, asked[0])) if asked else set()
    if not asked or not named:
        return text
    before = text[: asked.start()]
    return before if named <= set(re.findall(_NAME, before)) else text


def is_about_scopes(text: str) -> bool:
    """Return whether a part of a message is about the scopes themselves: "drop the write one?"."""
    return _DROPPED.search(text) is not None


def is_about_app(text: str) -> bool:
    """Return whether a part of a message only says that an app is made."""
    return _APP.fullmatch(text) is not None


def find_trouble(text: str) -> Trouble | None:
    """Return what is said to be wrong although a scope was granted: no data, or a failing call."""
    lowered = without_middle(text.lower(), AROUND)
    return next((what for what, said in _TROUBLES if said.search(lowered)), None)
