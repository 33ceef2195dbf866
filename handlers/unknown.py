"""Admit what is not known, and suggest how to continue."""

from handlers.advise import EXAMPLE as ADVISE_EXAMPLE
from handlers.asked import Asked
from scopes.answer import Answer
from scopes.code.beside import is_nothing_but_code
from scopes.privilege.needs import Outcome
from wording import alternatives, talk

HELP = ""
EXAMPLE = "🙂"


def answer(asked: Asked) -> Answer | None:
    """Answer everything that no other handler did, without naming any scope as the answer."""
    question, knowledge = asked.question, asked.knowledge
    if question.names_another_product:
        return Answer("none", Outcome.UNKNOWN, tuple(talk.elsewhere()), choices=talk.EXAMPLES)
    if is_nothing_but_code(question.text):
        return Answer("none", Outcome.UNKNOWN, tuple(talk.no_call()), choices=talk.EXAMPLES)
    if knowledge.matcher.is_not_offered(question):
        return Answer("none", Outcome.UNKNOWN, tuple(talk.not_offered()), choices=talk.EXAMPLES)
    closest = knowledge.resolver.closest(question)
    named = {scope for other in closest.near for scope in other.scopes}
    return Answer(
        kind="none",
        outcome=Outcome.UNKNOWN,
        body=tuple(talk.unknown(closest.near, knowledge.catalog.scopes, ADVISE_EXAMPLE)),
        matches=tuple(match for match in closest.matches if match.scope in named),
        choices=tuple(map(alternatives.question_for, closest.near)) or talk.EXAMPLES,
    )
