"""What holds for the whole app, whichever part a request is for."""

import pytest

from app.wiring import MAX_BODY_BYTES
from sandbox.app import Sandbox
from tests.support.talk import SECRET, RunningBot
from webex.signature import HEADER, sign

EVENT = b'{"resource": "rooms", "event": "created", "data": {"id": "R1"}}'


@pytest.mark.parametrize(("size", "status"), [(MAX_BODY_BYTES, 200), (MAX_BODY_BYTES + 1, 413)])
def test_a_body_of_the_largest_size_is_read_and_no_larger_one(
    shared_bot: tuple[Sandbox, RunningBot], size: int, status: int
) -> None:
    _, bot = shared_bot
    body = EVENT.ljust(size)

    answer = bot.app.test_client().post("/webhook", data=body, headers={HEADER: sign(body, SECRET)})

    assert answer.status_code == status
