import json
from dataclasses import replace
from typing import Any

import pytest

from handlers import answer
from rendering.as_json import to_json, to_record
from rendering.markdown import to_markdown
from scopes.job import Step
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Alternative, Need, Outcome
from tests.rendering.answers import FULL, QUESTIONS
from tests.support.pasted import access_token

KEYS = {
    "question",
    "kind",
    "outcome",
    "confidence",
    "level",
    "scopes",
    "by_level",
    "routes",
    "matches",
    "operations",
    "needs",
    "issues",
    "text",
}
ISSUES = {"unknown", "redundant", "deprecated", "admin", "missing", "excess"}


def record_of(question: str, knowledge: Knowledge) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(to_json(to_record(answer(question, knowledge), question)))
    return record


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_answer_has_the_published_keys(knowledge: Knowledge, question: str) -> None:
    record = record_of(question, knowledge)

    assert record.keys() >= KEYS
    assert record["issues"].keys() >= ISSUES
    assert record["question"] == question


def test_an_answer_is_written_in_full() -> None:
    assert to_record(FULL, "the question") == {
        "question": "the question",
        "kind": "advise",
        "outcome": "found",
        "confidence": "sure",
        "level": "user",
        "scopes": ["spark:people_read", "spark:rooms_read"],
        "by_level": {"user": ["spark:people_read"], "admin": ["spark-admin:people_read"]},
        "routes": {},
        "matches": [{"scope": "spark:people_read", "score": 0.988}],
        "operations": [],
        "needs": [],
        "issues": {
            "unknown": ["spark:nothing"],
            "redundant": [],
            "deprecated": [],
            "admin": [],
            "missing": [],
            "excess": [],
        },
        "text": to_markdown(FULL),
    }


def test_operations_tell_method_path_and_title(knowledge: Knowledge) -> None:
    first, *_ = record_of("GET /v1/people/me", knowledge)["operations"]

    assert first.keys() >= {"method", "path", "title"}
    assert (first["method"], first["path"]) == ("GET", "/people/me")


def test_an_operation_has_the_address_of_its_page(knowledge: Knowledge) -> None:
    (call, *_) = record_of("GET /v1/people/me", knowledge)["operations"]
    split = next(o for o in knowledge.operations.all if not o.page)
    (other, *_) = record_of(f"{split.method} {split.path}", knowledge)["operations"]

    assert call["page"] == "https://developer.webex.com/docs/api/v1/people/get-my-own-details"
    assert other["page"] is None


def test_each_need_stands_in_its_order_with_what_it_takes(knowledge: Knowledge) -> None:
    record = record_of("1. list my rooms 2. repair the coffee machine 3. post a message", knowledge)

    assert [(need["words"], need["outcome"], need["scopes"]) for need in record["needs"]] == [
        ("list my rooms", "found", ["spark:rooms_read"]),
        ("repair the coffee machine", "unknown", []),
        ("post a message", "found", ["spark:messages_write"]),
    ]
    assert [need["operation"] for need in record["needs"]] == [
        {"method": "GET", "path": "/rooms", "title": "List Rooms"},
        None,
        {"method": "POST", "path": "/messages", "title": "Create a Message"},
    ]
    assert [0 <= need["sure"] <= 1 for need in record["needs"]] == [True] * 3


def test_what_else_a_need_may_mean_stands_with_it(knowledge: Knowledge) -> None:
    near = Alternative(
        ("spark:rooms_read",),
        next(o for o in knowledge.operations.all if o.key == ("GET", "/rooms")),
    )
    bare = Alternative(("spark:people_read", "spark:rooms_read"))
    need = Need("archive my rooms", outcome=Outcome.UNKNOWN, near=(near, bare))

    record = to_record(replace(FULL, steps=(Step(need, ()),)), "archive my rooms")

    assert record["needs"][0]["near"] == [
        {
            "operation": {"method": "GET", "path": "/rooms", "title": "List Rooms"},
            "scopes": ["spark:rooms_read"],
        },
        {"operation": None, "scopes": ["spark:people_read", "spark:rooms_read"]},
    ]


def test_a_need_that_is_the_name_of_a_scope_is_no_operation(knowledge: Knowledge) -> None:
    record = record_of("spark:people_read and create a space", knowledge)

    assert [need["operation"] is None for need in record["needs"]] == [True, False]
    assert record["needs"][0]["scopes"] == ["spark:people_read"]


@pytest.mark.parametrize("question", ["spark:people_read", "help", "areas", "hello", "check a:b"])
def test_an_answer_about_no_job_has_no_needs(knowledge: Knowledge, question: str) -> None:
    assert record_of(question, knowledge)["needs"] == []


@pytest.mark.parametrize(
    ("question", "outcome", "scopes"),
    [
        ("what scopes for CDR?", "found", ["spark-admin:calling_cdr_read"]),
        ("GET /v1/people/me", "found", ["spark:people_read"]),
        ("help", "found", []),
        ("GET /room/tabs", "undocumented", []),
        ("GET /dataSources/schemas", "not_needed", []),
        ("DELETE /v1/people/me/nothing", "unknown", []),
        ("which permission opens the coffee machine?", "unknown", []),
    ],
)
def test_an_outcome_comes_with_its_scopes(
    knowledge: Knowledge, question: str, outcome: str, scopes: list[str]
) -> None:
    record = record_of(question, knowledge)

    assert (record["outcome"], record["scopes"]) == (outcome, scopes)


@pytest.mark.parametrize("question", ["two\nlines", "📞 emoji", "half a \ud83d emoji"])
def test_the_object_takes_one_line_whatever_was_asked(question: str) -> None:
    line = to_json(to_record(FULL, question))

    assert line.isascii()
    assert "\n" not in line
    assert json.loads(line)["question"] == question


def test_the_question_is_given_back_without_its_secrets() -> None:
    record = to_record(FULL, f"Bearer {access_token()} for GET /rooms")

    assert record["question"] == "Bearer *** for GET /rooms"
