"""Requests that stand in lines of their own: .http files, Bruno, Robot Framework, OpenAPI, logs."""

import re
from collections.abc import Iterator

from scopes.code.address import Address, joined, read_address
from scopes.code.found import Site
from scopes.code.values import Values
from scopes.data.operations import METHOD

_REQUEST = re.compile(
    rf"^(?P<method>{METHOD}) (?P<url>\S+)(?: HTTP/[\d.]+)?[ \t]*$(?:\n[\w-]+:.*){{0,20}}",
    re.MULTILINE,
)
_HOST = re.compile(r"^Host: *(?P<host>[\w.-]+)", re.MULTILINE | re.IGNORECASE)
_URL_ALONE = re.compile(r"^###.*\n(?P<url>https://\S+)[ \t]*$", re.MULTILINE)
_BRUNO = re.compile(rf"^(?P<method>{METHOD.lower()}) {{\s*\n\s*url: (?P<url>\S+)", re.MULTILINE)
_ROBOT = re.compile(
    rf"^[ \t]*(?:\$\{{\w+\}}[ ]?=?[ ]{{2,}})?(?P<method>(?i:{METHOD}))"
    r"(?P<session> On Session| Request)?"
    r"[ ]{2,}(?P<first>\S+)(?:[ ]{2,}(?P<second>\S+))?",
    re.MULTILINE,
)
_SESSION = re.compile(r"^[ \t]*Create Session[ ]{2,}\S+[ ]{2,}(?P<url>\S+)", re.MULTILINE)
_CELLS = re.compile(r"^\$\{(?P<name>\w+)\}[ ]{2,}(?P<value>\S+)[ \t]*$", re.MULTILINE)
_LOGGED = re.compile(
    rf"(?P<host>https://[\w.-]+)(?::\d+)? \"(?P<method>{METHOD}) (?P<url>/\S*) HTTP/"
)
_OPENAPI = re.compile(r"^[{\s]*\"?(?:openapi|swagger)\"?\s*:", re.MULTILINE)
_SERVER = re.compile(r"\"?(?:url|host)\"?\s*:\s*\"?(?P<url>(?:https://)?[\w.-]+\.com[\w./-]*)")
_PATH_KEY = re.compile(
    r"(?P<path>[\"']?/[\w{}./:-]*[\"']?)\s*:\s*[{\n]|[\"']?\b(?P<method>get|post|put|patch|delete)[\"']?\s*:\s*[{\n]"
)


def is_openapi(text: str) -> bool:
    """Return whether a text is a description of an API."""
    return bool(_OPENAPI.search(text[:500])) and "paths" in text


def read_openapi(text: str) -> Iterator[Site]:
    """Yield the operations of a description, if its server is one of Webex."""
    server = _SERVER.search(text)
    base = read_address(server["url"]) if server else None
    if not server or not base or not base.is_of_webex:
        return
    path = ""
    for match in _PATH_KEY.finditer(text, text.find("paths")):
        path = match["path"].strip("\"'") if match["path"] else path
        if match["method"] and path:
            yield from _site(match, match["method"], read_address(joined(server["url"], path)))


def read_lines(text: str, values: Values) -> Iterator[Site]:
    """Yield the requests that stand in lines of their own, in order of their kinds."""
    end = len(values.tokens)
    for match in _LOGGED.finditer(text):
        yield from _site(match, match["method"], read_address(match["host"] + match["url"]))
    for match in _BRUNO.finditer(text):
        yield from _site(match, match["method"], read_address(values.filled(match["url"], end)))
    for match in _URL_ALONE.finditer(text):
        yield from _site(match, "GET", read_address(values.filled(match["url"], end)))
    for match in _REQUEST.finditer(text):
        host = _HOST.search(match[0])
        url = values.filled(match["url"], end)
        if host or "{{" in match["url"]:
            url = f"https://{host['host']}{url}" if host and url.startswith("/") else url
            yield from _site(match, match["method"], read_address(url))
    yield from _of_robot(text, values)


def _of_robot(text: str, values: Values) -> Iterator[Site]:
    cells = {match["name"]: match["value"] for match in _CELLS.finditer(text)}
    session = _SESSION.search(text)
    for match in _ROBOT.finditer(text):
        url = (match["second"] or "") if match["session"] else match["first"]
        name = re.match(r"\$\{(\w+)\}", url)
        if name and name[1] in cells:
            url = cells[name[1]] + url[name.end() :]
        elif match["session"] and session:
            url = joined(session["url"], url)
        if "://" in url:
            address = read_address(values.filled(url, len(values.tokens)))
            yield from _site(match, match["method"], address)


def _site(match: re.Match[str], method: str, address: Address | None) -> Iterator[Site]:
    if address and address.is_of_webex and not address.is_base and not address.is_no_operation:
        place = match.start("url" if "url" in match.groupdict() else 0)
        yield Site(place, method.upper(), address.path, address.host, address.query,
                   written=match[0].split("\n")[0].strip())  # fmt: skip
