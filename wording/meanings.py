"""What the builder says a text was understood as."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scopes.data.catalog import Scope
from scopes.job import Step
from scopes.privilege.needs import Alternative, Outcome
from wording.alternatives import question_for

WHICH_RESOURCE = (
    "Which resource does the webhook watch? It requires the read scope of that resource."
)
_ENDS = {
    Outcome.UNDOCUMENTED: "The documents name no scope",
    Outcome.NOT_NEEDED: "No scope needed",
}


@dataclass(frozen=True)
class Other:
    """Something else that may be meant, and the question that means just this."""

    title: str
    question: str
    scopes: tuple[str, ...]


@dataclass(frozen=True)
class Meaning:
    """What a need was understood as, for a line of its own.

    `words` are those of the need, "" when they say no more than the text above it. `call` is empty
    where no single operation was matched, and `page` is the address of the operation's page. Where
    there are no `scopes`, `end` says why. `others` are what else may be meant.
    """

    words: str
    title: str
    call: str = ""
    page: str | None = None
    scopes: tuple[str, ...] = ()
    end: str = ""
    is_open: bool = False
    others: tuple[Other, ...] = ()


def understood(text: str, steps: Sequence[Step], scopes: Mapping[str, Scope]) -> list[Meaning]:
    """Say for each need what a text was understood as, and which scopes it requires."""
    if not steps:
        return [Meaning("", f"Not understood: {text}", is_open=True)]
    shows_words = len(steps) > 1
    return [_meaning(step, shows_words, scopes) for step in steps]


def _meaning(step: Step, shows_words: bool, scopes: Mapping[str, Scope]) -> Meaning:
    need = step.need
    others = tuple(_other(o, scopes) for o in need.near if o.scopes != step.scopes)
    if need.outcome is Outcome.UNKNOWN and not need.is_subject_open:
        if shows_words:
            return Meaning(need.words, "Not understood", is_open=True, others=others)
        return Meaning("", f"Not understood: {need.words}", is_open=True, others=others)
    words = need.words if shows_words else ""
    end = WHICH_RESOURCE if need.is_subject_open else _ENDS.get(need.outcome, "")
    is_open = need.is_subject_open or need.outcome is Outcome.UNDOCUMENTED
    if not need.operations or need.origin == "name":
        title = scopes[step.scopes[0]].summary.rstrip(".")
        return Meaning(words, title, "", None, step.scopes, end, is_open, others)
    operation = need.operations[0]
    call = f"{operation.method} {operation.address}"
    return Meaning(words, operation.title, call, operation.page, step.scopes, end, is_open, others)


def _other(other: Alternative, scopes: Mapping[str, Scope]) -> Other:
    title = other.operation.title if other.operation else scopes[other.scopes[0]].summary
    return Other(title.rstrip("."), question_for(other), other.scopes)
