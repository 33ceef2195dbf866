"""What a request asks: a question, with what was changed about its job since it was put."""

from dataclasses import dataclass
from functools import cached_property

import msgspec
from flask import request
from werkzeug.exceptions import BadRequest

from handlers import answer, answer_query
from handlers.secrets import with_warning
from scopes.answer import Answer
from scopes.data.catalog import LEVELS, Level
from scopes.knowledge import Knowledge
from scopes.reading.query import Query
from scopes.reading.secrets import Kind, kinds_in, without_secrets
from web import query
from web.parameters import ADDED, CHOSEN_LEVEL, QUESTION, QUESTION_IN_BODY, WITHOUT
from web.records import QuestionRecord
from wording import api


@dataclass(frozen=True)
class Asking:
    """A question as it stands in a request, secrets and all; its `query` has none.

    The fields after the text are those of `Query`.
    """

    text: str
    level: Level | None = None
    added: tuple[str, ...] = ()
    without: tuple[int, ...] = ()

    @cached_property
    def query(self) -> Query:
        """What may stand in an address or a field."""
        return Query(self.text, self.level, self.added, self.without)

    @cached_property
    def secrets(self) -> tuple[Kind, ...]:
        """The kinds of the secrets in it."""
        return tuple(kind for text in (self.text, *self.added) for kind in kinds_in(text))

    def answer(self, knowledge: Knowledge) -> Answer:
        """Answer it, with a warning of the secrets in it."""
        if not self.level and not self.query.is_changed:
            return answer(self.text, knowledge)
        return with_warning(answer_query(self.query, knowledge), self.secrets)


def asked_on_a_page() -> Asking:
    """Read a question from the address or a form; one that is too long is cut and answered."""
    return _changed(query.typed(QUESTION.name))


def asked_of_the_api() -> Asking:
    """Read a question from the address or the JSON body of a request.

    Raises `BadRequest` when it is missing, too long, or something about it is wrong.
    """
    if request.method != "POST":
        return _changed(QUESTION.read(request.args))
    try:
        body = msgspec.json.decode(request.get_data(), type=QuestionRecord)
    except msgspec.DecodeError as error:
        raise BadRequest(api.not_json(without_secrets(str(error)))) from None
    except UnicodeDecodeError:
        raise BadRequest(api.not_json(api.NOT_UTF_8)) from None
    except RecursionError:
        raise BadRequest(api.not_json(api.TOO_DEEP)) from None
    text = QUESTION_IN_BODY.read({QUESTION_IN_BODY.name: body.question})
    return Asking(text, body.level, tuple(filter(None, body.add)), tuple(body.without))


def _changed(text: str) -> Asking:
    level = CHOSEN_LEVEL.read()
    chosen = next((each for each in LEVELS if each == level), None)
    return Asking(text, chosen, ADDED.read(), WITHOUT.read())
