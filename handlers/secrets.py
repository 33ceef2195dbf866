"""Warn of a token or secret in a message, then answer the rest of it without the secret."""

import re
from dataclasses import replace

import wording.secrets
from scopes.answer import Answer, Outcome
from scopes.knowledge import Knowledge
from scopes.reading.question import Question
from scopes.reading.secrets import find_secrets, without_secrets

HELP = "Get out of a leaked token"
EXAMPLE = "I pasted my token here, what now?"

_INTRODUCTION = re.compile(
    r"(?<![?&\w])(?:(?:my|our|the|this|a)\s+)?(?:\w+[ _-])?(?:token|secret)\b"
    r"\s{0,3}(?:is|was|[:=])?\s{0,3}\*{3}",
    re.IGNORECASE,
)
"""A cut-out secret with the words that lead to it, which are no part of the question."""
_NOTHING_ASKED = {"help", "greeting", "none"}
_LEAKED = re.compile(
    r"\b(?:pasted|leaked|exposed|published|committed|posted)\b[\w' ]{0,30}"
    r"\b(?:token|secret|credential)s?\b"
    r"|\b(?:token|secret|credential)s? (?:was|were|got|has been|is) (?:leaked|exposed|published)\b"
)


def answer(question: Question, knowledge: Knowledge) -> Answer | None:
    """Answer a message that holds a secret, or that says one got out."""
    kinds = [secret.kind for secret in find_secrets(question.text)]
    if not kinds:
        is_leak = _LEAKED.search(question.text.lower())
        return Answer("secret", Outcome.FOUND, tuple(wording.secrets.leaked())) if is_leak else None
    warning = wording.secrets.warning(kinds)
    asked = _rest(question, knowledge)
    if asked.kind in _NOTHING_ASKED:
        return Answer("secret", Outcome.FOUND, (*warning, wording.secrets.nothing_else()))
    if asked.kind == "secret":
        return replace(asked, body=tuple(warning))
    return replace(asked, body=(*warning, wording.secrets.then(), *asked.body))


def _rest(question: Question, knowledge: Knowledge) -> Answer:
    """Answer what the message asks apart from the secret."""
    from handlers import answer as answer_text

    return answer_text(_INTRODUCTION.sub(" ", without_secrets(question.text)), knowledge)
