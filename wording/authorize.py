"""What the bot says about authorize URLs."""

from collections.abc import Sequence

from scopes.answer import Block, Bullets, Code, Paragraph
from scopes.data.catalog import Level, Scope
from scopes.reading.authorize import AuthorizeRequest
from wording import count, names, shortened
from wording.about import scope_line, unknown_scope
from wording.levels import FOR_LEVEL

_NEW_STATE = "use a new random value for each request, and compare it when the user returns"


def url(request: AuthorizeRequest, scopes: Sequence[Scope], level: Level | None) -> list[Block]:
    """Give the URL, and say which scopes it requests."""
    whom = f" {FOR_LEVEL[level]}" if level else ""
    head = f"Authorize URL for **{count(len(scopes), 'scope')}**{whom}:"
    return [
        Paragraph(head if scopes else "Authorize URL, without scopes so far:"),
        Code(request.url),
        *([Bullets(tuple(map(scope_line, scopes)))] if scopes else []),
    ]


def before_use(request: AuthorizeRequest, is_safe: bool) -> list[Block]:
    """Say what to fill in and what must be set up for the URL to work."""
    lines = []
    if request.placeholders:
        lines.append(f"**Replace** {', '.join(f'`{each}`' for each in request.placeholders)}.")
    lines.append(
        "**Register** the redirect URI and select these scopes in the integration on "
        "developer.webex.com. The redirect URI must match exactly."
    )
    if not is_safe:
        lines.append(
            "**The redirect URI does not use `https`.** Anyone on the network can intercept the "
            "authorization code; `http` is fine for `localhost` only."
        )
    lines += [_state(request), _pkce(request)]
    return [Paragraph("Before you use it:"), Bullets(tuple(lines))]


def _state(request: AuthorizeRequest) -> str:
    if request.state:
        return f"**State:** {_NEW_STATE}."
    return f"**State:** {_NEW_STATE}. This prevents cross-site request forgery."


def _pkce(request: AuthorizeRequest) -> str:
    if request.with_pkce:
        return (
            "**PKCE:** the challenge is the SHA-256 of your `code_verifier`, base64url-encoded. "
            "Send the verifier when you exchange the authorization code for a token."
        )
    return (
        "**PKCE** is supported and recommended: add `code_challenge` and "
        "`code_challenge_method=S256`."
    )


def secret_stays_out() -> Block:
    """Say where the client secret belongs, and where not."""
    return Paragraph(
        "The client secret never goes into this URL. It stays on your server, which sends it to "
        "exchange the authorization code for a token."
    )


def left_out(reasons: Sequence[str]) -> list[Block]:
    """Say which scopes are not put into the URL, and why."""
    return [Paragraph("**Left out:**"), Bullets(shortened(reasons, "name"))] if reasons else []


def no_scope(written: str, closest: Sequence[Scope]) -> str:
    """Say why a name that is no scope is left out."""
    near = f" Did you mean {names((s.id for s in closest), 'or')}?" if closest else ""
    return f"{unknown_scope(written)}{near}"


def not_understood() -> Block:
    """Say that the need in the message was not understood, so that the URL has no scopes."""
    return Paragraph(
        "I don't know which scopes that requires. Name the scopes, or rephrase the job, and I add "
        "them to the URL."
    )


def requests_nothing() -> list[Block]:
    """Say that an authorize URL of a message has no scopes."""
    return [
        Paragraph(
            "**This authorize URL requests no scope.** The parameter `scope` is missing or empty. "
            "It takes the scopes, separated by one encoded space:"
        ),
        Code("&scope=spark%3Arooms_read%20spark%3Apeople_read"),
    ]


def which_job() -> Block:
    """Ask what an app does whose authorize URL has no scopes."""
    return Paragraph("Tell me what the app should do, and I name the scopes for it.")


def nothing_left() -> Block:
    """Say that no URL is built when every scope was left out."""
    return Paragraph("No scope is left to request, so I built no URL.")


def question_for(job: str) -> str:
    """Return the question for the authorize URL of a job."""
    return f"authorize url for {job}"
