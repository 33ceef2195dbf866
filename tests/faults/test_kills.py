"""Kill -9 in the middle of a burst."""

import pytest

from tests.faults.conftest import IS_LONG, QUESTIONS, Trial
from tests.support.postgresql import PostgreSQL

KILLS = 3 if IS_LONG else 2


def test_a_bot_that_is_killed_again_and_again_loses_nothing(
    trial: Trial, database: dict[str, str]
) -> None:
    bot = trial.bot(**database)
    for number in range(KILLS):
        trial.ask_meanwhile(QUESTIONS // KILLS)
        trial.wait_for_replies(number * QUESTIONS // KILLS + QUESTIONS // KILLS // 4)
        trial.kill(bot)
        bot.start()
        trial.finish()

    assert trial.lost == []
    assert trial.doubled == []
    assert trial.doubled_in_person == []


@pytest.mark.parametrize("number", [0, 1], ids=["serves", "answers"])
def test_one_of_several_processes_that_is_killed_loses_nothing(
    trial: Trial, some_database: dict[str, str], number: int
) -> None:
    bot = trial.bot(WEB_CONCURRENCY="2", **some_database)
    trial.ask_meanwhile(QUESTIONS)
    trial.wait_for_replies(QUESTIONS // 4)

    trial.kill_worker(bot, number)
    trial.finish()

    assert trial.lost == []
    assert trial.doubled == []


def test_the_work_of_a_host_that_is_gone_is_taken_up_by_another(
    trial: Trial, postgresql: PostgreSQL
) -> None:
    gone = trial.bot(DATABASE_URL=postgresql.url)
    trial.bot(DATABASE_URL=postgresql.url)
    trial.ask_meanwhile(QUESTIONS)
    trial.wait_for_replies(QUESTIONS // 4)

    trial.kill(gone)
    trial.finish()

    assert trial.lost == []
    assert trial.doubled == []
    assert trial.doubled_in_person == []


def test_two_hosts_that_are_killed_in_turn_lose_nothing(
    trial: Trial, postgresql: PostgreSQL
) -> None:
    hosts = [trial.bot(DATABASE_URL=postgresql.url) for _ in range(2)]
    for number in range(KILLS):
        trial.ask_meanwhile(QUESTIONS)  # more than both hold at a time
        trial.wait_for_replies(number * QUESTIONS + QUESTIONS // 4)
        trial.kill(hosts[number % 2])
        hosts[number % 2].start()
        trial.finish()

    assert trial.lost == []
    assert trial.doubled == []
    assert trial.doubled_in_person == []


def test_a_bot_that_is_asked_to_stop_finishes_what_it_answers(
    trial: Trial, some_database: dict[str, str]
) -> None:
    bot = trial.bot(**some_database)
    trial.ask_meanwhile(QUESTIONS)
    trial.wait_for_replies(QUESTIONS // 4)

    status = bot.terminate()
    bot.start()
    trial.finish()

    assert status == 0
    assert trial.lost == []
    assert [q for q, count in trial.webex.replies.items() if count > 1] == []
