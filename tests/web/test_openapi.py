"""The description holds: each parameter is bounded as it says, and none is left out."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

from scopes.knowledge import Knowledge
from tests.support.known import known
from web.openapi import describe
from wording import api

Json = dict[str, Any]


def parameters(described: Json) -> Iterator[tuple[str, Json]]:
    for path, operations in described["paths"].items():
        for operation in operations.values():
            for parameter in operation["parameters"]:
                yield path, parameter


IN_QUERY = [each for each in parameters(describe(known())) if each[1]["in"] == "query"]
in_query = pytest.mark.parametrize(
    ("path", "parameter"), IN_QUERY, ids=[f"{path} {each['name']}" for path, each in IN_QUERY]
)


def beyond(schema: Json) -> str:
    """Return a value that is just not taken any more."""
    if schema["type"] == "array":
        return beyond(schema["items"])
    if "enum" in schema:
        return str(schema["enum"][0]) + "x"
    return "x" * (schema["maxLength"] + 1) if "maxLength" in schema else str(schema["maximum"] + 1)


def within(schema: Json) -> list[str]:
    """Return the last values that are still taken."""
    if schema["type"] == "array":
        return within(schema["items"])
    if "enum" in schema:
        return [schema["enum"][0], schema["enum"][-1]]
    return ["x" * schema["maxLength"]] if "maxLength" in schema else ["1", str(schema["maximum"])]


def required(path: str) -> dict[str, str]:
    """Return what a request must hold to be answered."""
    return {"q": "list rooms"} if path == "/api/ask" else {}


@in_query
def test_a_parameter_takes_what_is_described_and_nothing_else(
    client: FlaskClient, path: str, parameter: Json
) -> None:
    name, schema = parameter["name"], parameter["schema"]

    for value in within(schema):
        asked = client.get(path, query_string={**required(path), name: value})
        assert asked.status_code == 200
    refused = client.get(path, query_string={**required(path), name: beyond(schema)})
    assert refused.status_code == 400
    assert refused.get_json()["error"].startswith(f"{name} ")


@pytest.mark.parametrize("name", ["add", "without"])
def test_a_list_takes_as_many_as_described_and_no_more(client: FlaskClient, name: str) -> None:
    (most,) = {each["schema"]["maxItems"] for _, each in IN_QUERY if each["name"] == name}

    for number, status in ((most, 200), (most + 1, 400)):
        asked = client.get("/api/ask", query_string={"q": "list rooms", name: ["1"] * number})
        assert asked.status_code == status


@in_query
def test_only_what_is_required_must_be_there(
    client: FlaskClient, path: str, parameter: Json
) -> None:
    empty = client.get(path, query_string={**required(path), parameter["name"]: ""})

    assert empty.status_code == (400 if parameter["required"] else 200)


def test_every_parameter_has_its_sentence(knowledge: Knowledge) -> None:
    described = describe(knowledge)
    body = described["components"]["schemas"]["QuestionRecord"]["properties"]
    said = {parameter["description"] for _, parameter in parameters(described)}
    said |= {field["description"] for field in body.values()}

    assert said == set(api.PARAMETERS.values())


def test_the_question_of_a_body_is_bounded_as_described(
    client: FlaskClient, knowledge: Knowledge
) -> None:
    schemas = describe(knowledge)["components"]["schemas"]
    most = schemas["QuestionRecord"]["properties"]["question"]["maxLength"]

    for length, status in ((most, 200), (most + 1, 400)):
        asked = client.post("/api/ask", json={"question": "x" * length})
        assert asked.status_code == status


@pytest.mark.parametrize(
    ("name", "taken", "refused"),
    [
        ("level", [None, "user", "group"], ["emperor", 1]),
        ("add", [[], ["x" * 2000], ["x"] * 40], [["x" * 2001], ["x"] * 41, "x", [1]]),
        ("without", [[], [1], [500]], [[0], [501], ["1"], [1] * 501]),
    ],
)
def test_what_changes_the_question_of_a_body_is_bounded_as_described(
    client: FlaskClient, knowledge: Knowledge, name: str, taken: list[Any], refused: list[Any]
) -> None:
    described = describe(knowledge)
    schema = {
        **described["components"]["schemas"]["QuestionRecord"],
        "components": described["components"],
    }
    validator = Draft202012Validator(schema)

    for values, status in ((taken, 200), (refused, 400)):
        for value in values:
            body = {"question": "list rooms", name: value}
            assert client.post("/api/ask", json=body).status_code == status
            assert validator.is_valid(body) == (status == 200)
