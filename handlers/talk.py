"""Answer a message that asks for no scopes: about the bot, tokens, the portal, or small talk."""

from collections.abc import Callable, Mapping

import wording
import wording.apps
from handlers.asked import Asked
from scopes.answer import Answer, Block
from scopes.data.catalog import AppTopic
from scopes.finding.spans import NEED, kind_shares, spans_of
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from scopes.reading.symptoms import find_symptom
from wording import talk

HELP = "Ask about tokens, the developer portal, or me"
EXAMPLE = "do you store my messages?"

NO_NEED = 0.2
"""Share below which a message states no need; with none of its words marked as one, 3 of the 180
questions of `tests/questions/natural.jsonl` come below it, and 9 of the 27 of `none.jsonl`."""
NO_CLEAR_NEED = 0.5
"""The same for a message whose need no operation fits."""
SURELY_UNDERSTOOD = 0.9
"""How sure a need must be understood to count although the message seems to state none."""

_SMALL_TALK: Mapping[str, Callable[[], list[Block]]] = {
    "greeting": talk.greeting,
    "thanks": talk.thanks,
    "chitchat": talk.chitchat,
    "feedback": talk.feedback,
}
_DECLINED: Mapping[str, Callable[[], list[Block]]] = {
    "other_product": talk.elsewhere,
    "off_topic": talk.off_topic,
}
_ABOUT_THE_BOT = ("about_bot", "privacy", "help", "pricing")


def answer(asked: Asked) -> Answer | None:
    """Answer a message of another kind than a need, as far as that was learned."""
    question, knowledge = asked.question, asked.knowledge
    if not question.words or question.has_calls or question.scopes or question.is_elsewhere:
        return None
    if question.secrets or find_symptom(question.text):
        return None
    shares = kind_shares(knowledge.learned.tag(question.text))
    if not _states_no_need(asked, shares[NEED]):
        return None
    about = knowledge.topics.about(question.words, shares)
    return _explained(about.topic, knowledge) if about.topic else _said(about.kind)


def _states_no_need(asked: Asked, share: float) -> bool:
    """Return whether a message is of another kind than a need, which has this share."""
    if share >= NO_CLEAR_NEED:
        return False
    sure = max((need.sure for need in asked.job.needs), default=0.0)
    is_marked = bool(spans_of(asked.knowledge.learned.tag(asked.question.text)))
    return not sure or (share < NO_NEED and not is_marked and sure < SURELY_UNDERSTOOD)


def _explained(topic: AppTopic, knowledge: Knowledge) -> Answer:
    """Give a written topic; one of a message that says too little asks back."""
    body = tuple(wording.apps.explanation(topic, knowledge.catalog, knowledge.operations))
    choices = tuple(topic.choices)
    if topic.kind == "too_vague":
        return Answer("none", Outcome.UNKNOWN, body, choices=choices)
    kind = "help" if topic.kind in _ABOUT_THE_BOT else "apps"
    return Answer(kind, Outcome.FOUND, body, choices=choices)


def _said(kind: str) -> Answer:
    """Return small talk for small talk, and decline what is not about Webex."""
    if kind in _SMALL_TALK:
        choices = wording.EXAMPLES if kind == "greeting" else ()
        return Answer("greeting", Outcome.FOUND, tuple(_SMALL_TALK[kind]()), choices=choices)
    return Answer("none", Outcome.UNKNOWN, tuple(_DECLINED[kind]()), choices=wording.EXAMPLES)
