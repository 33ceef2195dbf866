"""What the bot says about a scope that is granted and does not help."""

from collections.abc import Sequence

from scopes.answer import Block, Bullets, Paragraph
from scopes.data.catalog import Scope
from scopes.data.operations import Operation
from scopes.reading.doubts import Trouble
from wording import names

_CALL = "`GET /v1/people/me`"


def verdict(trouble: Trouble, held: Sequence[str]) -> list[Block]:
    """Say what the trouble means for the scopes that are granted."""
    if trouble == "no data":
        return [
            Paragraph(
                f"**An empty result is not about {names(held)}.** A missing scope returns 403. "
                "With an empty result the token is accepted, and what it may see is empty."
            )
        ]
    return [
        Paragraph(
            f"**A scope alone is not enough.** If {names(held)} is granted and the call still "
            "fails, the person, the license, the kind of token or the request itself is next."
        )
    ]


def of_scopes(scopes: Sequence[Scope], operations: Sequence[Operation]) -> list[Block]:
    """Name for each scope the role it requires and what it covers, and what to know of calls."""
    lines = []
    for scope in scopes:
        role = scope.explanation.requires or f"Granted by: {scope.explanation.granted_by}"
        lines.append(f"**Role for `{scope.id}`:** {role}")
        lines.append(f"**What it covers:** {scope.explanation.allows}")
    lines += [f"**`{o.method} {o.address}`:** {o.note}" for o in operations if o.note]
    return [Bullets(tuple(lines))]


def which_call(trouble: Trouble) -> list[Block]:
    """Ask for the error of a call that fails."""
    if trouble == "no data":
        return []
    return [Paragraph(f"Send me the call and the error it returns, for example {_CALL} with 403.")]
