"""The chat page's routes; how it behaves in a browser is tested elsewhere."""

import json
from collections.abc import Generator
from typing import Any

import pytest
import requests

from sandbox.app import Sandbox
from sandbox.records import Room
from sandbox.server import SandboxServer


def listen(server: SandboxServer, person_id: str) -> Generator[dict[str, Any], None, None]:
    """Yield the news of one person; the first item says that the connection stands."""
    url = f"{server.url}/chat/events?person={person_id}"
    with requests.get(url, stream=True, timeout=5) as response:
        for line in response.iter_lines(chunk_size=1, decode_unicode=True):
            if line.startswith(":"):
                yield {}
            elif line.startswith("data:"):
                yield json.loads(line.removeprefix("data:"))


def test_the_page_loads_nothing_from_elsewhere(server: SandboxServer) -> None:
    response = requests.get(server.url, timeout=5)

    assert response.ok
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in response.text


@pytest.mark.parametrize(
    "path",
    [
        "chat/main.js",
        "chat/theme.css",
        "vendor/markdown-it.umd.min.js",
        "vendor/purify.min.js",
        "vendor/adaptivecards.min.js",
        "vendor/adaptivecards.css",
    ],
)
def test_scripts_and_styles_are_served_locally(server: SandboxServer, path: str) -> None:
    assert requests.get(f"{server.url}/static/{path}", timeout=5).ok


def test_the_page_learns_whom_it_can_play(server: SandboxServer, sandbox: Sandbox) -> None:
    answer = requests.get(f"{server.url}/chat/people", timeout=5).json()

    names = [person["displayName"] for person in answer["people"]]
    assert names == ["Developer", "Administrator", "Security reviewer", "Partner"]
    assert answer["people"][0]["token"] == sandbox.token_of(sandbox.people[0].id)
    assert answer["bot"]["id"] == sandbox.bot.id
    assert "token" not in answer["bot"]


def test_one_of_the_people_belongs_to_another_organization(server: SandboxServer) -> None:
    answer = requests.get(f"{server.url}/chat/people", timeout=5).json()

    strangers = [
        person["displayName"]
        for person in answer["people"]
        if person["orgId"] != answer["bot"]["orgId"]
    ]
    assert strangers == ["Partner"]


def test_news_arrive_for_those_who_may_know(
    server: SandboxServer, sandbox: Sandbox, team: Room
) -> None:
    store, (developer, administrator, reviewer, _) = sandbox.store, sandbox.people
    news = listen(server, reviewer.id)
    next(news)

    private = store.direct_room(developer.id, administrator.id)
    store.post(developer.id, room_id=private.id, text="between us")
    message = store.post(developer.id, room_id=team.id, text="for everybody")
    heard = next(news)
    news.close()

    assert (heard["resource"], heard["event"]) == ("messages", "created")
    assert heard["data"]["id"] == message.id


def test_nobody_listens_as_a_stranger(server: SandboxServer) -> None:
    assert requests.get(f"{server.url}/chat/events?person=x", timeout=5).status_code == 404


def test_a_foreign_host_name_is_refused(server: SandboxServer) -> None:
    response = requests.get(server.url, headers={"Host": "rebound.example.com"}, timeout=5)

    assert response.status_code == 400


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/", {}, 200),
        ("GET", "/static/chat/main.js", {}, 200),
        ("GET", "/nowhere", {}, 404),
        ("GET", "/static/nowhere.js", {}, 404),
        ("POST", "/", {}, 405),
        ("GET", "/v1/people/me", {}, 401),
        ("GET", "/chat/events?person=x", {}, 404),
        ("GET", "/", {"Host": "rebound.example.com"}, 400),
    ],
)
def test_every_response_tells_the_browser_to_be_careful(
    server: SandboxServer, method: str, path: str, headers: dict[str, str], status: int
) -> None:
    response = requests.request(method, server.url + path, headers=headers, timeout=5)

    assert response.status_code == status
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
