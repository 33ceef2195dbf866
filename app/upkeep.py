"""What the bot does by itself, and how often: look for questions and digests, watch, prune."""

from collections.abc import Callable, Sequence

from app.checks import BACKFILL, POLL
from inbox.schedule import LOOK_SECONDS, Schedule, Task
from webex.backfill import Backfill
from webex.polling import Polling
from webex.watch import Watch

MINUTE = 60
HOUR = 3600
POLL_LOOK = 0.5
"""Seconds between two looks whether it is time to poll."""

NewSchedule = Callable[[Sequence[Task], float], Schedule]


def schedules(
    new: NewSchedule,
    backfill: Backfill,
    digests: Callable[[], None],
    prune: Callable[[], None],
    watch: Watch | None = None,
    polling: Polling | None = None,
    poll_seconds: int = 0,
) -> list[Schedule]:
    """Return schedules, made by `new` of tasks and the seconds between two looks at them.

    Polling, by a bot without webhooks, has its own: a backfill may take minutes.
    """
    tasks = [
        Task(BACKFILL, 2 * MINUTE, backfill.run, at_start=True),
        Task("prune", HOUR, prune),
        Task("digests", HOUR, digests, at_start=True),
    ]
    if watch:
        tasks.append(Task("watch", 5 * MINUTE, watch.repair))
    made = [new(tasks, LOOK_SECONDS)]
    if polling:
        run = polling.run
        poll = Task(POLL, poll_seconds, run, at_start=True, retry_seconds=poll_seconds)
        made.insert(0, new([poll], POLL_LOOK))
    return made
