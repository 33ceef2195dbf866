"""Run upkeep at regular times, each time in one of all the processes."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import structlog
from dbos import DBOS, SetWorkflowID

log = structlog.get_logger(__name__)

Upkeep = Callable[[], None]


def schedule(tasks: Mapping[str, tuple[str, Upkeep]]) -> dict[str, Callable[[datetime, Any], None]]:
    """Have each task run at the times of its cron expression (UTC).

    `tasks` maps a name to its times and what to do. DBOS makes each time one job for all
    processes together. Returns the tasks as jobs for `run_once`.
    """
    jobs = {name: _as_job(name, task) for name, (_, task) in tasks.items()}
    DBOS.apply_schedules(
        [
            {"schedule_name": name, "workflow_fn": jobs[name], "schedule": times, "context": None}
            for name, (times, _) in tasks.items()
        ]
    )
    return jobs


def run_once(job: Callable[[datetime, Any], None], key: str) -> None:
    """Begin a job unless one under the same key was begun before, by any process."""
    with SetWorkflowID(key):
        DBOS.start_workflow(job, datetime.now(), None)


def _as_job(name: str, task: Upkeep) -> Callable[[datetime, Any], None]:
    def job(_at: datetime, _context: Any) -> None:
        try:
            task()
        except Exception as error:
            # The next time may go better; the reason is told, and the job not kept as failed.
            log.error("maintenance_failed", task=name, why=f"{type(error).__name__}: {error}")

    return DBOS.workflow(name=name)(job)
