"""Explain kinds of apps and tokens: bots, service apps, guest issuers, lifetimes, webhooks."""

import wording.apps
from scopes.answer import Answer, Outcome
from scopes.knowledge import Knowledge
from scopes.reading.question import Question

HELP = "Learn about bots, service apps, tokens and consent"
EXAMPLE = "do bots need scopes?"


def answer(question: Question, knowledge: Knowledge) -> Answer | None:
    """Explain what a message asks about, unless it names a call or a scope."""
    if question.endpoints or question.calls or question.scopes or question.is_elsewhere:
        return None
    topic = knowledge.topics.find(question.words)
    if not topic:
        return None
    return Answer("apps", Outcome.FOUND, tuple(wording.apps.explanation(topic)))
