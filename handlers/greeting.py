"""Hello, thanks, good-bye."""

import re

import wording
from scopes.answer import Answer, Outcome
from scopes.knowledge import Knowledge
from scopes.reading.question import Question
from wording import talk

HELP = "Say hello"
EXAMPLE = "hello"

_HELLO = re.compile(r"(?:hi+|hello|hey|howdy|hiya|yo|good (?:morning|afternoon|evening|day))\b")
_THANKS = re.compile(r"(?:thanks?|thank you|thx|cheers|great|perfect|bye|good ?bye|see you)\b")
_REST = re.compile(
    r"(?:there|all|everyone|bot|scope|again|so|very|much|a|lot|you|for|the|help|that|this|it|was|is"
    r"|really|helpful|useful|great|nice|works?|now|how|are|doing|going|today|team|folks|\W)*"
)


def answer(question: Question, knowledge: Knowledge) -> Answer | None:
    """Answer a message that is nothing but a greeting or thanks."""
    text = question.text.lower()
    for pattern, reply in ((_HELLO, talk.greeting), (_THANKS, talk.thanks)):
        start = pattern.match(text)
        if start and _REST.fullmatch(text, start.end()):
            choices = wording.EXAMPLES if reply is talk.greeting else ()
            return Answer("greeting", Outcome.FOUND, tuple(reply()), choices=choices)
    return None
