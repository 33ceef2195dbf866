"""What stands on the buttons of an answer and beside them."""

from collections.abc import Mapping

from scopes.reading.followup import FollowUp

TITLES: Mapping[FollowUp, str] = {
    FollowUp.WHY: "Why these?",
    FollowUp.AS_USER: "As user",
    FollowUp.AS_ADMIN: "As administrator",
    FollowUp.AS_COMPLIANCE: "As compliance officer",
    FollowUp.GRANTS: "What else does it open?",
    FollowUp.AUTHORIZE: "Authorize URL",
}
DETAILS = "Details"
"""What stands for "Why these?" where an answer is no set to ask for."""
SHARE = "Share"
SHARE_LABEL = "Who should get this answer?"
SHARE_PLACEHOLDER = "teammate@example.com"
SHARE_MISSING = "An e-mail address is needed."
SEND = "Send"
NOT_MEANT = "Not what I meant"


def in_browser(address: str) -> str:
    """Return the link to an answer on the bot's own page."""
    return f"[This answer in the browser]({address})"


def go_on() -> str:
    """Head the buttons that come after an answer in several messages."""
    return "**Where to go from here:**"


def stale() -> str:
    """Decline a button whose data is not, or no longer, ours."""
    return (
        "I cannot act on that button: its data does not carry my signature, maybe because the "
        "card is old. Put the question again, and the new card works."
    )
