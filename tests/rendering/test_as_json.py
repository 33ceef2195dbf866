import json
from typing import Any

import pytest

from handlers import answer
from rendering.as_json import to_json, to_record
from rendering.markdown import to_markdown
from scopes.knowledge import Knowledge
from tests.rendering.answers import FULL, QUESTIONS
from tests.support.pasted import access_token

KEYS = {
    "question",
    "kind",
    "outcome",
    "level",
    "scopes",
    "by_level",
    "matches",
    "operations",
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
        "level": "user",
        "scopes": ["spark:people_read", "spark:rooms_read"],
        "by_level": {"user": ["spark:people_read"], "admin": ["spark-admin:people_read"]},
        "matches": [{"scope": "spark:people_read", "score": 0.988}],
        "operations": [],
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
