"""A stand-in for Webex that takes its time, fails on purpose and remembers every reply.

It knows just what the bot asks for, and is fast enough to load it; the sandbox is a truer Webex,
but a slower one. Questions are not stored: every message id of the form `Q<number>` exists, was
written by person `P<number>`, in 1:1 when the number is odd and else in a group space.
"""

import asyncio
import random
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import requests
from aiohttp import web

QUESTION = "what scopes for CDR?"
PATIENCE = 60.0
_BOT = {"id": "BOT", "emails": ["bot@webex.bot"], "displayName": "Scope Bot", "orgId": "ORG"}


@dataclass
class StandIn:
    """How the stand-in behaves, and what it has seen.

    `latency` is in seconds a call; `failures` maps a status to its share of the calls, where 0
    stands for a connection that breaks. Questions in `broken` cannot be read: status 500.
    `replies` counts the messages below each question, `times` says when each question got its
    first one, in seconds of `time.monotonic`; `begun` holds the questions whose posting has begun.
    `failed` counts the calls that failed on purpose; `asked` says when each question was made,
    as Webex writes it, and `words` what it was last answered with.
    """

    latency: float = 0.1
    failures: dict[int, float] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    retry_after: str = "1"
    url: str = ""
    replies: Counter[str] = field(default_factory=Counter)
    times: dict[str, float] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)
    failed: int = 0
    words: dict[str, str] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def wait_for(self, answered: int, timeout: float) -> bool:
        """Wait until so many questions have a reply; return False when time runs out."""
        with self.changed:
            return self.changed.wait_for(lambda: len(self.replies) >= answered, timeout)

    def wait_for_replies(self, questions: Iterable[str], timeout: float) -> bool:
        """Wait until each of the questions has a reply; return False when time runs out."""
        with self.changed:
            return self.changed.wait_for(lambda: self.replies.keys() >= set(questions), timeout)

    def catch_up(self) -> None:
        """Return once every call is seen that had arrived before, also from those that are gone.

        Calls are read in the order in which they arrive, so those made now are seen after them.
        """
        for _ in range(2):
            with suppress(requests.RequestException):
                requests.get(f"{self.url}people/me", timeout=10)

    def wait_for_failures(self, count: int, timeout: float) -> bool:
        """Wait until so many calls have failed; return False when time runs out."""
        with self.changed:
            return self.changed.wait_for(lambda: self.failed >= count, timeout)

    def note_failure(self) -> None:
        """Note that a call fails."""
        with self.changed:
            self.failed += 1
            self.changed.notify_all()

    def note(self, question: str) -> int:
        """Note a reply to a question and return how many there are now."""
        with self.changed:
            self.replies[question] += 1
            self.times.setdefault(question, time.monotonic())
            self.changed.notify_all()
            return self.replies[question]


TURNS = 3
"""Of the loop, after which what was called soon is done."""


@contextmanager
def stand_in(latency: float = 0.1, port: int = 0) -> Iterator[StandIn]:
    """Run a stand-in on this machine, in a thread of its own."""
    state = StandIn(latency)
    loop = asyncio.new_event_loop()
    runner = web.AppRunner(_app(state), access_log=None, shutdown_timeout=0.1)
    listener = socket.create_server(("127.0.0.1", port))
    state.url = f"http://127.0.0.1:{listener.getsockname()[1]}/v1/"

    def run(work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, loop).result(PATIENCE)

    async def listen() -> None:
        await runner.setup()
        await web.SockSite(runner, listener).start()

    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    run(listen())
    try:
        yield state
    finally:
        run(_end(runner, listener))
        run(_end_all())
        loop.call_soon_threadsafe(loop.stop)
        thread.join(PATIENCE)
        loop.close()


async def _end(runner: web.AppRunner, listener: socket.socket) -> None:
    """End the server and every connection, also those whose clients do not read.

    Python 3.11 leaves a connection open for good whose server ends between its being accepted and
    its being served: none is accepted any more some turns before the server ends.
    """
    server = runner.server
    assert server
    asyncio.get_running_loop().remove_reader(listener)
    await _turn()
    transports = [each.transport for each in server.connections if each.transport]
    await runner.cleanup()
    transports += [each.transport for each in server.connections if each.transport]
    for transport in transports:
        transport.abort()
    await _turn()


async def _turn() -> None:
    """Let the loop end what is under way, such as a connection that was only just accepted."""
    for _ in range(TURNS):
        await asyncio.sleep(0)


async def _end_all() -> None:
    """End what still waits for its time, so that the loop can be closed."""
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await _turn()


def _app(state: StandIn) -> web.Application:
    @web.middleware
    async def misbehave(request: web.Request, handler: Callable[..., Any]) -> web.StreamResponse:
        if request.method == "POST":
            question = (await request.json()).get("parentId", "")
            state.begun.add(question)
        await asyncio.sleep(state.latency)
        if request.path.rpartition("/")[2] in state.broken:
            state.note_failure()
            return web.Response(status=500, text="<h1>no</h1>")
        draw = random.random()
        for status, share in state.failures.items():
            if draw < share and status == 0 and request.transport:
                request.transport.abort()
            if draw < share:
                state.note_failure()
                headers = {"Retry-After": state.retry_after} if status == 429 else {}
                return web.Response(status=status or 500, headers=headers, text="<h1>no</h1>")
            draw -= share
        response: web.StreamResponse = await handler(request)
        return response

    app = web.Application(middlewares=[misbehave])
    app.add_routes(
        [
            web.get("/v1/people/me", _constant(_BOT)),
            web.get("/v1/webhooks", _constant({"items": []})),
            web.post("/v1/webhooks", _constant({"id": "HOOK"})),
            web.get("/v1/rooms", _constant({"items": []})),
            web.get("/v1/rooms/{id}", _room(state)),
            web.get("/v1/messages/direct", _direct(state)),
            web.get("/v1/messages/{id}", _message(state)),
            web.post("/v1/messages", _post(state)),
        ]
    )
    return app


def _constant(body: dict[str, Any]) -> Callable[..., Any]:
    async def answer(_request: web.Request) -> web.Response:
        return web.json_response(body)

    return answer


def _message(state: StandIn) -> Callable[..., Any]:
    async def answer(request: web.Request) -> web.Response:
        return web.json_response(_question(state, request.match_info["id"]))

    return answer


def _room(state: StandIn) -> Callable[..., Any]:
    """Show a space; nothing happens in it but a question and the replies to it."""

    async def answer(request: web.Request) -> web.Response:
        question = "Q" + request.match_info["id"].removeprefix("R")
        active = _now() if state.replies[question] else _question(state, question)["created"]
        kind = _question(state, question)["roomType"]
        return web.json_response(
            {"id": request.match_info["id"], "type": kind, "lastActivity": active}
        )

    return answer


def _question(state: StandIn, question: str) -> dict[str, Any]:
    number = int(question.removeprefix("Q"))
    return {
        "id": question,
        "roomId": f"R{number}",
        "roomType": "direct" if number % 2 else "group",
        "personId": f"P{number}",
        "personEmail": f"p{number}@example.com",
        "text": QUESTION,
        "mentionedPeople": ["BOT"],
        "created": state.asked.setdefault(question, _now()),
    }


def _direct(state: StandIn) -> Callable[..., Any]:
    async def answer(request: web.Request) -> web.Response:
        question = "Q" + request.query["personId"].removeprefix("P")
        reply = {
            "personId": "BOT",
            "parentId": question,
            "roomId": question.replace("Q", "R"),
            "roomType": "direct",
            "markdown": state.words.get(question, ""),
            "created": _now(),
        }
        items = [{**reply, "id": f"A{number}"} for number in range(state.replies[question])]
        return web.json_response({"items": [*items, _question(state, question)]})

    return answer


def _post(state: StandIn) -> Callable[..., Any]:
    async def answer(request: web.Request) -> web.Response:
        body = await request.json()
        question = body.get("parentId", "")
        state.words[question] = body["markdown"]
        number = state.note(question)
        return web.json_response({"id": f"A-{question}-{number}", "roomId": body["roomId"]})

    return answer


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
