"""Read and build the URL at which a user authorizes an integration."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote, urlencode, urlsplit

from scopes.reading.wishes import AUTHORIZE_URL

ADDRESS = "https://webexapis.com/v1/authorize"
PLACEHOLDERS = {
    "client_id": "YOUR_CLIENT_ID",
    "redirect_uri": "YOUR_REDIRECT_URI",
    "scope": "YOUR_SCOPES",
    "state": "RANDOM_STATE",
    "code_challenge": "YOUR_CODE_CHALLENGE",
}
_LOCAL = {"localhost", "127.0.0.1", "::1"}

_IS = r"\s{0,3}(?:=|:|\bis\b|\bto\b)?\s{0,3}[\"'`]?"
_CLIENT_ID = re.compile(
    rf"\bclient[_ -]?id\b{_IS}(?P<labeled>(?=[\w-]*\d)[\w-]{{2,128}})[\"'`]?"
    r"|\b(?P<bare>C[0-9a-f]{64})\b",
    re.IGNORECASE,
)
_REDIRECT = re.compile(
    rf"(?:\b(?:redirect|callback)(?:[_ -]?ur[il])?{_IS})?"
    r"(?<![\w+.-])(?!https?://[\w.-]{0,60}(?:webexapis|ciscospark|wbx2)\.com)"
    r"(?P<uri>[a-z][a-z0-9+.-]{1,30}://[^\s\"'`<>]+)[\"'`>]?",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"(?:\bstate\s*[=:]\s*|\b(?:with|and)\s+(?:the\s+|a\s+)?state\s+(?:is\s+)?"
    r"(?=[\"'`]?[\w.~-]{1,128}[\"'`]?\s*(?:$|[,;!?]|\.\s|(?:and|with)\b)))"
    r"[\"'`]?(?P<state>[\w.~-]{1,128})[\"'`]?",
    re.IGNORECASE,
)
_PKCE = re.compile(r"\bpkce\b|\bcode[_ ]challenge\b", re.IGNORECASE)

_GIVEN = re.compile(r"/authorize\?", re.IGNORECASE)
_OF_WEBEX = re.compile(
    r"(?:\bhttps?://)?\b[\w.-]{0,60}(?:webexapis|ciscospark|webex)\.com/[\w/]{0,40}authorize\b"
    r"(?:\?\S*)?",
    re.IGNORECASE,
)
_WRAPPED = re.compile(r"\bhttps?%(?:25){0,3}3A[^\s&\"'`<>]+", re.IGNORECASE)
_MOST_WRAPPINGS = 4
_URL = re.compile(AUTHORIZE_URL, re.IGNORECASE)
_SMALL_WORDS = re.compile(
    r"\b(?:build|make|create|generate|show)\s+(?:me\s+)?(?:an?|the|my)\s*$"
    r"|\b(?:with|using)\s+pkce\b|\bcode[_ ]challenge\b|\bclient[_ -]?(?:id|secret)\b[\s:=]*\**"
    r"|\bredirect(?:[_ -]?ur[il])?\b|\bstate\s*$|\burl\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class AuthorizeRequest:
    """The parts of an authorize request; a part that is not known is None."""

    scopes: tuple[str, ...] = ()
    client_id: str | None = None
    redirect_uri: str | None = None
    state: str | None = None
    with_pkce: bool = False

    def requiring(self, scopes: Sequence[str]) -> "AuthorizeRequest":
        """Return the same request for these scopes."""
        return replace(self, scopes=tuple(scopes))

    @property
    def placeholders(self) -> list[str]:
        """The stand-ins that the URL holds and that must be replaced."""
        return [value for name, value in self._parts() if PLACEHOLDERS.get(name) == value]

    @property
    def url(self) -> str:
        """The authorize URL, every part encoded; a blank becomes `%20`."""
        return f"{ADDRESS}?{urlencode(self._parts(), quote_via=quote, safe='')}"

    def _parts(self) -> list[tuple[str, str]]:
        given = {
            "client_id": self.client_id,
            "redirect_uri": self.redirect_uri,
            "scope": " ".join(self.scopes),
            "state": self.state,
        }
        parts = [("response_type", "code")]
        parts += [(name, value or PLACEHOLDERS[name]) for name, value in given.items()]
        if self.with_pkce:
            parts.append(("code_challenge", PLACEHOLDERS["code_challenge"]))
            parts.append(("code_challenge_method", "S256"))
        return parts


def read_request(text: str) -> tuple[AuthorizeRequest, str]:
    """Return what a message gives of a request, without scopes, and the rest of the message."""
    client_id = _CLIENT_ID.search(text)
    redirect = _REDIRECT.search(text)
    state = _STATE.search(text)
    request = AuthorizeRequest(
        client_id=(client_id["labeled"] or client_id["bare"]) if client_id else None,
        redirect_uri=redirect["uri"].rstrip(".,;:!?)") if redirect else None,
        state=state["state"] if state else None,
        with_pkce=bool(_PKCE.search(text)),
    )
    return request, _cut(text, [part for part in (client_id, redirect, state) if part])


def is_given(text: str) -> bool:
    """Return whether a message holds an authorize URL itself."""
    return bool(_GIVEN.search(text))


def unwrapped(text: str) -> str:
    """Return a text with the authorize URLs in it that are parameters of others decoded.

    Sign-in pages pass them on as `goto=https%3A%2F%2F...`, maybe encoded more than once.
    """
    return _WRAPPED.sub(lambda match: _unwrapped(match[0]), text) if "%" in text else text


def _unwrapped(address: str) -> str:
    plain = address
    for _ in range(_MOST_WRAPPINGS):
        if "://" in plain:
            break
        plain = unquote(plain)
    return plain if is_given(plain) else address


def rest_of(text: str) -> str | None:
    """Return a message without the authorize URLs of Webex that it holds, None if it has none."""
    rest, number = _OF_WEBEX.subn(" ", text)
    return rest.strip() if number and is_given(text) else None


def job_in(text: str) -> str:
    """Return what a message that wants an authorize URL says of the job it is for."""
    return " ".join(_SMALL_WORDS.sub(" ", part) for part in _URL.split(text))


def is_safe_redirect(uri: str) -> bool:
    """Return whether the code is safe on its way back: by https, or to this very machine."""
    try:
        parts = urlsplit(uri)
    except ValueError:  # such as https://[
        return False
    if parts.scheme == "https":
        return bool(parts.hostname)
    return parts.scheme == "http" and parts.hostname in _LOCAL


def _cut(text: str, parts: Sequence[re.Match[str]]) -> str:
    for part in sorted(parts, key=lambda match: -match.start()):
        text = text[: part.start()] + " " + text[part.end() :]
    return text
