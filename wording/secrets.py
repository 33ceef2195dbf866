"""What the bot says about a token or secret that somebody pasted. It never shows the value."""

from collections.abc import Sequence

from scopes.answer import Block, Bullets, Paragraph
from scopes.reading.secrets import Kind

_ARTICLES: dict[Kind, str] = {
    "access token": "an access token",
    "refresh token": "a refresh token",
    "client secret": "a client secret",
}
_BOT = "**Bot token:** regenerate it on developer.webex.com; it does not expire by itself."
_PERSONAL = (
    "**Personal access token:** it lasts 12 hours and cannot be renewed. Sign out of "
    "developer.webex.com to be rid of it sooner, and check that a call with it now gives 401."
)
_INTEGRATION = (
    "**Token of an integration or service app:** revoke the authorization it came from, then "
    "authorize again. Until then a refresh token can keep making new access tokens."
)
_SECRET = (
    "**Client secret:** make a new one for the app on developer.webex.com and put it where the "
    "old one was used. The old one is no secret any more."
)


def warning(kinds: Sequence[Kind]) -> list[Block]:
    """Tell the owner of pasted secrets what was seen and what to do now."""
    seen = " and ".join(_ARTICLES[kind] for kind in dict.fromkeys(kinds))
    return [
        Paragraph(
            f"**Your message holds what looks like {seen}.** I do not use or repeat it, but "
            "everybody who can read the message can use it. Make it worthless, then delete the "
            "message:"
        ),
        Bullets(_ways_out(kinds)),
    ]


def leaked() -> list[Block]:
    """Say what to do about a secret that got out, without having seen it."""
    return [
        Paragraph(
            "**Make it worthless first, then delete the message.** Whoever read it may have kept "
            "a copy."
        ),
        Bullets(_ways_out(("access token", "client secret"))),
    ]


def nothing_else() -> Block:
    """Invite a question when a message holds a secret and nothing that could be answered."""
    return Paragraph(
        "To ask about an API call, put `$TOKEN` where the token would stand. I never need a real "
        "one."
    )


def then() -> Block:
    """Lead over from the warning to the answer."""
    return Paragraph("**Now to your question:**")


def _ways_out(kinds: Sequence[Kind]) -> tuple[str, ...]:
    if set(kinds) == {"client secret"}:
        return (_SECRET,)
    tokens = (_INTEGRATION,) if set(kinds) == {"refresh token"} else (_BOT, _PERSONAL, _INTEGRATION)
    return (*tokens, _SECRET) if "client secret" in kinds else tokens
