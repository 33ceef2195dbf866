"""The parameters of the API, each declared once: so it is read, and so it is described."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from werkzeug.exceptions import BadRequest

from scopes.data.catalog import LEVELS
from scopes.data.operations import METHODS
from scopes.knowledge import Knowledge
from scopes.reading.query import MOST_ADDED, MOST_CHARACTERS, MOST_STEPS
from web import query
from wording import api
from wording import web as say

Json = dict[str, Any]


@dataclass(frozen=True)
class Parameter(ABC):
    """A parameter by its name; `api.PARAMETERS` says what it is for, under `sentence` or its name.

    The same name may stand for another thing at another place.
    """

    name: str
    sentence: str = field(default="", kw_only=True)
    is_required: ClassVar[bool] = False

    @property
    def description(self) -> str:
        """What it is for."""
        return api.PARAMETERS[self.sentence or self.name]

    @property
    @abstractmethod
    def schema(self) -> Json:
        """What it takes, as JSON Schema."""


@dataclass(frozen=True)
class Question(Parameter):
    """A question, as it stands: the answer may have to warn of a secret in it."""

    limit: int = query.MOST_OF_A_QUESTION
    is_required: ClassVar[bool] = True

    @property
    def schema(self) -> Json:
        """A text within the limit."""
        return {"type": "string", "maxLength": self.limit}

    def read(self, values: Mapping[str, str]) -> str:
        """Take it from the query or the body; raise `BadRequest` when it is missing or too long."""
        value = query.bounded(self.name, values.get(self.name, ""), self.limit)
        if not value:
            raise BadRequest(api.missing(self.name))
        return value


@dataclass(frozen=True)
class Text(Parameter):
    """Some words; "" when they are missing."""

    limit: int = query.MOST_OF_A_WORD

    @property
    def schema(self) -> Json:
        """A text within the limit."""
        return {"type": "string", "maxLength": self.limit}

    def read(self) -> str:
        """Take it from the query, without secrets; raise `BadRequest` when it is too long."""
        return query.text(self.name, self.limit)


@dataclass(frozen=True)
class Choice(Parameter):
    """One of some values; "" when it is missing."""

    choices: Collection[str]

    @property
    def schema(self) -> Json:
        """The values."""
        return {"type": "string", "enum": list(self.choices)}

    def read(self) -> str:
        """Take it from the query; raise `BadRequest` when it is another value."""
        return query.choice(self.name, self.choices)


@dataclass(frozen=True)
class Number(Parameter):
    """A number from 1 to `most`."""

    default: int
    most: int

    @property
    def schema(self) -> Json:
        """The bounds, and the number that is taken when it is missing."""
        return {"type": "integer", "minimum": 1, "maximum": self.most, "default": self.default}

    def read(self) -> int:
        """Take it from the query; raise `BadRequest` when it is no such number."""
        return query.number(self.name, self.default, self.most)


@dataclass(frozen=True)
class Texts(Parameter):
    """Some texts, each as it stands: the answer may have to warn of a secret in it."""

    most: int
    limit: int

    @property
    def schema(self) -> Json:
        """A list within the limits."""
        item = {"type": "string", "maxLength": self.limit}
        return {"type": "array", "items": item, "maxItems": self.most}

    def read(self) -> tuple[str, ...]:
        """Take them from the query; raise `BadRequest` when they are too many or too long."""
        return query.several(self.name, self.most, self.limit)


@dataclass(frozen=True)
class Numbers(Parameter):
    """Some numbers from 1 to `most`, no more of them than that."""

    most: int

    @property
    def schema(self) -> Json:
        """A list within the bounds."""
        item = {"type": "integer", "minimum": 1, "maximum": self.most}
        return {"type": "array", "items": item, "maxItems": self.most}

    def read(self) -> tuple[int, ...]:
        """Take them from the query; raise `BadRequest` when one is no such number."""
        return query.numbers(self.name, self.most)


Filter = Text | Choice

SILENT = "yes"
"""The value of a filter that leaves the operations of which no document names a scope."""

QUESTION = Question("q")
QUESTION_IN_BODY = Question("question")
CHOSEN_LEVEL = Choice("level", LEVELS, sentence="chosen level")
ADDED = Texts("add", MOST_ADDED, MOST_CHARACTERS)
WITHOUT = Numbers("without", MOST_STEPS)
FIND = Text("find")
PAGE = Number("page", default=1, most=2000)
SIZE = Number("size", default=100, most=500)


def days_of(knowledge: Knowledge) -> list[str]:
    """Return the days on which operations were first seen in the documents, the newest first."""
    return sorted({o.since for o in knowledge.operations.all if o.since}, reverse=True)


def scope_name(knowledge: Knowledge) -> Choice:
    """Return the parameter that names a scope."""
    return Choice("scope", knowledge.catalog.scopes)


def scope_filters(knowledge: Knowledge) -> tuple[Filter, ...]:
    """Return what narrows a list of scopes, named like the fields of `ScopeFilter`."""
    return (
        FIND,
        Choice("area", knowledge.catalog.areas),
        Choice("level", say.LEVELS),
        Choice("access", say.ACCESSES),
        Choice("status", say.STATUSES),
    )


def operation_filters(knowledge: Knowledge) -> tuple[Filter, ...]:
    """Return what narrows a list of operations, named like the fields of `OperationFilter`."""
    return (
        FIND,
        Choice("method", METHODS),
        Choice("product", say.PRODUCTS),
        Choice("level", LEVELS),
        scope_name(knowledge),
        Choice("silent", say.EVIDENCE),
        Choice("since", days_of(knowledge)),
    )
