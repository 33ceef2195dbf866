"""What the bot says about authorize URLs."""

from collections.abc import Sequence

from scopes.answer import Block, Bullets, Code, Paragraph
from scopes.data.catalog import Level, Scope
from scopes.reading.authorize import AuthorizeRequest
from wording import FOR_LEVEL, count, quoted, scope_line, shortened


def url(request: AuthorizeRequest, scopes: Sequence[Scope], level: Level | None) -> list[Block]:
    """Give the URL, and say which scopes it asks for."""
    whom = f" {FOR_LEVEL[level]}" if level else ""
    head = f"Authorize URL for **{count(len(scopes), 'scope')}**{whom}:"
    return [
        Paragraph(head if scopes else "Authorize URL, still without scopes:"),
        Code(request.url),
        *([Bullets(tuple(map(scope_line, scopes)))] if scopes else []),
    ]


def before_use(request: AuthorizeRequest, is_safe: bool) -> list[Block]:
    """Say what to fill in and what must be set up for the URL to work."""
    lines = []
    if request.placeholders:
        lines.append(f"**Replace** {', '.join(f'`{each}`' for each in request.placeholders)}.")
    lines.append(
        "**Register** the redirect URI and all these scopes on the integration at "
        "developer.webex.com, letter for letter."
    )
    if not is_safe:
        lines.append(
            "**The redirect URI is not `https`.** Whoever listens on the way can read the code; "
            "plain `http` is fine for `localhost` only."
        )
    lines += [_state(request), _pkce(request)]
    return [Paragraph("Before you use it:"), Bullets(tuple(lines))]


def _state(request: AuthorizeRequest) -> str:
    if request.state:
        return "**State:** make a new random one for each request and compare it on return."
    return (
        "**State:** put a new random value in for each request and compare it on return; that "
        "keeps others from slipping in their code."
    )


def _pkce(request: AuthorizeRequest) -> str:
    if request.with_pkce:
        return (
            "**PKCE:** the challenge is the SHA-256 of your `code_verifier`, base64url-encoded. "
            "Send the verifier along when you trade the code for a token."
        )
    return (
        "**PKCE** is supported and recommended: add `code_challenge` and "
        "`code_challenge_method=S256`."
    )


def secret_stays_out() -> Block:
    """Say where the client secret belongs, and where not."""
    return Paragraph(
        "The client secret never goes into this URL. It stays on your server, for the call that "
        "trades the code for a token."
    )


def refused(reasons: Sequence[str]) -> list[Block]:
    """Say which scopes are not put into the URL, and why."""
    return [Paragraph("**Left out:**"), Bullets(shortened(reasons, "name"))] if reasons else []


def no_scope(written: str, closest: Sequence[Scope]) -> str:
    """Say why a name that is no scope is left out."""
    near = f" Did you mean {' or '.join(f'`{scope.id}`' for scope in closest)}?" if closest else ""
    return f"I know no scope {quoted(written)}.{near}"


def not_understood() -> Block:
    """Say that the need in the message was not understood, so that the URL has no scopes."""
    return Paragraph(
        "I could not tell which scopes that needs. Name the scopes, or the job in other words, "
        "and I put them in."
    )


def nothing_left() -> Block:
    """Say that no URL is built when every scope was refused."""
    return Paragraph("With no scope left there is nothing to authorize, so I built no URL.")
