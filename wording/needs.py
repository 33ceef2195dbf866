"""What the bot says about several needs in one message, and about near misses."""

from collections.abc import Mapping, Sequence

from scopes.answer import Block, Bullets, Paragraph
from scopes.data.catalog import Scope
from wording import names, quoted, shortened


def reasoned(scopes: Sequence[Scope], reasons: Mapping[str, Sequence[str]]) -> list[Block]:
    """Say what each scope is for, by the needs that fail without it, and who can grant them."""
    lines = tuple(f"`{scope.id}`: {_listed(reasons[scope.id])}" for scope in scopes)
    grants = tuple(dict.fromkeys(scope.explanation.granted_by for scope in scopes))
    return [
        Paragraph("**Why each is there**, and what is refused (403) without it:"),
        Bullets(lines),
        Paragraph(f"**Who can grant them:** {' '.join(grants)}"),
    ]


def _listed(needs: Sequence[str]) -> str:
    shown = "; ".join(quoted(need, 60) for need in needs[:4])
    return shown + (f" and {len(needs) - 4} more" if len(needs) > 4 else "")


def proved(is_least: bool, number: int) -> Block:
    """Say what is certain about the set."""
    if number == 1:
        return Paragraph("Checked: no scope can be left out.")
    if is_least:
        return Paragraph(f"Checked: it covers all {number} needs, and no scope can be left out.")
    return Paragraph(
        f"Checked: it covers all {number} needs, and no scope can be left out. With so many needs "
        "I did not compare every combination, so another set may ask for less."
    )


def not_understood(parts: Sequence[str]) -> list[Block]:
    """Name the parts of a message that no scope was found for."""
    if not parts:
        return []
    shown = ", ".join(shortened([quoted(part, 60) for part in parts], "part"))
    return [Paragraph(f"**Not included**, because I did not understand it: {shown}.")]


def silent_parts(parts: Sequence[str]) -> list[Block]:
    """Name the calls for which the documents name no scope."""
    if not parts:
        return []
    shown = ", ".join(shortened([quoted(part, 100) for part in parts], "call"))
    return [Paragraph(f"**Not included**, because the documents name no scope for it: {shown}.")]


def did_you_mean(others: Sequence[Sequence[str]]) -> list[Block]:
    """Offer what else the question may have meant."""
    if not others:
        return []
    return [
        Paragraph("**I am not quite sure I got you right.** You may also have meant:"),
        Bullets(tuple(names(scopes) for scopes in others)),
    ]
