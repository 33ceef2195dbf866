"""Webex fails, asks to wait, or is away."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.conftest import IS_LONG, PATIENCE, QUESTIONS, Trial
from tests.support.bots import SECRET
from tests.support.postgresql import PostgreSQL
from tests.support.senders import burst

FAILING = 200 if IS_LONG else 80
FRESH_SECONDS = 10.0
AWAY_SECONDS = 30 if IS_LONG else 3


def test_errors_and_rate_limits_delay_answers_but_lose_none(
    trial: Trial, some_database: dict[str, str]
) -> None:
    trial.bot(**some_database)
    trial.webex.failures = {503: 0.03, 429: 0.02}

    trial.ask(QUESTIONS)
    trial.finish()

    assert trial.lost == []
    assert trial.doubled == []


@pytest.mark.parametrize("retry_after", ["rand(30),add(30)", "-5"])
def test_a_malformed_retry_after_delays_answers_but_loses_none(
    trial: Trial, retry_after: str
) -> None:
    trial.bot()
    trial.webex.retry_after = retry_after
    trial.webex.failures = {429: 1.0}

    trial.ask(4)
    assert trial.webex.wait_for_failures(4, PATIENCE)
    trial.webex.failures.clear()
    trial.finish()

    assert trial.lost == []
    assert trial.doubled == []


def test_while_webex_is_away_questions_are_kept(
    trial: Trial, some_database: dict[str, str]
) -> None:
    trial.bot(**some_database)
    trial.webex.failures = {0: 1.0}
    is_back = threading.Timer(AWAY_SECONDS, trial.webex.failures.clear)
    is_back.start()

    trial.ask(QUESTIONS // 4)
    trial.finish()

    assert set(trial.sent.statuses) == {200}
    assert trial.lost == []
    assert trial.doubled == []


def test_questions_that_fail_again_and_again_delay_nobody(
    trial: Trial, some_database: dict[str, str], report: Callable[[str], None]
) -> None:
    trial.bot(**some_database)
    trial.ask(4)
    trial.finish()
    trial.webex.broken = {f"Q{number}" for number in range(3_000_000, 3_000_000 + FAILING)}

    burst([trial.bots[0].url], SECRET, range(3_000_000, 3_000_000 + FAILING), 16, trial.sent)
    assert trial.webex.wait_for_failures(FAILING, PATIENCE)
    fresh = trial.ask(1)

    assert trial.webex.wait_for_replies(fresh, FRESH_SECONDS)
    seconds = trial.webex.times[fresh[0]] - trial.sent.sent[fresh[0]]
    report(f"another's wait next to {FAILING} failing events: {seconds:.2f} s")
    trial.webex.broken.clear()
    trial.finish()
    assert trial.lost == []


def test_while_the_token_is_refused_nothing_is_given_up_and_then_all_is_answered(
    trial: Trial, some_database: dict[str, str]
) -> None:
    bot = trial.bot(**some_database)
    trial.webex.failures = {401: 1.0}
    trial.ask(1)
    while "work_suspended" not in bot.log:
        assert trial.webex.wait_for_failures(trial.webex.failed + 1, PATIENCE)
    trial.ask(QUESTIONS // 4)
    trial.webex.failures.clear()
    trial.finish()

    assert set(trial.sent.statuses) == {200}
    assert trial.lost == []
    assert trial.doubled == []
    assert "event_given_up" not in bot.log
    assert "work_suspended" in bot.log


def test_a_webhook_delivered_three_times_at_once_to_two_processes_gets_one_reply(
    trial: Trial, database: dict[str, str]
) -> None:
    bot = trial.bot(WEB_CONCURRENCY="2", **database)
    numbers = [number for number in range(1_000_000, 1_000_000 + QUESTIONS // 4) for _ in range(3)]

    burst([bot.url], SECRET, numbers, 32, trial.sent)
    trial.finish()

    assert set(trial.sent.statuses) == {200}
    assert trial.lost == []
    assert [q for q, count in trial.webex.replies.items() if count > 1] == []


def test_a_webhook_delivered_to_two_hosts_at_once_gets_one_reply(
    trial: Trial, postgresql: PostgreSQL
) -> None:
    bots = [trial.bot(DATABASE_URL=postgresql.url) for _ in range(2)]
    numbers = [number for number in range(2_000_000, 2_000_000 + QUESTIONS // 4) for _ in range(3)]

    burst([bot.url for bot in bots], SECRET, numbers, 32, trial.sent)
    trial.finish()

    assert trial.lost == []
    assert [q for q, count in trial.webex.replies.items() if count > 1] == []


def test_a_clock_that_jumps_delays_nothing_and_loses_nothing(
    trial: Trial, some_database: dict[str, str]
) -> None:
    """The bot has a clock of its own, which is set two days ahead, far back and right again."""
    clock = trial.folder / "clock"
    clock.write_text("0")
    wrong_clock = {"PYTHONPATH": str(Path(__file__).parent / "clock"), "CLOCK": str(clock)}
    bot = trial.bot(**wrong_clock, **some_database)

    for days in (2, -2, 0):
        trial.ask_meanwhile(16)
        trial.wait_for_replies(1)
        clock.write_text(str(days * 86_400))
        trial.finish()
        trial.ask(8)
        trial.finish()
    trial.ask(4)
    bot.kill()
    clock.write_text("-86400")
    bot.start()
    trial.finish()

    assert set(trial.sent.statuses) == {200}
    assert trial.lost == []
