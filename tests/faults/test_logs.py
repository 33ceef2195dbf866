"""Whatever fails, the log tells neither secrets nor what people wrote."""

import pytest

from tests.faults.conftest import PATIENCE, Trial
from tests.support.bots import SECRET
from tests.support.postgresql import PostgreSQL
from tests.support.stand_in import QUESTION

TOKEN = "token-of-a-bot-that-is-not"
PASSWORD = "password-of-a-database"
STATUSES = (0, 400, 401, 403, 404, 409, 423, 429, 500, 503)


@pytest.fixture
def hidden() -> list[str]:
    return [TOKEN, SECRET, QUESTION, PASSWORD]


def test_calls_that_fail_are_logged_without_secrets(trial: Trial, hidden: list[str]) -> None:
    bot = trial.bot(WEBEX_ACCESS_TOKEN=TOKEN, LOG_LEVEL="DEBUG")
    trial.ask(1)
    for status in STATUSES:
        trial.webex.failures = {status: 1.0}
        before = trial.webex.failed
        trial.ask(2)
        assert trial.webex.wait_for_failures(before + 2, PATIENCE), status
    trial.webex.failures = {}

    bot.terminate()

    assert "level=" in bot.log
    assert [secret for secret in hidden if secret in bot.log] == []


def test_a_database_that_goes_away_is_logged_without_its_password(
    trial: Trial, postgresql: PostgreSQL, hidden: list[str]
) -> None:
    url = postgresql.url.replace("postgres@", f"postgres:{PASSWORD}@")
    bot = trial.bot(DATABASE_URL=url, WEBEX_ACCESS_TOKEN=TOKEN, LOG_LEVEL="DEBUG")
    trial.ask(2)
    trial.finish()

    postgresql.stop("immediate")
    trial.ask(2)
    bot.kill()

    assert trial.sent.statuses[-2:] == [503, 503]
    assert [secret for secret in hidden if secret in bot.log] == []
