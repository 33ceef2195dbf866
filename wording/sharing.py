"""What the bot says when somebody shares an answer."""

import re

from wording import quoted

_MARKS = re.compile(r"[`<>*_~\[\]()\\#|]+")
_IN_ADDRESSES = re.compile(r"(?<=\w)([.@])(?=\w)|://|www\.", re.IGNORECASE)


def plain(name: str, limit: int = 60) -> str:
    """Return a person's name without markup, invisible characters and what becomes a link."""
    visible = "".join(c if c.isprintable() else " " for c in name)
    apart = _IN_ADDRESSES.sub(lambda found: f"{found[1] or ''} ", _MARKS.sub(" ", visible))
    safe = " ".join(apart.split())
    return safe[:limit] or "Somebody"


def from_teammate(name: str, question: str) -> str:
    """Head an answer that somebody sends to a teammate."""
    return f"**{plain(name)}** shared my answer with you. The question was {_asked(question)}:"


def into_space(name: str, question: str) -> str:
    """Head an answer that somebody shares in a space."""
    return f"**{plain(name)}** shared my answer here. The question was {_asked(question)}:"


def _asked(question: str) -> str:
    return quoted(question, 200)


def sent(name: str) -> str:
    """Confirm that a teammate, whom a name or an address stands for, has the answer."""
    shown = quoted(name) if "@" in name else f"**{plain(name)}**"
    return f"Sent to {shown}, with your name on it."


def no_address(written: str) -> str:
    """Say that what follows "share with" is not an address."""
    return (
        f"{quoted(written)} is not an e-mail address. Write `share with teammate@example.com`, or "
        "mention one person. Nothing was sent."
    )


def unknown(address: str) -> str:
    """Say that nobody was found with an address."""
    return (
        f"I found nobody with the address {quoted(address)} in your organization. Nothing was sent."
    )


def outside() -> str:
    """Say that answers stay within the organization."""
    return "I only share answers within your organization. Nothing was sent."


def to_bot() -> str:
    """Say that bots get no answers."""
    return "That is a bot; I only share answers with people. Nothing was sent."


def to_yourself() -> str:
    """Say that the asker has the answer already."""
    return "That is you, and you already have the answer. Nothing was sent."


def too_many(most: int) -> str:
    """Say that the limit of shared answers for a day is reached."""
    return f"You can share {most} answers a day, and you have reached that limit. Nothing was sent."


def interrupted() -> str:
    """Say that it is not certain whether an answer was shared."""
    return (
        "I was interrupted while sharing and don't know whether the answer arrived, so I did not "
        "send it again. Please check, and share it again if it did not arrive."
    )


def where_is_here() -> str:
    """Say how an answer is brought from a direct message into a space."""
    return "Mention me in the space with `share here`, and I post your last answer from here there."


def nothing_to_bring() -> str:
    """Say that there is no answer from the direct messages to bring into a space."""
    return (
        "You asked me nothing in a direct message within the last 24 hours, so there is no answer "
        "to share here."
    )
