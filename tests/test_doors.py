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
        "spark-admin:locations_read",
    ],
    "list devices, schedule a meeting": ["spark-admin:devices_read", "meeting:schedules_write"],
}
"""Questions that got other scopes at one door than at another, or lost a part at all of them."""
QUESTIONS: list[str] = [
    *ONCE_DIFFERENT,
    *(
        json.loads(line)["q"]
        for file in sorted((ROOT / "tests" / "questions").glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ),
]
ABOUT_A_JOB = ("advise", "endpoint")

Given = tuple[list[str], str | None, dict[str, list[str]]]
"""Scopes, level, and the set of every level."""


@pytest.fixture(scope="module")
def chat(knowledge: Knowledge) -> dict[str, Answer]:
    """What each question is answered with in chat."""
    return {question: answer(question, knowledge) for question in QUESTIONS}


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
def test_the_command_line_gives_the_same(chat: dict[str, Answer]) -> None:
    run = subprocess.run(
        [sys.executable, "bot.py", "ask", "--json", "-"],
        input="".join(f"{json.dumps(question)}\n" for question in QUESTIONS),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    records = map(json.loads, run.stdout.splitlines())
    answered = {q: told(record) for q, record in zip(QUESTIONS, records, strict=True)}
    assert answered == {question: given(found) for question, found in chat.items()}


def test_the_api_gives_the_same(client: FlaskClient, chat: dict[str, Answer]) -> None:
    for question, found in chat.items():
        by_address = client.get("/api/ask", query_string={"q": question}).get_json()
        assert told(by_address) == given(found), question
    for question in ONCE_DIFFERENT:
        by_body = client.post("/api/ask", json={"question": question}).get_json()
        assert told(by_body) == given(chat[question]), question


def test_mcp_gives_the_same(knowledge: Knowledge, chat: dict[str, Answer]) -> None:
    """The tool itself; tests/assistant holds that the server passes on what it returns."""
    tools = Tools(knowledge)
    for question, found in chat.items():
        assert told(tools.ask(question)) == given(found), question


def test_the_builder_gives_the_same(knowledge: Knowledge, chat: dict[str, Answer]) -> None:
    for question, found in chat.items():
        if found.kind in ABOUT_A_JOB:
            built = plan(Selection(needs=(question,)), knowledge)
            assert (built.scopes, built.by_level) == (found.scopes, found.by_level), question
            assert not found.level or built.level == found.level, question


def test_the_set_of_another_level_is_the_same_however_the_level_is_chosen(
    knowledge: Knowledge, client: FlaskClient, chat: dict[str, Answer]
) -> None:
    chosen = [
        (question, kind, level, found.by_level[level])
        for question, found in chat.items()
        for kind, level in LEVELS.items()
        if found.kind in ABOUT_A_JOB and level in found.by_level and level != found.level
    ]

    assert chosen
    for question, kind, level, least in chosen:
        query = Query(question, level)
        after = follow(kind, Query(question), Query(question), knowledge)
        again = answer_query(query, knowledge)
        record = client.get("/api/ask", query_string=query.parameters).get_json()
        built = plan(Selection(needs=(question,), level=level), knowledge)
        assert (after.query, after.answer) == (query, again), question
        assert (record["scopes"], record["level"]) == (list(again.scopes), level), question
        assert (built.scopes, built.level) == (again.scopes, level), question
        assert set(again.scopes) == set(least), question
