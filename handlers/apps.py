"""Explain kinds of apps and tokens: bots, service apps, guest issuers, lifetimes, webhooks."""

import wording.apps
from handlers.asked import Asked
from scopes.answer import Answer
from scopes.privilege.needs import Outcome

HELP = "Learn about bots, service apps, tokens and consent"
EXAMPLE = "do bots need scopes?"


def answer(asked: Asked) -> Answer | None:
    """Explain what a message asks about, unless it names a call or a scope."""
    question, knowledge = asked.question, asked.knowledge
    if question.endpoints or question.calls or question.scopes or question.is_elsewhere:
        return None
    topic = knowledge.topics.find(question.words)
    if not topic:
        return None
    body = wording.apps.explanation(topic, knowledge.catalog, knowledge.operations)
    return Answer("apps", Outcome.FOUND, tuple(body), choices=tuple(topic.choices))
