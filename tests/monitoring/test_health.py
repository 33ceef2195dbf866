import requests

from sandbox.app import Sandbox
from scopes.knowledge import Knowledge
from tests.talk import SECRET, RunningBot
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
