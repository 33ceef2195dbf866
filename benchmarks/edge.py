"""Attack the door of the bot and print how fast it acknowledges events meanwhile.

    python -m benchmarks.edge

The bot runs as its users run it, before a stand-in of Webex, on SQLite. Attackers share the
machine with it.
"""

import itertools
import json
import socket
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode

import requests

from scopes.knowledge import load_knowledge
from tests.support.bots import SECRET, BotProcess, running
from tests.support.senders import steady
from tests.support.stand_in import StandIn, stand_in

EVENTS = 60
PER_SECOND = 6
UNANSWERED = 30.0
"""Seconds that an event counts which was not answered at all."""
LONGEST_QUESTION = 10_000
ATTACKERS = 40

_numbers = itertools.count()

HALF_A_HEAD = b"POST /webhook HTTP/1.1\r\nHost: bot\r\nContent-"
HALF_A_BODY = b"POST /webhook HTTP/1.1\r\nHost: bot\r\nContent-Length: 1000\r\n\r\n{"
HALF_A_CHUNK = b"POST /webhook HTTP/1.1\r\nHost: bot\r\nTransfer-Encoding: chunked\r\n\r\n400\r\n{"
UNREAD = b"GET /operations HTTP/1.1\r\nHost: bot\r\n\r\n" * 40


def main() -> None:
    """Put the bot under each attack in turn."""
    print(f"{'events acknowledged under attack':50}{'p50':>8}{'p99':>8}   ms")
    with tempfile.TemporaryDirectory() as folder, stand_in() as webex:
        bot = BotProcess(Path(folder), {"WEBEX_API_URL": webex.url})
        with running(bot):
            for name, attack in _attacks(bot, webex):
                with attack:
                    _report(name, bot)


def _attacks(
    bot: BotProcess, webex: StandIn
) -> Iterator[tuple[str, AbstractContextManager[object]]]:
    """Yield each attack with its name."""
    yield "nobody attacks", ExitStack()
    yield f"{ATTACKERS} connections that say nothing", _Held(bot, b"", ATTACKERS)
    yield f"{ATTACKERS} halves of a head", _Held(bot, HALF_A_HEAD, ATTACKERS)
    yield f"{ATTACKERS} halves of a body", _Held(bot, HALF_A_BODY, ATTACKERS)
    yield f"{ATTACKERS} chunks without an end", _Held(bot, HALF_A_CHUNK, ATTACKERS)
    yield f"{ATTACKERS} who ask for 40 pages and read none", _Held(bot, UNREAD, ATTACKERS)
    question = _longest_question()
    yield "8 clients on /api/ask", _Hammer(bot, 8, lambda url: _post(url, question))
    yield "32 clients on /api/ask", _Hammer(bot, 32, lambda url: _post(url, question))
    address = f"/build?{urlencode({'need': _needs()}, doseq=True)}"
    yield "8 clients on /build", _Hammer(bot, 8, lambda url: requests.get(url + address))
    yield "16 clients on /readyz while Webex hangs", _Hammer(bot, 16, _is_ready, webex)


class _Held:
    """Connections that send something, then neither send nor read."""

    def __init__(self, bot: BotProcess, sent: bytes, number: int) -> None:
        self._bot, self._sent, self._number = bot, sent, number
        self._open: list[socket.socket] = []

    def __enter__(self) -> None:
        for _ in range(self._number):
            connection = socket.create_connection(("127.0.0.1", self._bot.port))
            connection.setblocking(False)
            self._open.append(connection)
            if self._sent:
                connection.send(self._sent)

    def __exit__(self, *_: object) -> None:
        for connection in self._open:
            connection.close()


class _Hammer:
    """Clients that call again as soon as they have an answer."""

    def __init__(
        self,
        bot: BotProcess,
        clients: int,
        call: Callable[[str], requests.Response],
        hanging: StandIn | None = None,
    ) -> None:
        self._call, self._url, self._hanging = call, bot.url, hanging
        self._is_over = threading.Event()
        self._threads = [threading.Thread(target=self._run) for _ in range(clients)]
        self._statuses: Counter[int] = Counter()

    def __enter__(self) -> None:
        if self._hanging:
            self._hanging.latency = 20
        for thread in self._threads:
            thread.start()

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        if self._hanging:
            self._hanging.latency = 0.1
        for thread in self._threads:
            thread.join()
        print(f"    they got {dict(self._statuses)}")

    def _run(self) -> None:
        while not self._is_over.is_set():
            try:
                self._statuses[self._call(self._url).status_code] += 1
            except requests.RequestException:
                self._statuses[0] += 1


def _longest_question() -> str:
    """Return titles of operations, as many as are read: what costs most to understand."""
    titles = dict.fromkeys(o.title for o in load_knowledge().operations.all)
    return " ".join(titles)[:LONGEST_QUESTION]


def _needs() -> list[str]:
    titles = iter(dict.fromkeys(o.title for o in load_knowledge().operations.all))
    return [", then ".join(itertools.islice(titles, 4)) for _ in range(40)]


def _post(url: str, question: str) -> requests.Response:
    body = json.dumps({"question": question})
    return requests.post(f"{url}/api/ask", data=body, timeout=30)


def _is_ready(url: str) -> requests.Response:
    return requests.get(f"{url}/readyz", timeout=120)


def _report(name: str, bot: BotProcess) -> None:
    sent = steady([bot.url], SECRET, itertools.islice(_numbers, EVENTS), PER_SECOND)
    seconds = sent.seconds + [UNANSWERED] * (EVENTS - len(sent.seconds))
    cuts = [cut * 1000 for cut in quantiles(seconds, n=100, method="inclusive")]
    refused = EVENTS - len(sent.taken)
    print(f"{name:50}{cuts[49]:8.1f}{cuts[98]:8.1f}   refused {refused}", flush=True)


if __name__ == "__main__":
    main()
