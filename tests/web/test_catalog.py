"""The catalog as part of the bot, and as docs/api.md describes it."""

import re
from pathlib import Path

import pytest
import requests
from flask.testing import FlaskClient

from tests.support.talk import PATIENCE, RunningBot

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
ROUTES = re.findall(r"^\| (`/.*?) \|", PAGE, re.MULTILINE)
CALLS = re.findall(r"curl \"?http://127\.0\.0\.1:8080(/[^\s\"]+)", PAGE)


@pytest.mark.parametrize("path", ["/", "/scopes/spark:all", "/api/scopes", "/static/catalog.css"])
def test_the_bot_serves_the_catalog_on_its_port(bot: RunningBot, path: str) -> None:
    response = requests.get(f"{bot.url}{path}", timeout=PATIENCE)

    assert response.status_code == 200
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/healthz", "/webhook", "/nothing"])
def test_other_routes_of_the_bot_are_protected_too(bot: RunningBot, path: str) -> None:
    headers = requests.get(f"{bot.url}{path}", timeout=PATIENCE).headers

    assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_pages_of_the_document_exist(client: FlaskClient) -> None:
    paths = [path for cell in ROUTES for path in re.findall(r"`([^`]+)`", cell)]

    assert len(paths) > 6
    assert [path for path in paths if client.get(path).status_code != 200] == []


def test_the_calls_of_the_document_are_answered(client: FlaskClient) -> None:
    assert len(CALLS) > 1
    assert [path for path in CALLS if client.get(path).status_code != 200] == []


def test_the_question_of_the_document_is_answered(client: FlaskClient) -> None:
    (question,) = re.findall(r'api/ask --data-urlencode "q=([^"]+)"', PAGE)

    assert client.get("/api/ask", query_string={"q": question}).get_json()["outcome"] == "found"
