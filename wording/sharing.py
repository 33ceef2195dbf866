"""What the bot says when somebody passes an answer on."""

import re

from wording import quoted

_MARKS = re.compile(r"[`<>*_~\[\]()\\#|\x00-\x1f]+")


def plain(name: str, limit: int = 60) -> str:
    """Return a person's name without anything that could be read as markup."""
    safe = " ".join(_MARKS.sub(" ", name).split())
    return safe[:limit] or "Somebody"


def from_teammate(name: str, question: str) -> str:
    """Head an answer that somebody sends to a teammate."""
    return (
        f"**{plain(name)}** shares an answer of mine with you. The question was {_asked(question)}:"
    )


def into_space(name: str, question: str) -> str:
    """Head an answer that somebody brings into a space."""
    return f"**{plain(name)}** shares an answer of mine here. The question was {_asked(question)}:"


def _asked(question: str) -> str:
    return quoted(question, 200)


def sent(name: str) -> str:
    """Confirm that a teammate has the answer."""
    return f"Sent to **{plain(name)}**, with your name on it."


def no_address(written: str) -> str:
    """Say that what stands after "share with" is nobody's address."""
    return (
        f"{quoted(written)} is no e-mail address. Write `share with teammate@example.com`, or "
        "mention one person. Nothing was sent."
    )


def unknown(address: str) -> str:
    """Say that nobody is known under an address."""
    return (
        f"I know nobody with the address {quoted(address)} in your organization. Nothing was sent."
    )


def outside() -> str:
    """Say that answers stay within the organization."""
    return "I share answers within your own organization only. Nothing was sent."


def to_bot() -> str:
    """Say that bots get no answers."""
    return "That is a bot; I share answers with people. Nothing was sent."


def to_yourself() -> str:
    """Say that the asker has the answer already."""
    return "That is you, and you have the answer already. Nothing was sent."


def too_many(most: int) -> str:
    """Say that enough was shared for a day."""
    return f"I pass on {most} answers a day for one person, and that was it for today."


def interrupted() -> str:
    """Say that it is not certain whether an answer was shared."""
    return (
        "I was interrupted while sharing and cannot tell whether it arrived, so I did not send it "
        "again. Please ask, and share once more if it did not."
    )


def where_is_here() -> str:
    """Say how an answer is brought from a 1:1 into a space."""
    return (
        "Mention me in the space with `share here`, and I bring your last answer from here there."
    )


def nothing_to_bring() -> str:
    """Say that there is no answer from the 1:1 to bring into a space."""
    return "You asked me nothing 1:1 within the last 24 hours, so there is no answer to bring here."
