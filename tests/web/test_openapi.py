"""The description holds: each parameter is bounded as it says, and none is left out."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from scopes.knowledge import Knowledge, load_knowledge
from web.openapi import describe
from wording import api

Json = dict[str, Any]


def parameters(described: Json) -> Iterator[tuple[str, Json]]:
    for path, operations in described["paths"].items():
        for operation in operations.values():
            for parameter in operation["parameters"]:
                yield path, parameter


IN_QUERY = [each for each in parameters(describe(load_knowledge())) if each[1]["in"] == "query"]
in_query = pytest.mark.parametrize(
    ("path", "parameter"), IN_QUERY, ids=[f"{path} {each['name']}" for path, each in IN_QUERY]
)


def beyond(schema: Json) -> str:
    """Return a value that is just not taken any more."""
    if "enum" in schema:
        return str(schema["enum"][0]) + "x"
    return "x" * (schema["maxLength"] + 1) if "maxLength" in schema else str(schema["maximum"] + 1)


def within(schema: Json) -> list[str]:
    """Return the last values that are still taken."""
    if "enum" in schema:
        return [schema["enum"][0], schema["enum"][-1]]
    return ["x" * schema["maxLength"]] if "maxLength" in schema else ["1", str(schema["maximum"])]


@in_query
def test_a_parameter_takes_what_is_described_and_nothing_else(
    client: FlaskClient, path: str, parameter: Json
) -> None:
    name, schema = parameter["name"], parameter["schema"]

    for value in within(schema):
        assert client.get(path, query_string={name: value}).status_code == 200
    refused = client.get(path, query_string={name: beyond(schema)})
    assert refused.status_code == 400
    assert refused.get_json()["error"].startswith(f"{name} ")


@in_query
def test_only_what_is_required_must_be_there(
    client: FlaskClient, path: str, parameter: Json
) -> None:
    empty = client.get(path, query_string={parameter["name"]: ""})

    assert empty.status_code == (400 if parameter["required"] else 200)


def test_every_parameter_has_its_sentence(knowledge: Knowledge) -> None:
    described = describe(knowledge)
    body = described["components"]["schemas"]["QuestionRecord"]["properties"]
    said = {parameter["name"]: parameter["description"] for _, parameter in parameters(described)}
    said |= {name: field["description"] for name, field in body.items()}

    assert said == api.PARAMETERS


def test_the_question_of_a_body_is_bounded_as_described(
    client: FlaskClient, knowledge: Knowledge
) -> None:
    schemas = describe(knowledge)["components"]["schemas"]
    most = schemas["QuestionRecord"]["properties"]["question"]["maxLength"]

    for length, status in ((most, 200), (most + 1, 400)):
        asked = client.post("/api/ask", json={"question": "x" * length})
        assert asked.status_code == status
