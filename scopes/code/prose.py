"""Calls as people write them in words: METHOD and path, addresses, paths alone."""

import re
from collections.abc import Iterator
from itertools import islice, starmap, zip_longest
from urllib.parse import unquote, urlsplit

from scopes.code.address import Address, without_punctuation
from scopes.code.found import Site
from scopes.code.said import methods_said
from scopes.code.spans import Span, without
from scopes.data.operations import METHOD, METHODS

_METHOD = f"(?P<method>{METHOD})"
_VERBS = [method.lower() for method in METHODS]
_PART = r"(?:\$\{[^{}\s]{1,60}\}|[^\s'\"<>`\\)]|(?<=/)<\w+>)"
_URL = re.compile(
    rf"(?:https?://|(?<![\w./@-])(?=[\w.-]*\b(?:webexapis|ciscospark|cisco)\.com/)){_PART}+",
    re.IGNORECASE,
)
_BETWEEN = r"\]?[\s:,*`'\"]+(?:(?:to|on|request to)\s+)?\[?"
_BARE = re.compile(
    rf"\b(?P<method>(?i:{METHOD})(?={_BETWEEN}[/{{$])|{METHOD}){_BETWEEN}"
    r"(?:\$?\{+\w+\}+|\$\w+)?"  # a variable for the base address
    rf"(?P<path>(?:/|[A-Za-z][\w-]*/|(?!(?:same|it)\b)[a-z][A-Za-z]*\b(?=\s*$)){_PART}*)"
)
_PATH_ALONE = re.compile(r"(?<![\w/:.])(?P<path>/(?:v\d//?)?[A-Za-z][\w-]*(?://?[\w{}:.=%~-]+)*)")
_OWN = re.compile(r"(?<![\w/:.])/(?:metrics|healthz?|livez|readyz|hook|ping)(?![\w/])")
"""Paths that programs serve themselves: "exposes them at /metrics"."""
_FEW_WORDS = 5
"""Words of a text that asks for nothing but such a path."""
_BEFORE_URL = re.compile(
    rf"(?P<method>(?i:{METHOD})(?=['\",\s(]*$)|{METHOD})[\]'\",\s(\[:]*(?:to\s\[?)?$"
)
_CALL = re.compile(r"\.(?P<method>get|post|put|patch|delete)\(", re.IGNORECASE)
_START = re.compile(
    r"\bcurl\b|\bfetch\(|\b\w+\.(?:get|post|put|patch|delete|request)\(", re.IGNORECASE
)
_OPTION = re.compile(r"(?:-X|--request)[\s=]*['\"]?" + _METHOD, re.IGNORECASE)
_WITH = re.compile(rf"\b(?:with|via|using) {_METHOD}\b")
_KEYWORD = re.compile(r"\bmethod['\"]?\s*[:=]\s*['\"]" + _METHOD, re.IGNORECASE)
_KEY = re.compile(
    r"^[ \t]+[\"']?(?P<method>get|post|put|patch|delete)[\"']?[ \t]*:[ \t]*\{?[ \t]*$", re.MULTILINE
)
"""A method below a path, in a piece of an OpenAPI document."""
_BODY = re.compile(r"\s(?:-d|--data(?:-\w+)?|--json|-F|--form)[\s=]")
_AFTER_VERSION = re.compile(r"(?<=^/v\d)//+")
"""A base address with a slash at its end, and a path with one at its beginning."""


def read_prose(text: str, is_beside_code: bool = False, most: int | None = None) -> list[Site]:
    """Return the calls of a text in words, in order; beside code no paths alone.

    No more than `most` are looked for.
    """
    lowered = text.lower()
    may_hold_urls = "://" in text or ".com/" in lowered
    urls = list(_URL.finditer(text)) if may_hold_urls else []
    found = list(islice(filter(None, starmap(_from_url, _calls(urls, text))), most))
    if not found:
        rest = without(text, [_with_its_method(url, text) for url in urls])
        found = list(islice(_bare(rest), most)) if any(v in lowered for v in _VERBS) else []
        if not found and not is_beside_code and "/" in text:
            found = list(islice(_paths_alone(rest), most))
    if all(site.method for site in found):
        return found
    said = methods_said(text, [(site.start, site.start + len(site.written)) for site in found])
    return [
        site if site.method else site._replace(said=methods)
        for site, methods in zip(found, said, strict=True)
    ]


def _with_its_method(url: re.Match[str], text: str) -> Span:
    """Return where an address stands, with the method before it."""
    method = _BEFORE_URL.search(text, max(0, url.start() - 20), url.start())
    return (method or url).start(), url.end()


def _bare(text: str) -> Iterator[Site]:
    for match in _BARE.finditer(text):
        path, _, query = match["path"].partition("?")
        method = match["method"].upper()
        yield Site(match.start(), method, _clean(path), query=query, written=match[0])


def _calls(found: list[re.Match[str]], text: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """Yield each address, the text of the call it stands in, and the part of that before it."""
    start = 0
    for match, following in zip_longest(found, found[1:]):
        end = _next_call(text, match.end(), following.start()) if following else len(text)
        yield match, text[start:end], text[start : match.start()]
        start = end


def _next_call(text: str, start: int, end: int) -> int:
    """Return where between two addresses the call of the second one begins."""
    begins = [match.start() for match in _START.finditer(text, start, end)]
    return begins[-1] if begins else max(text.rfind("\n", start, end), start)


def _from_url(match: re.Match[str], call: str, before: str) -> Site | None:
    try:
        parts = urlsplit(match[0] if "://" in match[0] else f"https://{match[0]}")
    except ValueError:  # such as https://[
        return None
    address = Address(parts.hostname, _clean(parts.path), parts.query)
    if not address.is_of_webex or address.is_unknown or address.is_no_operation:
        return None
    method = _method_of(call, before)
    return Site(match.start(), method, address.path, address.host, address.query, written=match[0])


def _paths_alone(text: str) -> Iterator[Site]:
    if len(text.split()) > _FEW_WORDS:
        text = without(text, [own.span() for own in _OWN.finditer(text)])
    for match, call, _ in _calls(list(_PATH_ALONE.finditer(text)), text):
        stated = [key["method"] for key in _KEY.finditer(call)]
        if not stated and (said := _stated(call)):
            stated = [said["method"]]
        for method in stated or [""]:
            site = Site(match.start(), method.upper() or None, _clean(match["path"]))
            yield site._replace(written=match[0])


def _stated(call: str) -> re.Match[str] | None:
    patterns = (_OPTION, _KEYWORD, _CALL) if "method" in call.lower() else (_OPTION, _CALL)
    return next(filter(None, (pattern.search(call) for pattern in patterns)), None)


def _method_of(call: str, before: str) -> str | None:
    stated = _BEFORE_URL.search(before[-20:]) or _stated(call) or _WITH.search(call)
    if stated:
        return stated["method"].upper()
    if "curl" in before.lower():
        return "POST" if _BODY.search(call) else "GET"
    return None


def _clean(path: str) -> str:
    path = without_punctuation(unquote(path.split("?")[0].split("#")[0]))
    return _AFTER_VERSION.sub("/", "/" + path.lstrip("/"))
