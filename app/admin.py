"""What operators see of the inbox, and how they retry events."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

from inbox.overview import Job, Overview, UnknownJob
from settings import SettingsError
from store.database import StoreError, open_database
from wording import operator


def show_inbox(database_url: str, target: TextIO) -> int:
    """Print what waits and what was given up; return 1 when something was given up."""
    with _overview(database_url) as overview:
        waiting, failed = overview.waiting(), overview.failed()
    print(operator.summary(len(waiting), len(failed)), file=target)
    for title, jobs in ((operator.WAITING, waiting), (operator.FAILED, failed)):
        _print_jobs(title, jobs, target)
    return 1 if failed else 0


def retry_jobs(database_url: str, key: str, target: TextIO) -> int:
    """Retry what was given up: one event, or `all`; return 1 when there is none."""
    with _overview(database_url) as overview:
        keys = [job.key for job in overview.failed()] if key == "all" else [key]
        try:
            for one in keys:
                overview.retry(one)
        except UnknownJob:
            print(operator.no_such_job(key), file=target)
            return 1
    print(operator.retried(len(keys)), file=target)
    return 0


@contextmanager
def _overview(database_url: str) -> Iterator[Overview]:
    engine = open_database(database_url)
    try:
        yield Overview(engine)
    except StoreError as error:
        raise SettingsError(f"The database in DATABASE_URL fails: {error}") from None
    finally:
        engine.dispose()


def _print_jobs(title: str, jobs: Sequence[Job], target: TextIO) -> None:
    if jobs:
        print(f"\n{title}", file=target)
    for job in jobs:
        print(operator.job_line(job.key, job.age, job.why), file=target)
