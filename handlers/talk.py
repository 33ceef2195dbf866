"""Answer a message that asks for no scopes: about the bot, tokens, the portal, or small talk."""

from collections.abc import Callable, Mapping

from handlers import apps
from handlers.advise import EXAMPLE as JOB
from handlers.asked import Asked
from scopes.answer import Answer, Block
from scopes.code.beside import is_nothing_but_code
from scopes.data.kinds import LEAST_OF_A_NEED, NEED
from scopes.privilege.needs import SURE, Outcome
from scopes.reading.question import Question
from scopes.reading.wishes import Wish
from wording import talk

HELP = "Ask about tokens, the developer portal, or me"
EXAMPLE = "do you store my messages?"

WHAT_JOB = "what-job"
"""The topic that asks what an app should do."""
SURE_OF_SMALL_TALK = 0.7
"""Share of a kind of small talk from which a message is answered as such; what remains unclear is
rather said to be not understood."""
MOST_OF_SMALL_TALK = 200
"""How many characters somebody writes who only wants to be friendly, or is not."""

_SMALL_TALK: Mapping[str, Callable[[], list[Block]]] = {
    "greeting": talk.greeting,
    "thanks": talk.thanks,
    "chitchat": talk.chitchat,
    "feedback": talk.feedback,
}


def answer(asked: Asked) -> Answer | None:
    """Answer a message of another kind than a need, as far as that was learned."""
    question, knowledge = asked.question, asked.knowledge
    if not _may_be_talk(asked) or knowledge.search.is_example(question):
        return None
    if is_nothing_but_code(question.text):
        return None
    if Wish.UNFINISHED in question.wishes and not knowledge.reader.has_subject(question):
        return apps.explained(knowledge.catalog.topics[WHAT_JOB], knowledge)
    shares = knowledge.learned.kinds(question.text)
    if shares[NEED] >= LEAST_OF_A_NEED or _is_understood(asked):
        return None
    about = knowledge.topics.about(question.words, shares)
    if not about:
        return None
    if about.topic:
        return apps.explained(about.topic, knowledge)
    if about.kind in _SMALL_TALK:
        is_meant = shares[about.kind] >= SURE_OF_SMALL_TALK
        return _chatted(about.kind, question) if is_meant else None
    return _declined(about.kind)


def _may_be_talk(asked: Asked) -> bool:
    """Return whether a message holds words, and nothing that other handlers know better."""
    question = asked.question
    is_in_words = any(map(str.isalpha, question.text))
    holds_more = question.has_calls or question.scopes or question.secrets
    return is_in_words and not (holds_more or asked.is_elsewhere or question.symptom)


def _is_understood(asked: Asked) -> bool:
    """Return whether operations fit a message so well that it is a need after all.

    Of the held-out messages that were hardly taken for a need these were 6 needs and 2 others.
    """
    return any(need.sure >= SURE for need in asked.job.found)


def _chatted(kind: str, question: Question) -> Answer | None:
    """Return small talk for small talk, which is short."""
    if len(question.text) > MOST_OF_SMALL_TALK:
        return None
    choices = talk.EXAMPLES if kind == "greeting" else ()
    return Answer("greeting", Outcome.FOUND, tuple(_SMALL_TALK[kind]()), choices=choices)


def _declined(kind: str) -> Answer:
    """Decline what is not about Webex."""
    body = talk.elsewhere() if kind == "other_product" else talk.off_topic(JOB)
    return Answer("none", Outcome.UNKNOWN, tuple(body), choices=talk.EXAMPLES)
