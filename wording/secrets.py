"""What the bot says about a token or secret that somebody pasted. It never shows the value."""

from collections.abc import Sequence

from scopes.answer import Block, Bullets, Paragraph
from scopes.reading.secrets import Kind

_ARTICLES: dict[Kind, str] = {
    "access token": "an access token",
    "refresh token": "a refresh token",
    "client secret": "a client secret",
}
_BOT = "**Bot token:** regenerate it on developer.webex.com; it does not expire on its own."
_PERSONAL = (
    "**Personal access token:** it expires after 12 hours. To revoke it sooner, sign out of "
    "developer.webex.com, and check that a call with it now returns 401."
)
_INTEGRATION = (
    "**Token of an integration or service app:** revoke the authorization, then authorize again. "
    "Until then, a refresh token can be exchanged for new access tokens."
)
_SECRET = (
    "**Client secret:** regenerate it for the app on developer.webex.com, and replace the old one "
    "wherever it is used."
)


def warning(kinds: Sequence[Kind]) -> list[Block]:
    """Tell the owner of pasted secrets what was seen and what to do."""
    seen = " and ".join(_ARTICLES[kind] for kind in dict.fromkeys(kinds))
    return [
        Paragraph(
            f"**Your message contains what looks like {seen}.** I do not use or repeat it, but "
            "anybody who can read the message can use it. Revoke it, then delete the message:"
        ),
        Bullets(_how_to_revoke(kinds)),
    ]


def leaked() -> list[Block]:
    """Say what to do about a secret that got out, without having seen it."""
    return [
        Paragraph(
            "**Revoke it first, then delete the message.** Anybody who read it may have a copy."
        ),
        Bullets(_how_to_revoke(("access token", "client secret"))),
    ]


def nothing_else() -> Block:
    """Invite a question when a message holds a secret and nothing that could be answered."""
    return Paragraph(
        "To ask about an API call, write `$TOKEN` in place of the token. I never need a real one."
    )


def then() -> Block:
    """Lead over from the warning to the answer."""
    return Paragraph("**Now to your question:**")


def _how_to_revoke(kinds: Sequence[Kind]) -> tuple[str, ...]:
    if set(kinds) == {"client secret"}:
        return (_SECRET,)
    tokens = (_INTEGRATION,) if set(kinds) == {"refresh token"} else (_BOT, _PERSONAL, _INTEGRATION)
    return (*tokens, _SECRET) if "client secret" in kinds else tokens
