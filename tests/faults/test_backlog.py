"""A backlog is drained across kills in bounded memory while new questions are answered."""

import time
from collections.abc import Callable

from tests.faults.conftest import IS_LONG, PATIENCE, Trial
from tests.faults.processes import memory_of
from tests.support.bots import BotProcess

BACKLOG = 10_000 if IS_LONG else 300
KILLS = 2
USUAL_QUESTIONS = 500 if IS_LONG else 16
MOST_MEGABYTES = 300
FRESH_SECONDS = 30
LEAST_OF_USUAL = 0.6
"""Of the usual rate; a short backlog is drained in seconds, which say nothing about a rate."""


def seconds_for(trial: Trial, count: int) -> float:
    """Return how long it takes until so many more questions have a reply."""
    before, began = len(trial.webex.replies), time.monotonic()
    assert trial.webex.wait_for(before + count, 20 * PATIENCE)
    return time.monotonic() - began


def usual_rate(trial: Trial) -> float:
    """Return how many questions a bot answers in a second that was never killed, once warm."""
    trial.ask(16)
    trial.finish()
    began = time.monotonic()
    trial.ask(USUAL_QUESTIONS)
    trial.finish()
    return USUAL_QUESTIONS / (time.monotonic() - began)


def fill(trial: Trial, bot: BotProcess) -> None:
    """Let a bot take many questions that it cannot answer, since Webex takes long for each."""
    trial.webex.latency = 30.0
    trial.ask(BACKLOG)
    bot.kill()
    trial.webex.latency = 0.1
    trial.webex.catch_up()


def test_a_backlog_is_drained_across_kills(
    trial: Trial, some_database: dict[str, str], report: Callable[[str], None]
) -> None:
    bot = trial.bot(**some_database)
    usual = usual_rate(trial)
    fill(trial, bot)
    bot.start()
    for _ in range(KILLS):
        seconds_for(trial, BACKLOG // 5)
        trial.kill(bot)
        bot.start()

    fresh = trial.ask(1)
    assert trial.webex.wait_for_replies(fresh, FRESH_SECONDS), "a new question waits for old ones"
    left = len(trial.lost)
    seconds = seconds_for(trial, left // 2)
    memory = memory_of(bot)
    trial.finish()

    report(
        f"backlog of {BACKLOG}: {left // 2 / seconds:.0f} a second, usual {usual:.0f}; "
        f"{memory:.0f} MB"
    )
    assert left > BACKLOG // 5, "nothing waited any more: this proves nothing"
    assert not IS_LONG or left // 2 / seconds >= LEAST_OF_USUAL * usual
    assert memory <= MOST_MEGABYTES
    assert trial.lost == []
    assert trial.doubled == []
