"""Recognize the wish to share an answer: "share with teammate@example.com", "share here"."""

import re
from dataclasses import dataclass

from scopes.reading.cleaning import without_manners
from scopes.reading.secrets import without_secrets

_ADDRESS = re.compile(r"[\w.+'-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}")
_MAILTO = re.compile(r"^mailto:|^<|>$", re.IGNORECASE)
_ASKED = r"(?:(?:can|could|would|will) you )?"
_WITH = re.compile(
    rf"{_ASKED}(share|send|forward)( (?:it|this|that|the answer|this answer))?"
    r" (?:with|to)\b\s*(.{0,300}?)\??",
    re.IGNORECASE | re.DOTALL,
)
_HERE = re.compile(
    rf"{_ASKED}share(?: (?:it|this|that|the answer|my last answer))? here[.!?]?", re.IGNORECASE
)


@dataclass(frozen=True)
class ShareWish:
    """Whom an answer is to be shared with: the space of the wish, or whoever `to` names.

    `to` stands as it was written, without secrets: it is quoted when it is no address.
    """

    to: str = ""
    is_here: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "to", without_secrets(self.to))

    @property
    def has_address(self) -> bool:
        """Whether `to` is one e-mail address and nothing else."""
        return bool(_ADDRESS.fullmatch(self.to))


def read_share_wish(text: str, *, has_mention: bool = False) -> ShareWish | None:
    """Return whom a message wants an answer to be shared with; None for any other message.

    "Forward to voicemail" is a question; with the answer, an address or a mention it is a wish.
    """
    said = without_manners(text).strip()
    if _HERE.fullmatch(said):
        return ShareWish(is_here=True)
    found = _WITH.fullmatch(said)
    if not found:
        return None
    verb, answer, to = found.groups()
    if verb.lower() != "share" and not answer and not has_mention and "@" not in to:
        return None
    return ShareWish(_MAILTO.sub("", to.strip(" ,.!\n")))
