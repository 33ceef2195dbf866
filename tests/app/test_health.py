import pytest
import requests
from flask import Flask

from app.health import create_health
from inbox.events import Event
from inbox.intake import InboxClosed
from sandbox.app import Sandbox
from scopes.knowledge import Knowledge
from tests.support.talk import SECRET, RunningBot, Talk
from version import VERSION


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
    looks = [lambda: ("one",), lambda: (), lambda: ("two", "three")]
    app.register_blueprint(create_health(knowledge, looks))

    response = app.test_client().get("/readyz")

    assert response.status_code == 503
    assert response.get_json() == {"status": "not ready", "problems": ["one", "two", "three"]}


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
