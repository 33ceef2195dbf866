"""What the bot says about the needs of a message: what it understood, and what each takes."""

from collections.abc import Mapping, Sequence

from scopes.answer import Block, Bullets, Paragraph
from scopes.data.catalog import Scope
from scopes.data.operations import Operation
from scopes.job import Step
from scopes.privilege.needs import Need, Outcome
from wording import harmless, names, operation_link, quoted, scope_line

MOST_WORDS_SHOWN = 60
MOST_REASONS = 4
_WATCHED = ("messages", "memberships", "rooms", "meetings", "recordings")

_ENDS = {
    Outcome.UNKNOWN: "**not understood**",
    Outcome.UNDOCUMENTED: "**the documents name no scope**",
    Outcome.NOT_NEEDED: "no scope needed, any valid token will do",
}


def understood(steps: Sequence[Step], scopes: Mapping[str, Scope]) -> list[Block]:
    """Say what a message was understood as: in a sentence, or in a line for each of its needs."""
    if len(steps) == 1:
        return [Paragraph(f"I understood: {_meaning(steps[0].need, steps[0].scopes, scopes)}")]
    lines = tuple(_line(step, scopes) for step in steps)
    return [Paragraph("I understood:"), Bullets(lines)]


def _line(step: Step, scopes: Mapping[str, Scope]) -> str:
    need = step.need
    said = "" if need.origin == "name" else f"{quoted(need.words, MOST_WORDS_SHOWN)}: "
    if need.is_subject_open:
        return f"{said}{_operation(need.operations[0])}: **which resource does it watch?**"
    if need.outcome is Outcome.UNKNOWN:
        return f"{said or quoted(need.words) + ': '}{_ENDS[need.outcome]}"
    meaning = _meaning(need, step.scopes, scopes)
    end = names(step.scopes) if step.scopes else _ENDS[need.outcome]
    if need.origin == "name":
        return meaning
    return f"{said}{meaning}: {end}"


def _meaning(need: Need, found: Sequence[str], scopes: Mapping[str, Scope]) -> str:
    """Return the operation a need was matched to, or the scope that only the catalog speaks for."""
    if need.operations and need.origin != "name":
        return _operation(need.operations[0])
    scope = scopes[found[0]]
    if need.origin == "name":
        return scope_line(scope)
    return harmless(scope.summary.rstrip("."), 100)


def _operation(operation: Operation) -> str:
    return f"{operation_link(operation)} (`{operation.method} {operation.address}`)"


def reasoned(scopes: Sequence[Scope], reasons: Mapping[str, Sequence[str]]) -> list[Block]:
    """Say what each scope is for, by the needs that fail without it, and who can grant them."""
    lines = tuple(f"`{scope.id}`: {_listed(reasons[scope.id])}" for scope in scopes)
    grants = tuple(dict.fromkeys(scope.explanation.granted_by for scope in scopes))
    return [
        Paragraph("**Why each scope is needed**, and what is refused (403) without it:"),
        Bullets(lines),
        Paragraph(f"**Who can grant them:** {' '.join(grants)}"),
    ]


def _listed(needs: Sequence[str]) -> str:
    shown = "; ".join(quoted(need, MOST_WORDS_SHOWN) for need in needs[:MOST_REASONS])
    more = len(needs) - MOST_REASONS
    return shown + (f" and {more} more" if more > 0 else "")


def proved(is_least: bool, number: int) -> Block:
    """Say what is certain about the set for needs that were all understood."""
    if number == 1:
        return Paragraph("Checked: no scope can be left out.")
    which = "both steps" if number == 2 else f"all {number} steps"
    checked = f"Checked: this set covers {which} above, and no scope can be left out."
    if is_least:
        return Paragraph(checked)
    return Paragraph(
        f"{checked} With so many steps not every combination was compared, so another set may "
        "request less."
    )


def incomplete(number: int) -> Block:
    """Say that a set leaves some steps out."""
    which = "the step" if number == 1 else f"the {number} steps"
    return Paragraph(f"**Not complete:** the set leaves out {which} marked above.")


def did_you_mean(others: Sequence[Sequence[str]]) -> list[Block]:
    """Offer what else the question may have meant."""
    if not others:
        return []
    return [
        Paragraph("**I am not sure that this is what you meant.** It may also be:"),
        Bullets(tuple(names(scopes) for scopes in others)),
    ]


def which_resource(operation: Operation, watched: Mapping[str, Sequence[str]]) -> list[Block]:
    """Ask what a webhook watches, since its scope depends on that."""
    return [
        Paragraph(f"I understood: {_operation(operation)}"),
        Paragraph(
            "**Which resource does the webhook watch?** Webhooks have no scope of their own: each "
            "requires the read scope of what it watches:"
        ),
        Bullets(
            tuple(f"{resource}: {names(scopes, 'or')}" for resource, scopes in watched.items())
        ),
    ]


def webhook_questions(operation: Operation) -> tuple[str, ...]:
    """Return the same call with a resource to watch, as questions to choose from."""
    call = f"{operation.method} {operation.address}"
    return tuple(f"{call} for {resource}" for resource in _WATCHED)
