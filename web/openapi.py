"""The OpenAPI description of the API, made from its types by msgspec and apispec."""

from collections.abc import Iterable
from typing import Any

import msgspec
from apispec import APISpec

from scopes.data.catalog import LEVELS
from scopes.data.operations import METHODS
from scopes.knowledge import Knowledge
from version import VERSION
from web.listing import MOST_OF_A_PAGE, MOST_PAGES
from web.query import MOST_OF_A_QUESTION, MOST_OF_A_WORD
from web.records import (
    AnswerRecord,
    ErrorRecord,
    OperationList,
    QuestionRecord,
    ScopeList,
    ScopeRecord,
)
from wording import api
from wording import web as say

Json = dict[str, Any]
_TYPES = (AnswerRecord, QuestionRecord, ScopeList, ScopeRecord, OperationList, ErrorRecord)
_REF = "#/components/schemas/{name}"


def describe(knowledge: Knowledge) -> Json:
    """Return the description as a JSON object of OpenAPI 3.1."""
    spec = APISpec(
        title=say.NAME,
        version=VERSION,
        openapi_version="3.1.0",
        info={"description": say.DESCRIPTION},
    )
    _, schemas = msgspec.json.schema_components(_TYPES, ref_template=_REF)
    for name, schema in schemas.items():
        spec.components.schema(name, schema)
    for path, operations in _paths(knowledge).items():
        spec.path(path, operations=operations)
    described: Json = spec.to_dict()
    return described


def _paths(knowledge: Knowledge) -> dict[str, Json]:
    name = {**_parameter("scope", required=True), "in": "path"}
    return {
        "/api/ask": _ask(),
        "/api/scopes": {"get": _operation("listScopes", ScopeList, _scope_filters(knowledge))},
        "/api/scopes/{scope}": {"get": _operation("showScope", ScopeRecord, [name], "404")},
        "/api/operations": {"get": _operation("listOperations", OperationList, _filters())},
    }


def _ask() -> Json:
    question = _parameter("q", required=True, maxLength=MOST_OF_A_QUESTION)
    at_length = _operation("askAtLength", AnswerRecord, [])
    return {
        "get": _operation("ask", AnswerRecord, [question]),
        "post": {**at_length, "requestBody": {"required": True, **_content(QuestionRecord)}},
    }


def _scope_filters(knowledge: Knowledge) -> list[Json]:
    return [
        _parameter("find", maxLength=MOST_OF_A_WORD),
        _choice("area", knowledge.catalog.areas),
        _choice("level", say.LEVELS),
        _choice("access", say.ACCESSES),
        _choice("status", say.STATUSES),
    ]


def _filters() -> list[Json]:
    return [
        _parameter("find", maxLength=MOST_OF_A_WORD),
        _choice("method", METHODS),
        _choice("product", say.PRODUCTS),
        _choice("level", LEVELS),
        _parameter("scope"),
        _number("page", MOST_PAGES),
        _number("size", MOST_OF_A_PAGE),
    ]


def _operation(
    name: str, result: type[msgspec.Struct], parameters: list[Json], refused: str = "400"
) -> Json:
    return {
        "operationId": name,
        "summary": api.CALLS[name],
        "parameters": parameters,
        "responses": {
            "200": {"description": api.CALLS[name], **_content(result)},
            refused: {"description": api.CALLS[refused], **_content(ErrorRecord)},
        },
    }


def _content(record: type[msgspec.Struct]) -> Json:
    reference = {"$ref": _REF.format(name=record.__name__)}
    return {"content": {"application/json": {"schema": reference}}}


def _parameter(name: str, required: bool = False, **limits: int) -> Json:
    return {
        "name": name,
        "in": "query",
        "description": api.PARAMETERS[name],
        "required": required,
        "schema": {"type": "string", **limits},
    }


def _choice(name: str, values: Iterable[str]) -> Json:
    return {**_parameter(name), "schema": {"type": "string", "enum": list(values)}}


def _number(name: str, most: int) -> Json:
    return {**_parameter(name), "schema": {"type": "integer", "minimum": 1, "maximum": most}}
