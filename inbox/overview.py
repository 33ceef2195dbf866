"""What lies in the inbox, for the operator and for the metrics."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa
from dbos import DBOSClient, DBOSPortableJSONSerializer, WorkflowStatus

from inbox.engine import JOB
from store.database import check

WAITING = ("PENDING", "ENQUEUED", "DELAYED")
FAILED = ("ERROR", "MAX_RECOVERY_ATTEMPTS_EXCEEDED", "CANCELLED")
KEPT_DAYS = 7
"""How long finished events are remembered; must exceed the window of the backfill."""
BATCH = 500
STALLED_SECONDS = 60


@dataclass(frozen=True)
class Job:
    """An event in the inbox; `age` is in seconds, `why` says what went wrong, if it did."""

    key: str
    age: float
    why: str = ""


@dataclass(frozen=True)
class Progress:
    """How many events wait, for how many seconds the oldest has, and whether work goes on.

    `is_going_on` says that an event was finished within the last `STALLED_SECONDS`; `failed` is
    how many were given up.
    """

    waiting: int
    oldest: float
    is_going_on: bool
    failed: int

    @property
    def is_stalled(self) -> bool:
        """Whether events wait and nothing becomes of them."""
        return self.oldest > STALLED_SECONDS and not self.is_going_on


class UnknownJob(Exception):
    """There is no failed event under that key."""


class Overview:
    """The inbox seen from outside, also while no bot runs."""

    def __init__(self, engine: sa.Engine) -> None:
        """The database must have been used by a bot before."""
        self._engine = engine
        self._client = DBOSClient(
            system_database_url=engine.url.render_as_string(hide_password=False),
            system_database_engine=engine,
            serializer=DBOSPortableJSONSerializer(),
        )

    def check(self) -> None:
        """Raise `StoreError` when the database does not answer; DBOS itself would wait for it."""
        check(self._engine)

    def waiting(self) -> list[Job]:
        """Return the events without a reply so far, the oldest first."""
        return self._jobs(WAITING)

    def failed(self) -> list[Job]:
        """Return the events that were given up, the oldest first."""
        return self._jobs(FAILED)

    def progress(self) -> Progress:
        """Return whether the work goes on; raises `StoreError`."""
        self.check()
        waiting = self.waiting()
        since = datetime.fromtimestamp(time.time() - STALLED_SECONDS, UTC).isoformat()
        finished = self._client.list_workflows(
            name=JOB, completed_after=since, limit=1, load_input=False, load_output=False
        )
        oldest = max((job.age for job in waiting), default=0.0)
        return Progress(len(waiting), oldest, bool(finished), len(self.failed()))

    def retry(self, key: str) -> None:
        """Retry an event that was given up; raise `UnknownJob` when there is none."""
        if key not in {job.key for job in self.failed()}:
            raise UnknownJob(key)
        self._client.rewind_workflow(key)

    def prune(self, days: float = KEPT_DAYS) -> int:
        """Forget what ended more than so many days ago; return how much that was."""
        before = datetime.fromtimestamp(time.time() - days * 86_400, UTC).isoformat()
        pruned = 0
        while old := self._client.list_workflows(
            completed_before=before, limit=BATCH, load_input=False, load_output=False
        ):
            self._client.delete_workflows([job.workflow_id for job in old])
            pruned += len(old)
        return pruned

    def _jobs(self, statuses: Iterable[str]) -> list[Job]:
        found = self._client.list_workflows(
            status=list(statuses), name=JOB, load_input=False, load_output=True
        )
        return [_job(status) for status in found]


def _job(status: WorkflowStatus) -> Job:
    age = max(time.time() - (status.created_at or 0) / 1000, 0)
    return Job(status.workflow_id, age, str(status.error or status.status))
