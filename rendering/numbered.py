"""An answer without a card: what its buttons would offer follows the text, numbered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rendering.buttons import offers, title_of
from rendering.markdown import to_markdown
from scopes.answer import Answer
from scopes.reading.followup import FollowUp
from wording import buttons as say

SAID: Mapping[FollowUp, str] = {
    FollowUp.GRANTS: "what else does it grant?",
    FollowUp.AUTHORIZE: "authorize url for it",
}
"""What somebody would write to ask for a follow-up, where its own name is not understood."""


@dataclass(frozen=True)
class Offered:
    """A follow-up with a number: what it is called, and the words that it stands for."""

    title: str
    words: str


def offered(answer: Answer) -> Sequence[Offered]:
    """Return what the buttons of an answer would offer; its details stand in the text already."""
    choices = [Offered(choice, choice) for choice in answer.choices]
    if not answer.is_substantial:
        return choices
    asked = [
        Offered(title_of(kind, answer), SAID.get(kind, kind.value))
        for kind in offers(answer)
        if kind is not FollowUp.WHY
    ]
    return [*choices, *asked, Offered(say.NOT_MEANT, say.NOT_MEANT)]


def to_numbered(answer: Answer) -> str:
    """Return the whole answer as markdown, with its numbers."""
    titles = [each.title for each in offered(answer)]
    shown = to_markdown(answer)
    return f"{shown}\n\n{say.numbered(titles)}" if titles else shown
