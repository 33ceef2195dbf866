"""What the bot says of its own state, on each kind of database."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from app.checks import BACKFILL, LAST_EVENT, REGISTERED, of_store
from app.findings import OK, Finding
from app.readiness import REMEMBERED_SECONDS, Refusals
from inbox.overview import STALLED_SECONDS, Progress
from inbox.process_lock import FileLock
from inbox.schedule import Schedule, Task
from settings import read_settings
from store.checkpoints import Checkpoints
from store.database import StoreError
from store.tables import CHECKPOINTS
from wording import deployment as say

GOING_ON = Progress(waiting=0, oldest=0.0, is_going_on=True, failed=0)


SETTINGS = read_settings(
    {
        "WEBEX_ACCESS_TOKEN": "a token",
        "WEBEX_WEBHOOK_SECRET": "the secret of the tests",
        "PUBLIC_URL": "https://bot.example.com",
        "DATABASE_URL": "postgresql://nowhere/bot",
    }
)


def found_in(
    engine: sa.Engine, progress: Callable[[], Progress] = lambda: GOING_ON
) -> list[Finding]:
    return list(of_store(SETTINGS, Checkpoints(engine), progress))


def look(engine: sa.Engine, progress: Callable[[], Progress] = lambda: GOING_ON) -> list[str]:
    """Return what `/readyz` calls a problem."""
    return [finding.told for finding in found_in(engine, progress) if finding.stops]


def test_a_database_that_takes_what_is_written_is_fit(any_engine: sa.Engine) -> None:
    assert look(any_engine) == []


def test_each_look_writes(any_engine: sa.Engine) -> None:
    look(any_engine)

    with any_engine.begin() as connection:
        (at,) = connection.execute(sa.select(CHECKPOINTS.c.at)).scalars()
    assert abs(at - time.time()) < 60


READ_ONLY = {
    "sqlite": "PRAGMA query_only = ON",
    "postgresql": "SET default_transaction_read_only = on",
}


def test_a_database_that_can_only_be_read_is_not_fit(any_engine: sa.Engine) -> None:
    @sa.event.listens_for(any_engine, "connect")
    def take_no_writes(connection: Any, _record: object) -> None:
        connection.execute(READ_ONLY[any_engine.dialect.name])
        connection.commit()

    any_engine.dispose()

    assert look(any_engine) == [say.NOT_WRITABLE]


def test_strangers_learn_nothing_of_the_database(
    any_engine: sa.Engine, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> Progress:
        raise StoreError("connection to server at 192.0.2.7, port 5432 failed for user bot")

    problems = " ".join(look(any_engine, fail))

    assert not any(word in problems for word in ("192.0.2.7", "5432", "user"))
    assert "192.0.2.7" in caplog.text


@pytest.mark.parametrize(
    ("progress", "is_stalled"),
    [
        (Progress(3, STALLED_SECONDS + 1, is_going_on=False, failed=0), True),
        (Progress(3, STALLED_SECONDS + 1, is_going_on=True, failed=0), False),
        (Progress(3, STALLED_SECONDS - 1, is_going_on=False, failed=0), False),
        (Progress(0, 0.0, is_going_on=False, failed=0), False),
    ],
)
def test_events_that_wait_while_none_is_finished_are_a_problem(
    any_engine: sa.Engine, progress: Progress, is_stalled: bool
) -> None:
    problems = look(any_engine, lambda: progress)

    assert any("3 events without a reply" in problem for problem in problems) is is_stalled


def test_a_backfill_that_failed_is_a_problem_until_one_succeeds(
    any_engine: sa.Engine, tmp_path: Path
) -> None:
    checkpoints = Checkpoints(any_engine)

    def fail() -> None:
        raise RuntimeError

    def run(backfill: Callable[[], None]) -> None:
        task = Task(BACKFILL, 0, backfill)
        Schedule(FileLock(tmp_path), checkpoints, [task]).look()

    run(fail)
    after_failure = look(any_engine)
    run(lambda: None)

    assert after_failure == [say.FAILED_TASKS[BACKFILL]]
    assert look(any_engine) == []


def test_events_that_were_refused_lately_are_a_problem_for_a_while() -> None:
    now = [0.0]
    refusals = Refusals(lambda: now[0])
    before = refusals.found()
    refusals.note()
    refusals.note()
    meanwhile = refusals.found()
    now[0] += REMEMBERED_SECONDS + 1

    assert (before, refusals.found()) == ((), ())
    assert [finding.words for finding in meanwhile] == [say.not_stored(2)]
    assert meanwhile[0].stops


@pytest.mark.parametrize(
    ("registered", "last", "is_heard_of"),
    [(None, None, False), (100, None, False), (100, 90, False), (100, 100, True), (None, 90, True)],
)
def test_events_count_since_the_webhooks_were_last_registered(
    any_engine: sa.Engine, registered: int | None, last: int | None, is_heard_of: bool
) -> None:
    checkpoints = Checkpoints(any_engine)
    if registered is not None:
        checkpoints.set(REGISTERED, time.time() - 1000 + registered)
    if last is not None:
        checkpoints.set(LAST_EVENT, time.time() - 1000 + last)

    (arrival,) = [each for each in found_in(any_engine) if "Webex events" in each.words]

    assert (arrival.state == OK) is is_heard_of
    assert not arrival.stops
