"""The OpenAPI description of the API, made from its types and parameters.

msgspec makes the schemas of the types, apispec puts all together.
"""

from collections.abc import Iterable

import msgspec
from apispec import APISpec

from scopes.data.operations import METHODS
from scopes.knowledge import Knowledge
from version import VERSION
from web.catalog_records import OperationList, OperationRecord, ScopeList, ScopeRecord
from web.parameters import (
    ADDED,
    CHOSEN_LEVEL,
    PAGE,
    QUESTION,
    SIZE,
    WITHOUT,
    Choice,
    Json,
    Parameter,
    Text,
    operation_filters,
    scope_filters,
    scope_name,
)
from web.records import AnswerRecord, ErrorRecord, QuestionRecord
from wording import api
from wording import web as say

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
    scopes = _in_query(scope_filters(knowledge))
    operations = _in_query([*operation_filters(knowledge), PAGE, SIZE])
    exported = _in_query(operation_filters(knowledge))
    name = _described(scope_name(knowledge), "path")
    return {
        "/api/ask": _ask(),
        "/api/scopes": {"get": _operation("listScopes", ScopeList, scopes)},
        "/api/scopes/{scope}": {"get": _operation("showScope", ScopeRecord, [name], "404")},
        "/api/operations": {"get": _operation("listOperations", OperationList, operations)},
        "/api/operations/{method}/{path}": {
            "get": _operation("showOperation", OperationRecord, _call(), "404")
        },
        "/api/operations.json": {"get": _operation("exportOperations", OperationList, exported)},
        "/api/operations.csv": {
            "get": _as_csv(_operation("exportOperationsAsCsv", OperationList, exported))
        },
    }


def _call() -> list[Json]:
    return [_described(Choice("method", METHODS), "path"), _described(Text("path"), "path")]


def _as_csv(operation: Json) -> Json:
    """Return an operation with a table instead of an object as its result."""
    result = {"description": operation["summary"], "content": {"text/csv": {}}}
    return {**operation, "responses": {**operation["responses"], "200": result}}


def _ask() -> Json:
    at_length = _operation("askAtLength", AnswerRecord, [])
    return {
        "get": _operation("ask", AnswerRecord, _in_query([QUESTION, CHOSEN_LEVEL, ADDED, WITHOUT])),
        "post": {**at_length, "requestBody": {"required": True, **_content(QuestionRecord)}},
    }


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


def _in_query(parameters: Iterable[Parameter]) -> list[Json]:
    return [_described(parameter, "query") for parameter in parameters]


def _described(parameter: Parameter, place: str) -> Json:
    return {
        "name": parameter.name,
        "in": place,
        "description": parameter.description,
        "required": parameter.is_required or place == "path",
        "schema": parameter.schema,
    }
