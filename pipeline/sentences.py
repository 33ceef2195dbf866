"""Which sentences of an operation's text say who may call it, in plain words."""

import hashlib
import html
import re
from collections.abc import Iterable

_BREAK = re.compile(r"<br\s*/?>|</?(?:div|p|Callout)[^>]*>", re.I)
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_LISTED = re.compile(r"\n\s*(?:[-*•]|\d+\.)\s+")
_END = re.compile(r"(?<=[.!?])\s*(?=[A-Z*])(?<!e\.g\.)|(?<=[a-z]\.)(?=For a )|\n\s*\n")
_LEADS = re.compile(
    r"(?:following (?:[\w ]+)?(?:scopes?|roles?|administrators?)[^.]*|can use this API|"
    r"have permission to use this API|Administrator Roles|Customer Organization|"
    r"Partner/External Access|Authentication & Authorization|one of)\W*$",
    re.I,
)
_SAYS = re.compile(
    r"\b(?:scopes?|administrators?|admin|roles?|service app|auth token|access token)\b", re.I
)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, without markup; a list joins the one that leads to it."""
    plain = _LINK.sub(r"\1", _BREAK.sub("\n\n", html.unescape(text))).replace("**", "")
    plain = re.sub(r"#{2,}\s*", "\n\n", plain).replace("`", "")
    found: list[str] = []
    for block in _joined(plain):
        found += [" ".join(each.split()) for each in _END.split(block) if each.strip()]
    return found


def _joined(text: str) -> list[str]:
    """Return the paragraphs; the items of a list follow their lead where it asks for them."""
    paragraphs: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text):
        lead, *items = _LISTED.split("\n" + paragraph.strip())
        lead = lead.strip()
        if not lead and items and paragraphs and _LEADS.search(paragraphs[-1]):
            lead = paragraphs.pop()
        if items and _LEADS.search(lead):
            paragraphs.append(f"{lead} {', '.join(item.strip(' .') for item in items)}")
        else:
            paragraphs += [part for part in (lead, *items) if part]
    return paragraphs


def about_access(found: Iterable[str]) -> list[str]:
    """Return the sentences that may say who can call the operation, and with which scope."""
    return [sentence for sentence in found if _SAYS.search(sentence) or ":" in sentence]


def fingerprint(said: Iterable[str]) -> str:
    """Return a short mark of what the sentences say, the same however they are laid out."""
    words = " ".join(re.sub(r"\W+", " ", sentence).lower().strip() for sentence in said)
    return hashlib.sha256(words.encode()).hexdigest()[:12] if words else ""
