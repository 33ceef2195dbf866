"""The JSON of questions and answers as types, from which its description is made as well."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from scopes.data.catalog import Level
from web.parameters import ADDED, CHOSEN_LEVEL, QUESTION_IN_BODY, WITHOUT

Ending = Literal["found", "undocumented", "unknown", "not_needed"]
Confidence = Literal["sure", "likely", "unknown"]


class Call(Struct, frozen=True):
    """An operation in short."""

    method: str
    path: str
    title: str


class DocumentedCall(Call, frozen=True):
    """An operation with the address of its page on the developer portal, where that is known."""

    page: str | None


class Meant(Struct, frozen=True):
    """Something else that a need may mean; `operation` is null where only scopes speak for it."""

    operation: Call | None
    scopes: list[str]


class NeedRecord(Struct, frozen=True):
    """One thing to do, in the words of the question, and what it was understood as.

    `operation` is null when the words were not understood or only a scope speaks for them. `sure`
    says between 0 and 1 how sure it is that this is meant, `near` what else may be.
    """

    words: str
    operation: Call | None
    scopes: list[str]
    outcome: Ending
    sure: float
    near: list[Meant]


class RouteRecord(Struct, frozen=True):
    """Scopes that are needed together, the administrator roles the documents accept with them, and
    a condition; no roles where the documents name none, no scopes where a role alone is enough.
    """

    scopes: list[str]
    roles: list[str]
    note: str


class MatchRecord(Struct, frozen=True):
    """A scope that was considered, with a score between 0 and 1."""

    scope: str
    score: float


class Issues(Struct, frozen=True):
    """What an audit found; each list holds scope names."""

    unknown: list[str]
    redundant: list[str]
    deprecated: list[str]
    admin: list[str]
    missing: list[str]
    excess: list[str]


class AnswerRecord(Struct, frozen=True):
    """The answer to a question; `scopes` is the least set, empty unless `outcome` is found.

    `routes` are all documented alternatives, the proposed one first. `needs` are the things to do
    that were read in the question, in its order. `confidence` is that of the least sure of them:
    likely when something else may be meant, unknown when one of them was not understood. Names of
    scopes are sure, and API calls that are written with their version.
    """

    question: str
    kind: str
    outcome: Ending
    confidence: Confidence
    level: Level | None
    scopes: list[str]
    by_level: dict[Level, list[str]]
    routes: dict[Level, list[RouteRecord]]
    matches: list[MatchRecord]
    operations: list[DocumentedCall]
    needs: list[NeedRecord]
    issues: Issues
    text: str


class QuestionRecord(Struct, frozen=True):
    """A question in the body of a request, for those too long or too private for an address.

    `level`, `add` and `without` change its job, as in the address.
    """

    question: Annotated[
        str,
        Meta(description=QUESTION_IN_BODY.description, extra_json_schema=QUESTION_IN_BODY.schema),
    ]
    level: Annotated[Level | None, Meta(description=CHOSEN_LEVEL.description)] = None
    add: Annotated[
        list[Annotated[str, Meta(max_length=ADDED.limit)]],
        Meta(description=ADDED.description, max_length=ADDED.most),
    ] = []
    without: Annotated[
        list[Annotated[int, Meta(ge=1, le=WITHOUT.most)]],
        Meta(description=WITHOUT.description, max_length=WITHOUT.most),
    ] = []


class ErrorRecord(Struct, frozen=True):
    """What was wrong with a request, in a sentence."""

    error: str
    status: int
