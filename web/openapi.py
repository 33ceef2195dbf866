"""The OpenAPI description of the API, made from its types by msgspec and apispec."""

from collections.abc import Iterable
from typing import Any

import msgspec
from apispec import APISpec

from scopes.catalog import LEVELS
from scopes.knowledge import Knowledge
from scopes.operations import METHODS
from version import VERSION
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
    catalog = knowledge.catalog
    find = _parameter("find", api.PARAMETERS["find"], maxLength=MOST_OF_A_WORD)
    return {
        "/api/ask": {
            "get": _operation(
                "ask",
                AnswerRecord,
                [_parameter("q", api.PARAMETERS["q"], required=True, maxLength=MOST_OF_A_QUESTION)],
            ),
            "post": {
                **_operation("askAtLength", AnswerRecord, []),
                "requestBody": {"required": True, **_content(QuestionRecord)},
            },
        },
        "/api/scopes": {
            "get": _operation(
                "listScopes",
                ScopeList,
                [
                    find,
                    _choice("area", catalog.areas),
                    _choice("level", say.LEVELS),
                    _choice("access", say.ACCESSES),
                    _choice("status", say.STATUSES),
                ],
            )
        },
        "/api/scopes/{scope}": {
            "get": _operation(
                "showScope",
                ScopeRecord,
                [{**_parameter("scope", api.PARAMETERS["scope"], required=True), "in": "path"}],
                missing=True,
            )
        },
        "/api/operations": {
            "get": _operation(
                "listOperations",
                OperationList,
                [
                    find,
                    _choice("method", METHODS),
                    _choice("product", say.PRODUCTS),
                    _choice("level", LEVELS),
                    _parameter("scope", api.PARAMETERS["scope"]),
                    _number("page"),
                    _number("size"),
                ],
            )
        },
    }


def _operation(
    name: str, result: type[msgspec.Struct], parameters: list[Json], missing: bool = False
) -> Json:
    answers = {"200": {"description": api.CALLS[name], **_content(result)}}
    statuses = ("404",) if missing else ("400",)
    for status in statuses:
        answers[status] = {"description": api.CALLS[status], **_content(ErrorRecord)}
    return {
        "operationId": name,
        "summary": api.CALLS[name],
        "parameters": parameters,
        "responses": answers,
    }


def _content(record: type[msgspec.Struct]) -> Json:
    reference = {"$ref": _REF.format(name=record.__name__)}
    return {"content": {"application/json": {"schema": reference}}}


def _parameter(name: str, text: str, required: bool = False, **limits: int) -> Json:
    schema = {"type": "string", **limits}
    return {
        "name": name,
        "in": "query",
        "description": text,
        "required": required,
        "schema": schema,
    }


def _choice(name: str, values: Iterable[str]) -> Json:
    parameter = _parameter(name, api.PARAMETERS[name])
    return {**parameter, "schema": {"type": "string", "enum": list(values)}}


def _number(name: str) -> Json:
    parameter = _parameter(name, api.PARAMETERS[name])
    return {**parameter, "schema": {"type": "integer", "minimum": 1}}
