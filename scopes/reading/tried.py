"""Read what was tried when an error came: a message without what it says of the error."""

import re
from collections.abc import Iterable

from scopes.reading.error_texts import PHRASES, STATUS
from scopes.reading.mentions import without_scopes

_NOISE = re.compile(
    r"the server understood the request[^\n]{0,200}?(?:\blicenses?\b\.?|$)"
    r"|the request requires a valid access token[^\n\"]*"
    r"|[\"'](?:message|errors?|description|trackingid|code)[\"']\s*:|\brouter_[\w-]+"
    r"|\b\w{1,40}(?:\.\w{1,40}){0,3}\.(?:exceptions|\w{0,30}error)\b[\w.]*"
    rf"|\bauthorization\s*:|\bbearer\b|\bhttp(?:/\d(?:\.\d)?)?\s+(?=[45])|\b{STATUS}\b|{PHRASES}"
    r"|\binternal ?server\b|\b(?:run(?:ning)? into )?throttl\w+|\b(?:not |un)authori[sz]ed\b"
    r"|\b(?:forbidden|errors?|status|response|returns?|returned|receiv\w+|fails?|failed|failing"
    r"|attempt\w*|problem|why|invalid|expired)\b",
    re.IGNORECASE | re.MULTILINE,
)
_BLANKS = re.compile(r" {2,}")
_WHO = (
    r"(?:(?:why\s)?(?:(?:do|does|did|am|are|is)\s)?(?:i|we|it|they)|this|that|which|all\s(?:i|we)\ssee"
    r"|(?:the|my|our|every|each)\s(?:(?:webex|rest|http)\s)?(?:api|server|service|call|request|response"
    r"|answer|reply|result|app|script|integration|endpoint)|webex)"
)
_HOW = (
    r"(?:is|are|am|was|were|be|being|always|only|just|still|now|then|constantly|sometimes|keeps?|kept"
    r"|ends?|ended|up|immediately|suddenly|consistently|me|us|back|out|every\stime)"
)
_COMES = (
    r"(?:gets?|got|getting|sees?|seeing|receiv\w{1,3}|returns?|returned|returning|throws?|threw|raises?"
    r"|gives?|gave|giving|says?|said|shows?|answer(?:s|ed)?|responds?|responded|repl(?:y|ies|ied)"
    r"|comes?|came|runs?|ran|running|hits?|hitting|fails?|failed|failing|refused|rejected|denied"
    r"|blocked|yields?|produces?|results?|ends?|ended|is|are|was)"
)
_RETURNED = (
    r"(?:(?:with|in|into|an?|the|as|only|nothing\sbut|back|me|us|http(?:/\d(?:\.\d)?)?|status|code|error)\b"
    rf"|[\s\"'`(\[=:>,→-]){{0,12}}\b{STATUS}(?:s|er)?\b[\"'`)\]]{{0,2}}"
    r"(?:[\s\"'`:(-]{0,3}(?:forbidden|unauthorized|not\sfound|errors?|responses?|status|back|though"
    r"|instead|again|as\s(?:an?\s|the\s)?(?:response|answer|reply))\b[\"'`)\]]{0,2}){0,4}"
)
_REPORT = re.compile(
    rf"(?:[,;]\s|\s[-–]\s|\b)(?=[^\n]{{0,80}}\b{STATUS})"
    rf"(?:(?:but|and|yet|then|so|however|although|because)\s)?(?:{_WHO}\s)?"
    rf"(?:{_HOW}\s){{0,3}}{_COMES}\s?(?:{_HOW}\s){{0,2}}{_RETURNED}"
    rf"|{_RETURNED}\sis\s(?:all|what)\s(?:i|we)\s(?:get|see|receive)\b",
    re.IGNORECASE,
)
"""What says that an error comes: ", but the API answers with 403 Forbidden"."""
_THEN = re.compile(
    r"\b(?:i|we|they|it|(?:my|our|the)\s\w{1,20})\s+(?:can(?:not|\snot|['’]t)|could(?:\snot|n['’]t)"
    r"|(?:am|are|is|was|were)\s(?:not\sable|unable)\sto)\s+"
    r"|(?:\A|(?<=[.!?\n]\s))(?:the|my|our|every|each)\s(?:call|request|attempt)s?\sto\s+"
    r"|\b(?:when(?:ever)?|while|if|after|as(?:\ssoon\sas)?)\s+(?:(?:i|we|they|my app|the app)\s+)?"
    r"(?:(?:am|are|is|was|were)\s+)?(?:(?:try|trying|tries|attempt|attempting|want)\s+to\s+)?"
    r"|\b(?:(?:i|we|they|(?:my|our|the)\s\w{1,20})\s+(?:am|are|is|was|were|keep|have been)\s+)?"
    r"(?:trying|attempting|calling)\s+(?:to\s+)?|[{}\[\]]{0,3}\"[,{}\[\]]{1,3}",
    re.IGNORECASE,
)


def without_error(text: str, scopes: Iterable[str] = ()) -> str:
    """Return what is left of a message without the error and the scopes: what was tried."""
    text = _BLANKS.sub(" ", without_scopes(text, scopes))
    return _NOISE.sub(" ", _THEN.sub("\n", _REPORT.sub(" ", text)))
