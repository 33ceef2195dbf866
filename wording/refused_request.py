"""What the bot says about a request for scopes that Webex refuses with `invalid_scope`."""

from collections.abc import Sequence

from scopes.answer import Block, Bullets, Code, Paragraph
from scopes.data.catalog import Scope
from wording import names, shortened
from wording.about import superseded, unknown_scope


def misspelt(written: str, scope: Scope | None) -> str:
    """Say that a name in the request is no scope."""
    if scope is None:
        return unknown_scope(written)
    if scope.is_deprecated:
        return superseded(scope)
    return f"{unknown_scope(written)} You probably mean `{scope.id}`."


def bad_names(lines: Sequence[str]) -> list[Block]:
    """List the names that cannot be requested."""
    if not lines:
        return []
    return [Paragraph("**These names are wrong:**"), Bullets(shortened(lines, "wrong name"))]


def bad_separators() -> Block:
    """Say that scopes are not separated by an encoded space."""
    return Paragraph(
        "**The separator is wrong.** Separate scopes by one space, encoded as `%20` in the URL, "
        "not by a comma, a `+` or an unencoded space."
    )


def corrected(scopes: Sequence[str]) -> list[Block]:
    """Give the scopes of a request as they should be written."""
    return [
        Paragraph(f"Request {names(scopes)}, written like this:"),
        Code(" ".join(scopes)),
    ]


def request_checks(has_admin: bool) -> list[Block]:
    """List what else makes a request for scopes invalid."""
    lines = [
        "**Every scope must be selected in the integration.** An app may request fewer scopes than "
        "are selected, never others.",
        "**Spelling and prefix must match exactly:** `spark:`, `spark-admin:` and `meeting:` are "
        "different scopes.",
        "**Separate scopes by one space, encoded as `%20`.** Commas and `+` signs are not valid.",
        "**Some scopes are for other types of app**, such as service apps only.",
        "**The authorize URL may be outdated.** Create a new one after changing the app's scopes.",
    ]
    if has_admin:
        lines.append(
            "**`spark-admin:` scopes** only take effect when an administrator of the organization "
            "authorizes the app."
        )
    return [
        Paragraph("Common causes (there is no complete official list):"),
        Bullets(tuple(lines)),
    ]


def which_request(example: str) -> Block:
    """Ask for the request, without which no name can be checked."""
    return Paragraph(
        "Give me the authorize URL or the scopes that it requests, and I check each name, for "
        f"example: `{example}`"
    )
