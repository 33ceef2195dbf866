"""Read the calls of any text or file: the one reader of chat, terminal, API, builder and scan."""

import re
from itertools import islice
from pathlib import PurePath

from scopes.code.found import CodeCall, Gap, Lines, Reading, Site, Unresolved
from scopes.code.keys import read_keys
from scopes.code.lines import is_openapi, read_lines, read_openapi
from scopes.code.prose import read_prose
from scopes.code.requests import Requests
from scopes.code.sdk import read_sdk
from scopes.code.shell import read_shell
from scopes.code.spans import Span, without
from scopes.code.tokens import Tokens
from scopes.code.values import Values
from scopes.code.webhook_bodies import read_webhook_body

__all__ = ["CodeCall", "Reading", "Unresolved", "read_code"]

_IN_WORDS = {"", ".md", ".txt", ".log", ".rst", ".http", ".rest"}
"""Endings of files in which calls may stand in words."""
_PATH = re.compile(r"[\"'`}=($](?:(?<!\$)/|(?<=\$)\w+/|(?<=[\"'])v\d/)")
_CALL_OF_WEBEX = re.compile(
    r"(?:webex|spark|wbx|wxc)\w{0,40}(?:\.\w{1,40})?\(f?[\"'`]", re.IGNORECASE
)


def read_code(text: str, name: str | None = None, most: int | None = None) -> Reading:
    """Return the calls of a text; never fails, whatever it holds.

    `name` is the name of a file, whose ending says the language; without one the text is a message
    or a pasted fragment, in which calls may stand in words, too. Only the first `most` calls are
    read, which bounds the time.
    """
    if is_openapi(text):
        return _reading(text, list(read_openapi(text)), [], most)
    tokens = Tokens(text if _may_hold_address(text) else "")
    sites, gaps = _of_code(text, tokens, most)
    sites += islice(read_sdk(text, tokens, gaps, is_file=name is not None), most)
    if name is None or PurePath(name).suffix.lower() in _IN_WORDS:
        words = _in_words(text, tokens, sites)
        sites += read_prose(words, is_beside_code=bool(sites), most=most)
        sites += [] if sites else read_webhook_body(text)
    return _reading(text, sites, gaps, most)


def _may_hold_address(text: str) -> bool:
    """Return whether code may hold an address; if not, it need not be taken apart."""
    return bool(
        "://" in text
        or (".com" in text and re.search(r"\.com\b", text))
        or ("/" in text and _PATH.search(text))
        or ("(" in text and _CALL_OF_WEBEX.search(text))
    )


def _of_code(text: str, tokens: Tokens, most: int | None) -> tuple[list[Site], list[Gap]]:
    """Return the calls that stand as addresses in code, and what could not be read."""
    if not len(tokens):
        return [], []
    values = Values(tokens)
    requests = Requests(tokens, values)
    sites = [*islice(read_lines(text, values), most), *islice(read_shell(text, values), most)]
    lines = Lines(text)
    for more in (requests.find(), read_keys(tokens, values, requests.used)):
        taken = {lines.of(site.start)[0] for site in sites}
        free = (site for site in more if lines.of(site.start)[0] not in taken)
        sites += islice(free, most)
    return sites, requests.gaps


def _in_words(text: str, tokens: Tokens, sites: list[Site]) -> str:
    """Return a text with blanks for what was read as code, and for strings inside of code."""
    spans: list[Span] = []
    end = 0
    for start in sorted(site.start for site in sites):
        if start >= end:
            end = _end_of_call(text, start)
            spans.append((start, end))
    for n in tokens.strings:
        start = tokens.starts[n]
        is_quoted = text[start] not in "h{$" or text[start] != tokens.texts[n][:1]
        if is_quoted and tokens.words[n - 1] in ("(", ",", "+", "=", ":", ".", "||", "return"):
            spans.append((start, tokens.ends[n]))
    return without(text, spans)


def _end_of_call(text: str, start: int) -> int:
    """Return the end of the line at a place, or of the last one that goes on from it."""
    while True:
        end = text.find("\n", start)
        if end < 0:
            return len(text)
        if text[end - 1] not in ("\\", "`"):
            return end
        start = end + 1


def _reading(text: str, sites: list[Site], gaps: list[Gap], most: int | None) -> Reading:
    lines = Lines(text)
    calls = (
        CodeCall(
            site.method, site.path, site.host, site.query, *lines.of(site.start), site.sdk,
            site.written, site.said,
        )
        for site in sorted(sites, key=lambda site: site.start)[:most]
    )  # fmt: skip
    return Reading(tuple(calls), tuple(Unresolved(lines.of(gap.start)[0], gap.why) for gap in gaps))
