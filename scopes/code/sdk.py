"""Calls of SDKs: for Python, JavaScript, Node bots, Go, Java and C#."""

import re
from collections.abc import Container, Iterable, Iterator
from functools import cache
from pathlib import Path

from scopes.code.found import Gap, Site
from scopes.code.tokens import Tokens

TABLE = Path(__file__).parents[2] / "data" / "sdk_calls.tsv"
_CLIENT = re.compile(
    r"\b(?P<name>\w{1,60})\s{0,3}:?=\s{0,3}(?:await\s+|new\s+)?(?:\w+\.)*"
    r"(?:WebexTeamsAPI|WebexAPI|(?:As)?WebexSimpleApi|Webex\.init|webexteams\.NewClient|Spark\.builder"
    r"|CiscoSparkAPI|TeamsAPI\.Create\w+)\("
)
_LIBRARIES = ("Webex", "webexteams", "Spark", "TeamsAPI")
"""One of these stands in the name of each client."""
_OWNER = re.compile(r"(?:\w*api|\w*webex\w*|wxc?\w*|teams\w*|spark|client)", re.IGNORECASE)
_CALL = re.compile(
    r"(?<![\w./@-])(?P<owner>(?:(?:self|this|bot)\.)?_?[A-Za-z]\w*)(?P<path>(?:\.[A-Za-z]\w*){1,5})"
)
_JAVA = re.compile(r"\bspark\.(?P<what>\w+)\(\)(?P<chain>[^;\n]*)")
_JAVA_VERB = re.compile(r"\.(?P<verb>iterate|post|put|get|delete)\(")
_CSHARP = re.compile(
    r"\b\w+\.(?P<verb>Create|List|Get|Update|Delete)(?P<what>[A-Z][a-z]+?)s?Async\("
)
_NAMES = {"space": "rooms", "room": "rooms", "message": "messages", "person": "people",
          "spacemembership": "memberships", "membership": "memberships",
          "team": "teams"}  # fmt: skip
_BOT = {
    "say": ("POST", "/messages"), "reply": ("POST", "/messages"), "dm": ("POST", "/messages"),
    "sayWithLocalFile": ("POST", "/messages"), "sendCard": ("POST", "/messages"),
    "uploadStream": ("POST", "/messages"), "censor": ("DELETE", "/messages/{id}"),
    "add": ("POST", "/memberships"), "remove": ("DELETE", "/memberships/{id}"),
    "newRoom": ("POST", "/rooms"), "newTeamRoom": ("POST", "/rooms"),
    "implode": ("DELETE", "/rooms/{id}"),
    "exit": ("DELETE", "/memberships/{id}"), "roomRename": ("PUT", "/rooms/{id}"),
}  # fmt: skip
_BOT_LIBRARY = re.compile(r"framework|node-bot", re.IGNORECASE)
_BOT_CALL = re.compile(r"(?<![\w.])bot\.(?P<verb>\w+)\(")
_VERBS = {
    "list": "GET", "details": "GET", "get": "GET", "read": "GET", "me": "GET", "download": "GET",
    "create": "POST", "add": "POST",
    "update": "PUT", "configure": "PUT", "edit": "PUT", "modify": "PUT", "set": "PUT",
    "delete": "DELETE", "remove": "DELETE",
}  # fmt: skip
_ALIKE = {
    "remove": "delete",
    "iterate": "list",
    "post": "create",
    "put": "update",
    "listall": "list",
}
_VERB_FIRST = re.compile(r"(?i:list|create|get|update|delete|remove)(?=(?P<rest>[A-Z]\w*))")
"""The verb that the name of a function begins with."""
_SELF = {"self", "this", "bot"}
_HOST_ENDS = {"com", "net", "org", "io"}
_PYTHON = re.compile(
    r"\b(?:WebexTeamsAPI|WebexAPI|WebexSimpleApi|webexteamssdk|webexpythonsdk|wxc_sdk)\b"
)
_SCRIPT = re.compile(r"\b(?:const|let|var|await|require|Webex\.init)\b|=>|;\s*$", re.MULTILINE)
_ANY_SDK = re.compile(r"webex|wxc_sdk|spark|TeamsAPI|framework", re.IGNORECASE)
_BROWSER_ONLY = {
    "register", "unregister", "syncmeetings", "join", "leave", "getallmeetings", "getmeetingbytype",
    "startservice", "getpersonalmeetingroom", "on", "off", "addmedia",
}  # fmt: skip

Row = tuple[str, str]


@cache
def _table() -> dict[str, Row]:
    """Return method and path by the squeezed name of a call."""
    lines = TABLE.read_text("utf-8").splitlines()[2:]
    rows = (line.split("\t") for line in lines)
    return {_squeezed(name): (method, path) for name, method, path in rows}


def _squeezed(name: str) -> str:
    return name.replace("_", "").lower()


def read_sdk(text: str, tokens: Tokens, gaps: list[Gap], *, is_file: bool) -> Iterator[Site]:
    """Yield the calls of SDKs, in order; to `gaps` go those that are none of the REST API.

    In a file only what is known counts, in a message also what looks like a call of an SDK.
    """
    if "." not in text or (is_file and not _ANY_SDK.search(text)):
        return
    names = (tokens if tokens.text else Tokens(text)).names if is_file else set()
    if "spark." in text:
        yield from _of_java(text)
    if "TeamsAPI." in text:
        yield from _of_csharp(text)
    if "bot." in text and _BOT_LIBRARY.search(text):
        yield from _of_bot_library(_in_code(_BOT_CALL, text, names, is_file=is_file))
    calls = _in_code(_CALL, text, names, is_file=is_file)
    clients = _clients(text) if calls else set()
    is_script = "meetings" in text and bool(_SCRIPT.search(text)) and not _PYTHON.search(text)
    for match in calls:
        owner, parts = _owner_of(match, clients, is_file=is_file)
        if (owner in clients or _OWNER.fullmatch(owner)) and len(parts) > 1:
            yield from _dotted(match, owner, parts, gaps, is_script, is_file)


def _in_code(
    pattern: re.Pattern[str], text: str, names: Container[int], *, is_file: bool
) -> list[re.Match[str]]:
    """Return what a pattern finds, in a file only where a name stands: no comment, no text."""
    found = pattern.finditer(text)
    return [match for match in found if not is_file or match.start() in names]


def _of_bot_library(calls: Iterable[re.Match[str]]) -> Iterator[Site]:
    for match in calls:
        if match["verb"] in _BOT:
            method, path = _BOT[match["verb"]]
            yield Site(match.start(), method, path, sdk=match[0][:-1], written=match[0][:-1])


def _owner_of(
    match: re.Match[str], clients: Container[str], *, is_file: bool
) -> tuple[str, list[str]]:
    """Return whose function a call is, and its name in parts: `api`, `["rooms", "list"]`."""
    owner = match["owner"].split(".")[-1].lstrip("_")
    parts = match["path"].strip(".").split(".")
    first, *rest = f"{match['owner']}{match['path']}".split(".")
    if first in clients:
        owner, parts = first, rest
    while owner not in clients and parts and (parts[0] in clients or owner in _SELF):
        owner, parts = parts[0], parts[1:]
    while is_file and len(parts) > 2 and _OWNER.fullmatch(parts[0]) and not _look_up(parts):
        owner, parts = parts[0], parts[1:]  # framework.webex.messages.create
    return owner, parts


def _clients(text: str) -> set[str]:
    """Return the names that code gives to clients of SDKs."""
    is_made = any(name in text for name in _LIBRARIES)
    return {match["name"] for match in _CLIENT.finditer(text)} if is_made else set()


def _dotted(
    match: re.Match[str],
    owner: str,
    parts: list[str],
    gaps: list[Gap],
    is_script: bool,
    is_file: bool,
) -> Iterator[Site]:
    if parts[-1].lower() in _HOST_ENDS or parts[0] == "session" or "://" in match[0]:
        return
    written = f"{match['owner']}{match['path']}"
    if parts[0] == "meetings" and is_script and owner.lower().startswith(("webex", "this")):
        gaps.append(Gap(match.start(), f"{written}: works in the browser, no call of the REST API"))
        return
    if parts[0] == "meetings" and parts[-1].lower() in _BROWSER_ONLY:
        gaps.append(Gap(match.start(), f"{written}: works in the browser, no call of the REST API"))
        return
    found = _look_up(parts)
    if found:
        yield Site(match.start(), *found, sdk=".".join(parts), written=written)
    elif is_file or parts[0][0].isupper():
        return
    elif owner[0].islower() and parts[-1][0].islower():
        method = _VERBS.get(parts[-1].lower().split("_")[0])
        yield Site(match.start(), method, "", sdk=".".join(parts), written=written)


def _look_up(parts: list[str]) -> Row | None:
    *subject, last = (_squeezed(part) for part in parts)
    table = _table()
    name = ".".join(subject)
    plain = _VERB_FIRST.match(parts[-1]) if len(subject) == 1 else None
    if plain and f"{name}.{last}" not in table:  # Rooms.ListRooms, rooms.listWithReadStatus
        is_same = parts[-1][0].isupper() or plain["rest"].startswith(("With", "By", "All"))
        last = plain[0].lower() if is_same else last
    return table.get(f"{name}.{last}") or table.get(f"{name}.{_ALIKE.get(last, last)}")


def _of_java(text: str) -> Iterator[Site]:
    for match in _JAVA.finditer(text):
        verb = _JAVA_VERB.search(match["chain"])
        if not verb:
            continue
        is_one = ".path(" in match["chain"]
        name = {"get": "get" if is_one else "list"}.get(verb["verb"], verb["verb"])
        if found := _look_up([match["what"], name]):
            written = f"spark.{match['what']}.{verb['verb']}"
            yield Site(match.start(), *found, sdk=written.removeprefix("spark."), written=written)


def _of_csharp(text: str) -> Iterator[Site]:
    for match in _CSHARP.finditer(text):
        what = _NAMES.get(match["what"].lower())
        if what and (found := _look_up([what, match["verb"].lower()])):
            yield Site(
                match.start(), *found, sdk=match[0].rstrip("("), written=match[0].rstrip("(")
            )
