"""The database fails under the bot."""

import os
import resource
import signal
from pathlib import Path

import pytest

from tests.faults.conftest import QUESTIONS, Trial
from tests.faults.processes import workers_of
from tests.support.bots import BotProcess
from tests.support.postgresql import PostgreSQL


def test_a_session_that_is_killed_loses_nothing(trial: Trial, postgresql: PostgreSQL) -> None:
    for _ in range(2):
        trial.bot(DATABASE_URL=postgresql.url)
    trial.ask_meanwhile(QUESTIONS)
    trial.wait_for_replies(QUESTIONS // 4)

    postgresql.kill_one_session()
    trial.finish()

    assert trial.lost == []
    assert all(count <= 2 for count in trial.webex.replies.values())


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_a_restart_of_the_server_loses_nothing(
    trial: Trial, postgresql: PostgreSQL, mode: str
) -> None:
    bot = trial.bot(DATABASE_URL=postgresql.url)
    trial.ask_meanwhile(QUESTIONS)
    trial.wait_for_replies(QUESTIONS // 4)

    postgresql.stop(mode)
    trial.ask(3)
    refused = trial.sent.statuses[-3:]
    postgresql.start()
    trial.ask_until_accepted()
    trial.ask(3)
    trial.finish()

    assert refused == [503] * 3
    assert trial.sent.statuses[-3:] == [200] * 3
    assert trial.lost == []
    assert "traceback" not in bot.log.lower()


@pytest.mark.parametrize("number", [0, 1], ids=["serves", "answers"])
def test_a_process_that_dies_while_the_database_is_away_does_not_end_the_bot(
    trial: Trial, postgresql: PostgreSQL, number: int
) -> None:
    bot = trial.bot(DATABASE_URL=postgresql.url, WEB_CONCURRENCY="2")
    trial.ask(4)
    trial.finish()

    postgresql.stop("fast")
    os.kill(workers_of(bot)[number], signal.SIGKILL)
    while "cannot be opened" not in bot.log:
        trial.ask(1)
    refused = trial.sent.statuses[4:]
    postgresql.start()
    trial.ask_until_accepted()
    trial.finish()

    assert set(refused) <= {503}
    assert bot.process and bot.process.poll() is None
    assert trial.lost == []


def test_a_file_that_is_deleted_is_replaced_by_a_new_one(trial: Trial, tmp_path: Path) -> None:
    bot = trial.bot(DATABASE_URL=f"sqlite:///{tmp_path}/state/bot.db", WEB_CONCURRENCY="2")
    trial.ask(4)
    trial.finish()

    old = set(workers_of(bot))
    for file in (tmp_path / "state").glob("bot.db*"):
        file.unlink()
    while old.intersection(workers_of(bot)):
        trial.webex.catch_up()  # what is asked meanwhile may be lost with the file
    assert "database_file_lost" in bot.log
    trial.ask_until_accepted()
    trial.ask(8)
    trial.finish()

    assert bot.process and bot.process.poll() is None
    assert trial.lost == []
    assert (tmp_path / "state" / "bot.db").exists()


def file_limit(bot: BotProcess, size: int) -> None:
    """Let no file of the bot grow beyond a size, as on a full disk; -1 for no limit."""
    for pid in workers_of(bot):
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def test_what_a_full_disk_does_not_take_is_not_acknowledged(trial: Trial, tmp_path: Path) -> None:
    bot = trial.bot(DATABASE_URL=f"sqlite:///{tmp_path}/state/bot.db")
    trial.ask(4)
    trial.finish()

    file_limit(bot, 4096)
    trial.ask(8)
    refused = trial.sent.statuses[-8:]
    file_limit(bot, resource.RLIM_INFINITY)
    trial.ask(4)
    trial.finish()

    assert refused == [503] * 8
    assert trial.sent.statuses[-4:] == [200] * 4
    assert trial.lost == []
    assert trial.doubled == []


def test_a_disk_that_fills_up_in_the_midst_of_work_loses_nothing(
    trial: Trial, tmp_path: Path
) -> None:
    bot = trial.bot(DATABASE_URL=f"sqlite:///{tmp_path}/state/bot.db")
    trial.ask_meanwhile(QUESTIONS)
    trial.wait_for_replies(QUESTIONS // 4)

    file_limit(bot, 4096)
    trial.ask(8)
    file_limit(bot, resource.RLIM_INFINITY)
    trial.kill(bot)
    bot.start()
    trial.finish()

    assert 503 in trial.sent.statuses
    assert trial.lost == []


def test_a_database_that_cannot_be_opened_is_told_in_one_line(trial: Trial, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("not a folder")

    with pytest.raises(RuntimeError, match="DATABASE_URL"):
        trial.bot(DATABASE_URL=f"sqlite:///{tmp_path}/state/bot.db")
    assert len(trial.bots[0].log.splitlines()) == 1
