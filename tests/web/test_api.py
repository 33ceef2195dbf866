import json
from typing import Any

import msgspec
import pytest
from flask.testing import FlaskClient
from openapi_spec_validator import validate

from handlers import answer, answer_query
from rendering.as_json import to_record
from scopes.knowledge import Knowledge
from scopes.reading.query import Query
from tests.rendering.answers import QUESTIONS
from tests.support.pasted import access_token
from web.catalog_records import OperationList, ScopeList, ScopeRecord
from web.records import AnswerRecord


def body(client: FlaskClient, address: str) -> dict[str, Any]:
    response = client.get(address)
    assert (response.status_code, response.mimetype) == (200, "application/json")
    loaded: dict[str, Any] = response.get_json()
    return loaded


@pytest.mark.parametrize("question", [question for question in QUESTIONS if question])
def test_asking_gives_the_published_json(
    client: FlaskClient, knowledge: Knowledge, question: str
) -> None:
    response = client.get("/api/ask", query_string={"q": question})

    assert response.get_json() == to_record(answer(question, knowledge), question)
    msgspec.json.decode(response.data, type=AnswerRecord)


def test_asking_for_the_head_alone_finds_the_question_too(client: FlaskClient) -> None:
    assert client.head("/api/ask?q=what scopes for CDR?").status_code == 200


def test_a_question_can_be_sent_in_a_body(client: FlaskClient) -> None:
    response = client.post("/api/ask", json={"question": "what scopes for CDR?"})

    assert response.get_json()["scopes"] == ["spark-admin:calling_cdr_read"]


CHANGES = {"level": "admin", "add": ["read CDRs", "list rooms"], "without": [3]}


def test_a_question_can_be_changed_in_the_address_and_in_the_body(client: FlaskClient) -> None:
    by_address = client.get("/api/ask", query_string={"q": "GET /people", **CHANGES})
    by_body = client.post("/api/ask", json={"question": "GET /people", **CHANGES})

    assert by_address.get_json() == by_body.get_json()
    answered = by_body.get_json()
    assert answered["level"] == "admin"
    assert answered["scopes"] == ["spark-admin:people_read", "spark-admin:calling_cdr_read"]
    assert [need["words"] for need in answered["needs"]] == ["GET /people", "read CDRs"]


def test_a_changed_question_answers_like_the_follow_ups_that_change_it(
    client: FlaskClient, knowledge: Knowledge
) -> None:
    query = Query("GET /people", "admin", ("read CDRs",))

    response = client.get("/api/ask", query_string=query.parameters)

    assert response.get_json() == to_record(answer_query(query, knowledge), query.text)


def test_what_is_wrong_in_a_body_repeats_no_secret(client: FlaskClient) -> None:
    token = access_token()
    response = client.post("/api/ask", json={"question": "GET /people", "level": token})

    assert response.status_code == 400
    assert token not in response.text


def test_a_pasted_token_is_not_given_back(client: FlaskClient) -> None:
    token = access_token()

    assert token not in client.get("/api/ask", query_string={"q": f"Bearer {token}"}).text


DEEP = b'{"question": "x", "more": ' + b"[" * 40_000 + b"]" * 40_000 + b"}"


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b'{"question": 1}', b"\xff", b'{"question": "\xff"}', DEEP],
    ids=lambda data: repr(data[:30]),
)
def test_a_body_that_is_no_question_is_refused_in_words(client: FlaskClient, data: bytes) -> None:
    response = client.post("/api/ask", data=data)

    assert response.status_code == 400
    assert "The body must be JSON like" in response.get_json()["error"]


def test_scopes_are_listed_and_filtered(client: FlaskClient, knowledge: Knowledge) -> None:
    every = body(client, "/api/scopes")
    some = body(client, "/api/scopes?area=calling&level=user&find=read")

    assert every["total"] == len(knowledge.catalog.scopes)
    assert {scope["area"] for scope in some["scopes"]} == {"calling"}
    assert {scope["level"] for scope in some["scopes"]} == {"user"}
    msgspec.convert(every, ScopeList)


def test_a_scope_says_all_that_is_known(client: FlaskClient, knowledge: Knowledge) -> None:
    record = msgspec.convert(body(client, "/api/scopes/spark:people_read"), ScopeRecord)

    assert record.explanation == knowledge.catalog.scopes["spark:people_read"].explanation
    assert "/people/{personId}" in {call.path for call in record.opens}


def test_operations_come_in_pages(client: FlaskClient, knowledge: Knowledge) -> None:
    first = msgspec.convert(body(client, "/api/operations?size=500"), OperationList)
    last = msgspec.convert(body(client, "/api/operations?size=500&page=5"), OperationList)

    assert (first.total, first.pages) == (len(knowledge.operations.all), 5)
    assert len(first.operations) == 500
    assert len(last.operations) == first.total - 4 * 500


def test_operations_give_sets_for_each_level(client: FlaskClient) -> None:
    found = body(client, "/api/operations?find=GET /people List People&product=webex-admin")

    people = next(o for o in found["operations"] if o["path"] == "/people")
    assert people["scopes"]["user"] == [["spark:people_read"]]
    assert ["spark-admin:people_read"] in people["scopes"]["admin"]


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/api/ask", 400, "q is missing"),
        (f"/api/ask?q={'x' * 10_001}", 400, "10,001 characters"),
        ("/api/scopes?level=emperor", 400, "level must be one of"),
        (f"/api/scopes?find={'x' * 201}", 400, "find has 201 characters"),
        ("/api/operations?page=0", 400, "page must be a number from 1"),
        ("/api/operations?size=501", 400, "size must be a number from 1 to 500"),
        ("/api/operations?scope=spark:nothing", 400, "scope must be"),
        ("/api/scopes/spark:nothing", 404, "spark:nothing is not a known scope."),
        ("/api/nothing", 404, "no page"),
    ],
)
def test_what_is_wrong_is_told_in_json(
    client: FlaskClient, address: str, status: int, words: str
) -> None:
    response = client.get(address)

    assert (response.status_code, response.get_json()["status"]) == (status, status)
    assert words in response.get_json()["error"]


def test_the_description_is_valid_and_names_every_route(client: FlaskClient) -> None:
    described = body(client, "/api/openapi.json")

    validate(described)
    routes = {
        rule.rule.replace("path:", "").replace("<", "{").replace(">", "}")
        for rule in client.application.url_map.iter_rules()
        if rule.rule.startswith("/api/")
    }
    assert set(described["paths"]) == routes - {"/api/openapi.json"}


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/api/ask", "/api/ask?q=check spark:all spark:people_read"),
        ("/api/scopes", "/api/scopes"),
        ("/api/scopes/{scope}", "/api/scopes/spark:all"),
        ("/api/operations", "/api/operations"),
    ],
)
def test_answers_are_as_described(client: FlaskClient, path: str, address: str) -> None:
    from jsonschema import Draft202012Validator

    described = body(client, "/api/openapi.json")
    content = described["paths"][path]["get"]["responses"]["200"]["content"]
    schema = {**content["application/json"]["schema"], "components": described["components"]}

    errors = Draft202012Validator(schema).iter_errors(json.loads(client.get(address).data))
    assert [error.message for error in errors] == []
