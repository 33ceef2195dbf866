"""What may come of an event: an answer, an answer for a teammate, or words that refuse."""

from dataclasses import dataclass

from scopes.answer import Answer
from scopes.reading.query import Query


@dataclass(frozen=True)
class Refusal:
    """Something that is not done; `words` say why, without any nothing is said."""

    words: str = ""


@dataclass(frozen=True)
class Reply:
    """An answer for the asker; `query` is the question that its buttons go on from.

    `is_share` says that it is brought from a 1:1 into a space.
    """

    answer: Answer
    query: Query | None = None
    is_share: bool = False


@dataclass(frozen=True)
class Share:
    """An answer for a teammate, given by id or e-mail address, and what the asker is told of it.

    `confirmation` follows the answer; `refusal` comes instead when Webex does not reach the person.
    """

    reply: Reply
    person: str
    confirmation: str
    refusal: Refusal


Outgoing = Reply | Share | Refusal
