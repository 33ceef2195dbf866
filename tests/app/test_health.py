import time

import pytest
import requests
from flask import Flask

from app import checks
from app.doctor import findings
from app.findings import OK, WRONG, Finding, stop
from app.health import create_health
from inbox.events import Event
from inbox.intake import InboxClosed
from sandbox.app import Sandbox
from sandbox.server import SandboxServer
from scopes.knowledge import Knowledge
from settings import read_settings
from tests.support.talk import SECRET, RunningBot, Talk
from version import VERSION
from webex.client import Webex
from webex.registration import register
from wording import health as say

OTHERS = Finding(WRONG, "three at 192.0.2.7", "three")


def test_health_tells_version_dates_and_counts(bot: RunningBot, knowledge: Knowledge) -> None:
    health = requests.get(f"{bot.url}/healthz", timeout=5).json()

    assert (health["status"], health["version"]) == ("ok", VERSION)
    assert health["catalog"] == {
        "date": knowledge.catalog.data_date,
        "scopes": len(knowledge.catalog.scopes),
    }
    assert health["operations"]["date"] in knowledge.operations.origin
    assert health["operations"]["count"] == len(knowledge.operations.all)


def test_health_tells_no_secrets(bot: RunningBot, sandbox: Sandbox) -> None:
    text = requests.get(f"{bot.url}/healthz", timeout=5).text

    assert SECRET not in text
    assert sandbox.bot_token not in text


def ready(bot: RunningBot) -> tuple[int, list[str]]:
    """Return the status of `/readyz` and the problems it names."""
    response = requests.get(f"{bot.url}/readyz", timeout=5)
    return response.status_code, response.json()["problems"]


def notes(bot: RunningBot) -> list[str]:
    """Return what `/readyz` tells besides, once all has been looked at."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        told: list[str] = requests.get(f"{bot.url}/readyz", timeout=5).json()["notes"]
        if say.NOT_LOOKED_YET not in told:
            return told
    raise AssertionError("the bot does not look at itself")


def test_a_bot_that_webex_knows_is_ready(bot: RunningBot) -> None:
    assert ready(bot) == (200, [])


def test_a_disabled_webhook_makes_it_not_ready(bot: RunningBot, sandbox: Sandbox) -> None:
    hook = sandbox.store.webhooks(status="active")[0]
    sandbox.store.change_webhook(hook.id, status="inactive")

    status, (problem,) = ready(bot)

    assert status == 503
    assert "not active" in problem


def test_a_token_webex_does_not_know_makes_it_not_ready(bot: RunningBot, sandbox: Sandbox) -> None:
    sandbox.store.fail_next("GET", "/webhooks", 401)

    status, (problem,) = ready(bot)

    assert status == 503
    assert "WEBEX_ACCESS_TOKEN" in problem


def test_every_problem_is_told_and_makes_it_not_ready(knowledge: Knowledge) -> None:
    app = Flask(__name__)
    looks = [lambda: (stop("one"),), lambda: (), lambda: (stop("/var/two", "two"), OTHERS)]
    app.register_blueprint(create_health(knowledge, looks))

    response = app.test_client().get("/readyz")

    assert response.status_code == 503
    assert response.get_json() == {
        "status": "not ready",
        "problems": ["one", "two"],
        "notes": ["three"],
    }


def test_notes_alone_leave_it_ready(knowledge: Knowledge) -> None:
    app = Flask(__name__)
    app.register_blueprint(create_health(knowledge, [lambda: (OTHERS, Finding(OK, "fine"))]))

    response = app.test_client().get("/readyz")

    assert response.status_code == 200
    assert response.get_json() == {"status": "ready", "problems": [], "notes": ["three"]}


def test_an_event_that_could_not_be_stored_makes_it_not_ready(
    talk: Talk, bot: RunningBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_event: Event) -> bool:
        raise InboxClosed("no room")

    monkeypatch.setattr(bot.inbox, "put", refuse)
    asked = talk.say(f"{talk.mention} help")
    talk.wait_for_bot(asked.id)

    status, problems = ready(bot)

    assert status == 503
    assert problems == ["1 event could not be stored within the last minutes"]


def test_what_the_doctor_says_is_told_to_anybody_without_details_of_the_host(
    bot: RunningBot, sandbox: Sandbox, server: SandboxServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "LEAST_FREE", 10**18)
    monkeypatch.setattr(checks, "clock_offset", lambda _api_url, _now: 90.0)
    monkeypatch.setattr(checks, "probe", lambda _address, _secret: (0, False))
    register(Webex(sandbox.bot_token, server.api_url), "https://old.example.com", SECRET)
    settings = read_settings(
        {
            "WEBEX_ACCESS_TOKEN": sandbox.bot_token,
            "WEBEX_API_URL": server.api_url,
            "WEBEX_WEBHOOK_SECRET": SECRET,
            "PUBLIC_URL": bot.url,
            "DATABASE_URL": bot.database_url,
        }
    )
    said = [finding for finding in findings(settings) if finding.state != OK]

    told = notes(bot)
    _, problems = ready(bot)

    assert sorted(told + problems) == sorted(finding.told for finding in said)
    assert [finding.words for finding in said if finding.words != finding.told]
    assert not any(bot.url in each for each in told + problems)
    assert len(problems) == 3
