"""What the buttons of an answer say, and the texts next to them."""

from collections.abc import Mapping, Sequence

from scopes.reading.followup import FollowUp
from wording import quoted

TITLES: Mapping[FollowUp, str] = {
    FollowUp.WHY: "Why these?",
    FollowUp.AS_USER: "As user",
    FollowUp.AS_ADMIN: "As administrator",
    FollowUp.AS_COMPLIANCE: "As compliance officer",
    FollowUp.GRANTS: "What else does it grant?",
    FollowUp.AUTHORIZE: "Authorize URL",
}
DETAILS = "Details"
"""The title of "Why these?" where an answer is no set to request."""
SHARE = "Share"
SHARE_LABEL = "Who should get this answer?"
SHARE_PLACEHOLDER = "teammate@example.com"
SHARE_MISSING = "Enter an e-mail address."
SEND = "Send"
NOT_MEANT = "Not what I meant"


def in_browser(address: str) -> str:
    """Return the link to an answer on the bot's own page."""
    return f"[This answer in the browser]({address})"


def numbered(titles: Sequence[str]) -> str:
    """List follow-ups that are asked for by their number."""
    lines = [f"{number}. {quoted(title)}" for number, title in enumerate(titles, start=1)]
    return "\n".join(("**Go on with a number:**", "", *lines))


def without_buttons() -> str:
    """Say once what does not work while the bot polls."""
    return (
        "I check Webex for new messages every few seconds, so I answer with a short delay, have "
        "no buttons, greet nobody and may miss an edit. Instead of using a button, send its "
        "number; in a group space, mention me with it."
    )


def rest_in_browser(address: str) -> str:
    """Say that an answer is cut, and where all of it is."""
    return f"The list is too long for a message. [The whole answer in the browser]({address})"


def go_on() -> str:
    """Head the buttons that follow an answer in several messages."""
    return "**Next steps:**"


def expired(days: int) -> str:
    """Decline a card action because its card is too old."""
    return (
        f"That button no longer works: its card is more than {days} days old. Ask the question "
        "again to get a new card."
    )


def stale() -> str:
    """Decline a card action whose button state cannot be verified."""
    return (
        "That button no longer works: I cannot verify its signature, perhaps because the card is "
        "old. Ask the question again to get a new card."
    )
