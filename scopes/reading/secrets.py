"""Recognise tokens and secrets that somebody pasted, so that nothing the bot says repeats them."""

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["access token", "refresh token", "client secret"]

MASK = "***"
"""What stands for a secret once it is cut out; no reader of questions takes it for a word."""

_RUN = re.compile(r"(?<![\w.~+/-])[\w.~+/-]{20,}={0,2}", re.ASCII)
_OWN_SHAPE = re.compile(
    r"(?<![\w-])[\w-]{16,}_[A-Z0-9]{4}_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"  # Webex tokens
    r"|(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}",  # signed tokens (JWT)
    re.ASCII,
)
_LABEL = re.compile(
    r"(?P<other>client[_ -]?id|(?:\b|_)id\b|(?-i:[a-z]Id\b)|signature|sha-?\d+|challenge|state)"
    r"|(?P<refresh>refresh[_ -]?token)|(?P<secret>secret)|(?P<access>token|bearer|basic|password)",
    re.IGNORECASE,
)
_KINDS: dict[str | None, Kind] = {
    "refresh": "refresh token",
    "secret": "client secret",
    "access": "access token",
}
_NEAR = 40
"""How many characters before a value its label may stand."""
_DIRECTLY = re.compile(r"[\"'\s:=>]*(?:is\b[\"'\s:=]*)?")
_LONG = re.compile(r"[\w-]{40,}", re.ASCII)
_HEX = re.compile(r"[0-9a-f]{32,}|[0-9A-F]{32,}")
_IDENTIFIER = re.compile(r".*Y2lzY29zcGFyazov|C[0-9a-f]{64}")  # Webex ids, client ids
_PLACEHOLDER = re.compile(r"token|secret|example|placeholder|\b(?:your|my)[_-]", re.IGNORECASE)

_INTRODUCTION = re.compile(
    r"(?<![?&\w])(?:(?:my|our|the|this|a)\s+)?(?:\w+[ _-])?(?:token|secret)\b"
    r"\s{0,3}(?:is|was|[:=])?\s{0,3}\*{3}",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Secret:
    """Where in a text a secret stands and what it looks like; the value itself is not kept."""

    kind: Kind
    start: int
    end: int


def find_secrets(text: str) -> tuple[Secret, ...]:
    """Return the secrets of a text in order: by their own shape, or by the word before them.

    Placeholders, ids of Webex and of integrations, and signatures are none.
    """
    found = (_read(run, text) for run in _RUN.finditer(text))
    return tuple(secret for secret in found if secret)


def kinds_in(text: str) -> tuple[Kind, ...]:
    """Return the kind of each secret that stands in a text."""
    return tuple(secret.kind for secret in find_secrets(text))


def without_secrets(text: str) -> str:
    """Return the text with each secret cut out and `MASK` in its place."""
    while found := find_secrets(text):
        for secret in reversed(found):
            text = text[: secret.start] + MASK + text[secret.end :]
    return text


def without_introductions(text: str) -> str:
    """Return a text without its masks and the words that lead to them: "my token is ***"."""
    return _INTRODUCTION.sub(" ", text)


def _read(run: re.Match[str], text: str) -> Secret | None:
    kind, gap = _label(text[max(0, run.start() - _NEAR) : run.start()])
    own = _OWN_SHAPE.search(run[0])
    if own:
        start = run.start() + own.start()
        return Secret(kind or "access token", start, start + len(own[0]))
    if not kind or not _is_random(run[0]):
        return None
    is_labeled = _DIRECTLY.fullmatch(gap) or _LONG.fullmatch(run[0])
    return Secret(kind, run.start(), run.end()) if is_labeled else None


def _label(before: str) -> tuple[Kind | None, str]:
    """Return what the last label calls the value after it, and what stands between the two."""
    labels = list(_LABEL.finditer(before))
    if not labels:
        return None, ""
    return _KINDS.get(labels[-1].lastgroup), before[labels[-1].end() :]


def _is_random(value: str) -> bool:
    """Tell a value that a machine made from an id, a path or a placeholder such as YOUR_TOKEN."""
    if _IDENTIFIER.match(value) or _PLACEHOLDER.search(value):
        return False
    if _HEX.fullmatch(value):
        return len(set(value)) >= 8
    kinds = (str.isupper, str.islower, str.isdigit)
    return len(set(value)) >= 14 and all(any(map(kind, value)) for kind in kinds)
