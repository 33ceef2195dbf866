"""Send signed webhooks to bots, many at once, and time their acknowledgements."""

import asyncio
import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import aiohttp

from webex.signature import HEADER, sign

PATIENCE = aiohttp.ClientTimeout(total=30)


@dataclass
class Sent:
    """What became of the deliveries: when each was sent, which were taken, how fast.

    `sent` is in seconds of `time.monotonic`, `seconds` the time until each answer; what got no
    answer or another one than 200 is not among `taken`.
    """

    sent: dict[str, float] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    seconds: list[float] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)


def burst(
    urls: Sequence[str],
    secret: str,
    numbers: Iterable[int],
    senders: int = 32,
    result: Sent | None = None,
) -> Sent:
    """Send a delivery for each number as fast as `senders` at a time can, to the bots in turn.

    `result` is filled while they are sent, and returned.
    """
    result = result or Sent()
    asyncio.run(_send(urls, secret, numbers, senders, None, result))
    return result


def steady(urls: Sequence[str], secret: str, numbers: Iterable[int], per_second: float) -> Sent:
    """Send a delivery for each number at an even pace."""
    result = Sent()
    asyncio.run(_send(urls, secret, numbers, 1000, per_second, result))
    return result


def delivery(number: int) -> bytes:
    """Return what Webex sends when question `Q<number>` was written."""
    data = {
        "id": f"Q{number}",
        "roomId": f"R{number}",
        "roomType": "direct" if number % 2 else "group",
        "personId": f"P{number}",
        "personEmail": f"p{number}@example.com",
    }
    event = {"resource": "messages", "event": "created", "actorId": f"P{number}", "data": data}
    return json.dumps(event).encode()


async def _send(
    urls: Sequence[str],
    secret: str,
    numbers: Iterable[int],
    senders: int,
    per_second: float | None,
    result: Sent,
) -> None:
    room = asyncio.Semaphore(senders)
    start = time.monotonic()
    async with (
        aiohttp.ClientSession(timeout=PATIENCE, connector=aiohttp.TCPConnector(limit=0)) as session,
        asyncio.TaskGroup() as group,
    ):
        for index, number in enumerate(numbers):
            if per_second:
                await asyncio.sleep(max(start + index / per_second - time.monotonic(), 0))
            await room.acquire()
            url = urls[index % len(urls)]
            task = group.create_task(_deliver(session, url, secret, number, result))
            task.add_done_callback(lambda _: room.release())


async def _deliver(
    session: aiohttp.ClientSession, url: str, secret: str, number: int, result: Sent
) -> None:
    body = delivery(number)
    began = time.monotonic()
    result.sent[f"Q{number}"] = began
    try:
        async with session.post(
            f"{url}/webhook", data=body, headers={HEADER: sign(body, secret)}
        ) as response:
            result.statuses.append(response.status)
            if response.status == 200:
                result.taken.add(f"Q{number}")
    except (aiohttp.ClientError, TimeoutError):
        return
    result.seconds.append(time.monotonic() - began)
