"""What holds for the whole app, whichever part a request is for."""

import pytest

from app import wiring
from app.wiring import MAX_BODY_BYTES
from inbox.schedule import LOOK_SECONDS, RETRY_SECONDS, Schedule, Task
from sandbox.app import Sandbox
from tests.support.talk import SECRET, RunningBot
from webex.signature import HEADER, sign

WITHIN_SECONDS = 180
"""What Webex could not deliver is answered so soon."""

EVENT = b'{"resource": "rooms", "event": "created", "data": {"id": "R1"}}'


@pytest.mark.parametrize(("size", "status"), [(MAX_BODY_BYTES, 200), (MAX_BODY_BYTES + 1, 413)])
def test_a_body_of_the_largest_size_is_read_and_no_larger_one(
    shared_bot: tuple[Sandbox, RunningBot], size: int, status: int
) -> None:
    _, bot = shared_bot
    body = EVENT.ljust(size)

    answer = bot.app.test_client().post("/webhook", data=body, headers={HEADER: sign(body, SECRET)})

    assert answer.status_code == status


def test_what_was_not_delivered_is_looked_for_at_the_start_and_often(
    bot: RunningBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks: list[Task] = []

    class Noting(Schedule):
        def start(self) -> None:
            tasks.extend(self._tasks)

        def stop(self) -> None:
            """There is nothing to stop."""

    monkeypatch.setattr(wiring, "Schedule", Noting)

    bot.app.extensions["service"].begin_upkeep()

    backfill = next(task for task in tasks if task.name == "backfill")
    assert backfill.at_start
    assert backfill.seconds + LOOK_SECONDS + RETRY_SECONDS < WITHIN_SECONDS
