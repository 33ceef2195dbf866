"""Set DBOS up: what it keeps, under which name, and how much of it is heard in the log."""

import logging
import re
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from dbos import DBOS, DBOSPortableJSONSerializer

THREADS = 64
RECOVERIES = 50
JOB = "answer"

LONGEST_LINE = 300
_MORE = re.compile(r"\n|Traceback")
_RAISED_AGAIN = "Exception encountered in background workflow"


def launch(
    engine: sa.Engine, executor: str, answer: Callable[[dict[str, Any]], str]
) -> Callable[[dict[str, Any]], str]:
    """Start DBOS in this process and return `answer` as a job that can be started.

    Unfinished jobs of the same executor begin again at once. The version is fixed: DBOS takes up
    only jobs of its own version, and the default, a hash of the code, would strand every job that
    waits while a new version of the bot is installed.
    """
    DBOS(
        config={
            "name": "webex-scope-bot",
            "system_database_url": str(engine.url),
            "system_database_engine": engine,
            "application_version": "1",
            "executor_id": executor,
            "max_executor_threads": THREADS,
            "serializer": DBOSPortableJSONSerializer(),
            "use_listen_notify": False,
            "notification_listener_polling_interval_sec": 0.1,  # heard by nobody; lets it stop fast
            "log_level": "WARNING",
        }
    )
    _tame(logging.getLogger("dbos"))

    @DBOS.workflow(name=JOB, max_recovery_attempts=RECOVERIES)
    def job(fields: dict[str, Any]) -> str:
        return answer(fields)

    DBOS.launch()
    return job


def _tame(logger: logging.Logger) -> None:
    """Let DBOS log where all others do, on one line, and not what the inbox has logged itself."""
    logger.handlers.clear()
    logger.propagate = True
    logger.addFilter(_shorten)


def _shorten(record: logging.LogRecord) -> bool:
    said = record.getMessage()
    record.msg = _MORE.split(said, maxsplit=1)[0][:LONGEST_LINE]
    record.args = ()
    record.exc_info = None
    return _RAISED_AGAIN not in said
