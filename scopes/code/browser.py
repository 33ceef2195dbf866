"""Calls of the JavaScript SDK that only look like calls of the REST API: they open a connection."""

import re

_IN_CALLS = (
    r"(?:join|leave|addMedia|acknowledge|decline|muteAudio|unmuteAudio|muteVideo|unmuteVideo"
    r"|shareScreen|stopShare|startRecording|updateShare|updateMedia|getMediaStreams|admit|on|off)"
)
_NAME = (
    r"(?<![\w./])(?:(?:this|self|window|app)\.)?_?"
    r"(?:\w{0,20}webex\w{0,20}\.(?:internal(?:\.\w+){1,3}|meetings\.(?!create\(\s*\w+\s*=)\w+"
    r"|(?:messages|rooms|memberships|people|attachmentActions|webhooks)\.(?:listen|stopListening|on"
    r"|off|once)|(?:authorization|credentials|logger)\.\w+|(?:once|on|off|canAuthorize)\b)"
    rf"|\w{{0,20}}[mM]eeting\.{_IN_CALLS}(?=\())"
)
_ARGUMENTS = r"(?:\((?:[^()\n]|\([^()\n]{0,200}\)){0,300}\);?)?"
_CALL = re.compile(
    r"(?:\b(?:const|let|var)\s+\w{1,40}\s*=\s*)?(?:\b(?:await|return)\s+)?"
    rf"(?P<name>{_NAME}){_ARGUMENTS}",
    re.IGNORECASE,
)
_ON_RESULT = re.compile(rf"(?:\bawait\s+)?(?<![\w.])\w{{1,40}}\.{_IN_CALLS}{_ARGUMENTS}")
_MAY_HOLD_ONE = re.compile(r"(?i:webex|meeting)\w{0,20}\.\w")
_PYTHON = re.compile(r"\b(?:import webex\w*|from webex\w* import|WebexAPI|WebexTeamsAPI|wxc_sdk)\b")


def browser_calls(text: str) -> tuple[str, ...]:
    """Return the names of such calls in a text, in order, each once; none in Python."""
    if not _MAY_HOLD_ONE.search(text) or _PYTHON.search(text):
        return ()
    return tuple(dict.fromkeys(match["name"] for match in _CALL.finditer(text)))


def without_browser_calls(text: str) -> str:
    """Return a text with blanks for such calls, and for what is called on their results."""
    rest = _CALL.sub(_blank, text)
    return _ON_RESULT.sub(_blank, rest)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
