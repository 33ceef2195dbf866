"""Admit what is not known, and suggest how to continue."""

import wording
from handlers.advise import EXAMPLE as ADVISE_EXAMPLE
from handlers.asked import Asked
from scopes.answer import Answer
from scopes.privilege.needs import Outcome
from wording import talk

HELP = ""
EXAMPLE = "🙂"

CLOSEST = 3
WORTH_NAMING = 0.05


def answer(asked: Asked) -> Answer | None:
    """Answer everything that no other handler did, without naming any scope as the answer."""
    question, knowledge = asked.question, asked.knowledge
    if question.is_elsewhere:
        return Answer("none", Outcome.UNKNOWN, tuple(talk.elsewhere()), choices=wording.EXAMPLES)
    closest = knowledge.resolver.closest(question)[:CLOSEST]
    near = tuple(match for match in closest if match.score >= WORTH_NAMING)
    scopes = [knowledge.catalog.scopes[match.scope] for match in near]
    choices = tuple(scope.id for scope in scopes)
    return Answer(
        kind="none",
        outcome=Outcome.UNKNOWN,
        body=tuple(talk.unknown(scopes, ADVISE_EXAMPLE)),
        matches=near,
        choices=choices or wording.EXAMPLES,
    )
