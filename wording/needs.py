"""What the bot says about the needs of a message: what was understood, and the scopes of each."""

from collections.abc import Mapping, Sequence

from scopes.answer import Block, Bullets, Paragraph
from scopes.data.catalog import Scope
from scopes.data.operations import Operation
from scopes.job import Step
from scopes.privilege.needs import Need, Outcome
from wording import alternatives, harmless, names, quoted
from wording.about import scope_line
from wording.operations import operation_name

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


def meant(needs: Sequence[Need], scopes: Mapping[str, Scope]) -> list[Block]:
    """Say in a sentence what words were understood as, where scopes are held against them."""
    told = [need for need in needs if need.origin == "words" and need.operations]
    parts = (f"{_probably(need)}{_meaning(need, (), scopes)}" for need in told)
    return [Paragraph(f"I understood: {'; '.join(parts)}")] if told else []


def _probably(need: Need) -> str:
    return "" if need.is_sure else "**probably** "


def _line(step: Step, scopes: Mapping[str, Scope]) -> str:
    need = step.need
    if need.outcome is Outcome.UNKNOWN and not need.is_subject_open:
        return f"{quoted(need.words, MOST_WORDS_SHOWN)}: {_lacking(need, scopes)}"
    meaning = _meaning(need, step.scopes, scopes)
    if need.origin == "name":
        return meaning
    end = names(step.scopes) if step.scopes else _ENDS[need.outcome]
    if need.is_subject_open:
        end = "**which resource does it watch?**"
    line = f"{meaning}: {end}"
    return _said(need) + (_doubted(line, step, scopes) if need.confidence == "likely" else line)


def _lacking(need: Need, scopes: Mapping[str, Scope]) -> str:
    """Say why a need has no operation, not understood, gone, or no such call, and what is near."""
    if need.origin != "call":
        closest = (f"; closest is {alternatives.line(other, scopes)}" for other in need.near)
        return _ENDS[need.outcome] + next(closest, "")
    if need.methods_there:
        return f"**no such method**; the path has {names(need.methods_there)}"
    end = f"**gone since {need.gone.since}**" if need.gone else "**no such operation**"
    today = " or ".join(operation_name(o) for each in need.near if (o := each.operation))
    lead = "today it is" if need.gone else "the nearest is"
    return f"{end}; {lead} {today}" if today else end


def _doubted(line: str, step: Step, scopes: Mapping[str, Scope]) -> str:
    """Return the line of a need that may mean something else, with what that is."""
    others = (each for each in step.need.near if each.scopes != step.scopes)
    lines = (alternatives.line(other, scopes) for other in others)
    return "; or ".join((f"{_probably(step.need)}{line}", *lines))


def _said(need: Need) -> str:
    """Return the words of a need, unless they are the very call that it was understood as."""
    is_address = need.origin == "call" and "/" in need.words
    return "" if is_address else f"{quoted(need.words, MOST_WORDS_SHOWN)}: "


def _meaning(need: Need, found: Sequence[str], scopes: Mapping[str, Scope]) -> str:
    """Return the operation a need was matched to, or the scope that only the catalog speaks for."""
    if need.operations and need.origin != "name":
        return operation_name(need.operations[0])
    scope = scopes[found[0]]
    if need.origin == "name":
        return scope_line(scope)
    return harmless(scope.summary.rstrip("."), 100)


def reasoned(scopes: Sequence[Scope], reasons: Mapping[str, Sequence[Need]]) -> list[Block]:
    """Say which operations require each scope, and who can grant it."""
    lines = tuple(
        f"`{scope.id}`: {_listed([_call(need) for need in reasons[scope.id]])}" for scope in scopes
    )
    if len(scopes) == 1:
        why = "**Why it is needed:** without it, these operations return 403."
    else:
        why = "**Why each scope is needed:** without it, these operations return 403."
    return [Paragraph(why), Bullets(lines), *_who_can_grant(scopes)]


def _call(need: Need) -> str:
    """Return the operation of a need, or its words where no single operation was matched."""
    if need.operations and need.origin != "name":
        return operation_name(need.operations[0])
    return quoted(need.words, MOST_WORDS_SHOWN)


def _who_can_grant(scopes: Sequence[Scope]) -> list[Block]:
    """Say who grants scopes: in a sentence, or in a line for each text with its scopes."""
    by_text: dict[str, list[str]] = {}
    for scope in scopes:
        by_text.setdefault(scope.explanation.granted_by, []).append(scope.id)
    head = f"**Who can grant {'it' if len(scopes) == 1 else 'them'}:**"
    if len(by_text) == 1:
        return [Paragraph(f"{head} {next(iter(by_text))}")]
    lines = tuple(f"{names(those)}: {text}" for text, those in by_text.items())
    return [Paragraph(head), Bullets(lines)]


def _listed(needs: Sequence[str]) -> str:
    more = len(needs) - MOST_REASONS
    return "; ".join(needs[:MOST_REASONS]) + (f" and {more} more" if more > 0 else "")


def proved(is_least: bool, number: int, doubted: Sequence[int] = ()) -> Block:
    """Say what is certain about the set for so many needs, the doubted ones by their numbers."""
    which = "both steps" if number == 2 else f"all {number} steps"
    which += " as I understood them" if doubted else ""
    checked = f"Checked: this set covers {which}, and no scope can be left out."
    checked += f" **{_not_certain(doubted)}**" if doubted else ""
    if is_least:
        return Paragraph(checked)
    return Paragraph(
        f"{checked} There were too many combinations to compare them all, so a smaller set may "
        "exist."
    )


def background() -> list[Block]:
    """Say that most of a message was taken for no need, which "checked" does not cover."""
    return [
        Paragraph(
            "The rest of your message I took for background. If it holds a further step, send me "
            "that alone with an *and also* before it."
        )
    ]


def _not_certain(steps: Sequence[int]) -> str:
    """Say which steps may mean something else."""
    *others, last = map(str, steps)
    if others:
        return f"Steps {', '.join(others)} and {last} are not certain."
    return f"Step {last} is not certain."


def incomplete(number: int) -> Block:
    """Say that a set leaves some steps out."""
    which = "the step" if number == 1 else f"the {number} steps"
    return Paragraph(f"**Not complete:** this set does not cover {which} marked above.")


def which_resource(watched: Mapping[str, Sequence[str]]) -> list[Block]:
    """Ask what a webhook watches, since its scope depends on that."""
    return [
        Paragraph(
            "**Which resource does the webhook watch?** Webhooks have no scope of their own: each "
            "requires the read scope of the resource it watches:"
        ),
        Bullets(
            tuple(f"{resource}: {names(scopes, 'or')}" for resource, scopes in watched.items())
        ),
    ]


def webhook_questions(operation: Operation) -> tuple[str, ...]:
    """Return the same call with a resource to watch, as questions to choose from."""
    call = f"{operation.method} {operation.address}"
    return tuple(f"{call} for {resource}" for resource in _WATCHED)
