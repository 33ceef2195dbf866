"""Explain kinds of apps and tokens: bots, service apps, guest issuers, lifetimes, webhooks."""

import wording
import wording.apps
from handlers.asked import Asked
from scopes.answer import Answer
from scopes.code.beside import is_nothing_but_code
from scopes.data.catalog import AppTopic
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from scopes.reading.sign_in import is_sign_in, signs_in
from wording import about

HELP = "Learn about bots, service apps, tokens and consent"
EXAMPLE = "do bots need scopes?"

LOGIN = "login"
"""The topic about signing in with Webex."""
_ABOUT_THE_BOT = ("about_bot", "privacy", "help", "pricing")


def answer(asked: Asked) -> Answer | None:
    """Explain what a message asks about, unless it names a call, a scope or an example of one."""
    question, knowledge = asked.question, asked.knowledge
    if question.has_calls or question.scopes or asked.is_elsewhere:
        return None
    if knowledge.search.is_example(question) or is_nothing_but_code(question.text):
        return None
    topic = knowledge.topics.find(question.words) or _sign_in(asked)
    return explained(topic, knowledge) if topic else None


def _sign_in(asked: Asked) -> AppTopic | None:
    """Return the topic about signing in with Webex, for a message that states nothing else."""
    if not is_sign_in(asked.question.english):
        return None
    is_all = all(signs_in(need.words) for need in asked.job.found)
    return asked.knowledge.catalog.topics[LOGIN] if is_all else None


def explained(topic: AppTopic, knowledge: Knowledge) -> Answer:
    """Give a written topic with its scopes, if it has any; one that asks back finds nothing."""
    scopes = tuple(topic.scopes)
    known = [knowledge.catalog.scopes[scope] for scope in scopes]
    level = known[0].token_level if known else None
    text = wording.apps.explanation(topic, knowledge.catalog, knowledge.operations)
    is_open = topic.kind == "too_vague"
    return Answer(
        kind="none" if is_open else "help" if topic.kind in _ABOUT_THE_BOT else "apps",
        outcome=Outcome.UNKNOWN if is_open else Outcome.FOUND,
        body=(*(about.least_set(known, level) if known else ()), *text),
        level=level,
        scopes=scopes,
        by_level={level: scopes} if level else {},
        choices=tuple(topic.choices),
    )
