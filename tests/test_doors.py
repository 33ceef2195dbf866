"""Every way in gives the same set for a question: chat, command line, API, builder and MCP."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from assistant.tools import Tools
from handlers import answer, answer_query
from handlers.followups import follow
from scopes.answer import Answer
from scopes.knowledge import Knowledge
from scopes.reading.followup import LEVELS
from scopes.reading.query import Query
from web.builder import Selection, plan
from web.catalog import create_catalog

ROOT = Path(__file__).parent.parent
ONCE_DIFFERENT: dict[str, list[str]] = {
    "POST /v1/webhooks for recordings": ["meeting:recordings_read"],
    "api.webhooks.create() for meetings": ["meeting:schedules_read"],
    "POST /v1/webhooks": [],
    "DELETE /v1/webhooks/{webhookId}": [],
    "list my webhooks": [],
    "GET /v1/people and create a call queue": [
        "spark-admin:people_read",
        "spark-admin:telephony_config_write",
    ],
    "read CDRs and then POST /v1/messages": [
        "spark-admin:calling_cdr_read",
        "spark:messages_write",
    ],
    "POST /v1/messages, list my recordings and create a webhook": [
        "spark:messages_write",
        "meeting:recordings_read",
    ],
    "1. list phone numbers 2. list devices 3. list locations": [
        "spark-admin:telephony_config_read",
        "spark-admin:devices_read",
    ],
    "list devices, schedule a meeting": ["spark-admin:devices_read", "meeting:schedules_write"],
}
"""Questions that got other scopes at one door than at another, or lost a part at all of them."""
QUESTIONS: dict[str, list[str]] = {
    "once different": list(ONCE_DIFFERENT),
    **{
        file.stem: [json.loads(line)["q"] for line in file.read_text(encoding="utf-8").splitlines()]
        for file in sorted((ROOT / "tests" / "questions").glob("*.jsonl"))
    },
}
"""Questions by their kind."""
MANY = 30
SOME = [
    pytest.param(questions[start : start + MANY], id=f"{kind}-{start}")
    for kind, questions in QUESTIONS.items()
    for start in range(0, len(questions), MANY)
]
"""Questions of a kind, no more than what several workers can divide among them."""
ABOUT_A_JOB = ("advise", "endpoint")

Given = tuple[list[str], str | None, dict[str, list[str]]]
"""Scopes, level, and the set of every level."""


@pytest.fixture(scope="module")
def client(knowledge: Knowledge) -> FlaskClient:
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(create_catalog(knowledge))
    return app.test_client()


def given(found: Answer) -> Given:
    by_level: dict[str, list[str]] = {at: list(least) for at, least in found.by_level.items()}
    return list(found.scopes), found.level, by_level


def told(record: dict[str, Any]) -> Given:
    return record["scopes"], record["level"], record["by_level"]


@pytest.mark.parametrize(("question", "scopes"), ONCE_DIFFERENT.items())
def test_what_was_once_different_is_right(
    knowledge: Knowledge, question: str, scopes: list[str]
) -> None:
    assert list(answer(question, knowledge).scopes) == scopes


@pytest.mark.parametrize("question", ["spark:peple_read", "spark:people-read"])
def test_a_misspelt_scope_is_corrected_at_the_builder_as_well(
    knowledge: Knowledge, question: str
) -> None:
    assert answer(question, knowledge).scopes == ("spark:people_read",)
    assert plan(Selection(needs=(question,)), knowledge).scopes == ("spark:people_read",)


@pytest.mark.integration
def test_the_command_line_gives_the_same(knowledge: Knowledge) -> None:
    questions = [question for of_a_kind in QUESTIONS.values() for question in of_a_kind]
    run = subprocess.run(
        [sys.executable, "bot.py", "ask", "--json", "-"],
        input="".join(f"{json.dumps(question)}\n" for question in questions),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    records = map(json.loads, run.stdout.splitlines())
    answered = {q: told(record) for q, record in zip(questions, records, strict=True)}
    assert answered == {question: given(answer(question, knowledge)) for question in questions}


@pytest.mark.parametrize("questions", SOME)
def test_the_api_mcp_and_the_builder_give_the_same(
    knowledge: Knowledge, client: FlaskClient, questions: list[str]
) -> None:
    """MCP is asked by its tool; tests/assistant holds that its server passes on what that says."""
    tools = Tools(knowledge)
    for question in questions:
        found = answer(question, knowledge)

        by_address = client.get("/api/ask", query_string={"q": question}).get_json()
        assert told(by_address) == told(tools.ask(question)) == given(found), question
        if found.kind in ABOUT_A_JOB:
            built = plan(Selection(needs=(question,)), knowledge)
            assert (built.scopes, built.by_level) == (found.scopes, found.by_level), question
            assert not found.level or built.level == found.level, question
            hold_other_levels(question, found, knowledge, client)


def hold_other_levels(
    question: str, found: Answer, knowledge: Knowledge, client: FlaskClient
) -> None:
    """However another level is chosen, its set is the same."""
    others = found.by_level.keys() - {found.level}
    for kind, level in LEVELS.items():
        if level not in others:
            continue
        query = Query(question, level)
        after = follow(kind, Query(question), Query(question), knowledge)
        again = answer_query(query, knowledge)
        record = client.get("/api/ask", query_string=query.parameters).get_json()
        built = plan(Selection(needs=(question,), level=level), knowledge)
        assert (after.query, after.answer) == (query, again), question
        assert (record["scopes"], record["level"]) == (list(again.scopes), level), question
        assert (built.scopes, built.level) == (again.scopes, level), question
        assert set(again.scopes) == set(found.by_level[level]), question


@pytest.mark.parametrize("question", ONCE_DIFFERENT)
def test_a_question_in_a_body_is_answered_like_one_in_an_address(
    knowledge: Knowledge, client: FlaskClient, question: str
) -> None:
    by_body = client.post("/api/ask", json={"question": question}).get_json()

    assert told(by_body) == given(answer(question, knowledge))


def test_there_are_questions_with_a_set_on_another_level(knowledge: Knowledge) -> None:
    """So that something is held by `hold_other_levels`."""
    found = answer("list meetings", knowledge)

    assert {"user", "admin"} <= found.by_level.keys()
