"""Warn of a token or secret in a message, whatever else it asks."""

from collections.abc import Sequence
from dataclasses import replace

import wording.secrets
from handlers.asked import Asked
from scopes.answer import Answer
from scopes.privilege.needs import Outcome
from scopes.reading.secrets import Kind
from scopes.reading.wishes import Wish

HELP = "Deal with a leaked token"
EXAMPLE = "I pasted my token here, what now?"

_NOTHING_ASKED = {"help", "greeting", "none"}


def answer(asked: Asked) -> Answer | None:
    """Answer a message that says a secret got out."""
    question = asked.question
    if Wish.LEAK not in question.wishes:
        return None
    body = [] if question.secrets else wording.secrets.leaked()
    return Answer("secret", Outcome.FOUND, tuple(body))


def with_warning(found: Answer, kinds: Sequence[Kind]) -> Answer:
    """Return the answer to a message below a warning of the secrets in it."""
    if not kinds:
        return found
    warning = wording.secrets.warning(kinds)
    if found.kind in _NOTHING_ASKED:
        return Answer("secret", Outcome.FOUND, (*warning, wording.secrets.nothing_else()))
    if found.kind == "secret":
        return replace(found, body=tuple(warning))
    return replace(found, body=(*warning, wording.secrets.then(), *found.body))
