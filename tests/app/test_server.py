"""`python bot.py` as a real process: without a token together with the sandbox."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from inbox.events import EDITED, WANTED
from sandbox.app import Sandbox
from sandbox.server import SandboxServer
from tests.support.bots import BotProcess, free_port, running
from tests.support.stand_in import stand_in

pytestmark = pytest.mark.integration

ROOT = Path(__file__).parent.parent.parent
CDR = "spark-admin:calling_cdr_read"
PATIENCE = 60
ON_WEBEX = {
    "WEBEX_ACCESS_TOKEN": "a token",
    "WEBEX_WEBHOOK_SECRET": "a secret of the tests",
    "PUBLIC_URL": "http://127.0.0.1:9",
}


@dataclass
class Served:
    """A running `python bot.py`: where the bot and its chat page are."""

    process: subprocess.Popen[str]
    bot: str
    chat_page: str

    def interrupt(self) -> None:
        """Press Ctrl-C: the terminal sends a SIGINT to every process of the group."""
        os.killpg(self.process.pid, signal.SIGINT)

    def terminate(self) -> None:
        """End the process as a process manager does."""
        self.process.terminate()


@contextmanager
def started(folder: Path, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """Start `python bot.py` on a free port, unless told another, and leave nothing behind."""
    with subprocess.Popen(
        [sys.executable, ROOT / "bot.py"],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PORT": str(free_port()), **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        watchdog = threading.Timer(2 * PATIENCE, process.kill)
        watchdog.start()
        try:
            yield process
        finally:
            watchdog.cancel()
            process.kill()


@pytest.fixture(autouse=True)
def interrupts_are_heard() -> Iterator[None]:
    """Shells let what runs in the background ignore Ctrl-C, and processes inherit that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    port = free_port()
    with started(tmp_path, PORT=str(port)) as process:
        yield Served(process, f"http://127.0.0.1:{port}", chat_page_of(process))


def chat_page_of(process: subprocess.Popen[str]) -> str:
    """Read until the process says how to stop it; return the address of the chat page."""
    assert process.stdout
    said = ""
    while "Ctrl-C" not in said:
        line = process.stdout.readline()
        assert line, f"the process ended with: {said}"
        said += line
    (address,) = re.findall(r"Chat page: (http://127\.0\.0\.1:\d+)\n", said)
    return str(address)


def test_the_bot_serves_beside_a_sandbox_whose_messages_it_answers(served: Served) -> None:
    person = Person(served.chat_page)

    health = requests.get(f"{served.bot}/healthz", timeout=PATIENCE)
    reply = person.ask("what scopes for CDR?")

    assert health.status_code == 200
    assert CDR in reply["markdown"]


def test_what_the_processes_count_is_told(served: Served) -> None:
    requests.post(f"{served.bot}/webhook", data=b"unsigned", timeout=PATIENCE)

    told = requests.get(f"{served.bot}/metrics", timeout=PATIENCE).text

    assert 'scope_bot_deliveries_total{result="unsigned"} 1.0' in told
    assert "scope_bot_not_stored_total 0.0" in told
    assert "scope_bot_try_seconds_count" in told


@pytest.mark.parametrize("end", [Served.interrupt, Served.terminate])
def test_a_signal_ends_the_bot_and_the_sandbox_quietly(
    served: Served, end: Callable[[Served], None]
) -> None:
    end(served)
    said, _ = served.process.communicate(timeout=PATIENCE)

    assert (served.process.returncode, said) == (0, "")
    assert not is_listening(served.bot)
    assert not is_listening(served.chat_page)


def interrupt(process: subprocess.Popen[str]) -> str:
    """Press Ctrl-C, again if need be, as somebody in a hurry does; return what was said."""
    for _ in range(PATIENCE):
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            return process.communicate(timeout=1)[0]
    raise AssertionError("the bot does not end")


def test_an_early_interrupt_is_no_traceback(tmp_path: Path) -> None:
    """Ctrl-C while the bot still starts, here while it waits for Webex to answer."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        api = f"http://127.0.0.1:{silent.getsockname()[1]}/v1"
        with started(tmp_path, **ON_WEBEX, WEBEX_API_URL=api) as process:
            connection, _ = silent.accept()

            said = interrupt(process)
            connection.close()

    assert (process.returncode, said) == (130, "")


def test_webhooks_that_cannot_be_registered_are_told_in_one_line(
    tmp_path: Path, sandbox: Sandbox, server: SandboxServer
) -> None:
    sandbox.store.fail_next("POST", "/webhooks", 403)
    settings = {
        **ON_WEBEX,
        "WEBEX_API_URL": server.api_url,
        "WEBEX_ACCESS_TOKEN": sandbox.bot_token,
    }

    with started(tmp_path, **settings) as process:
        said, _ = process.communicate(timeout=PATIENCE)

    assert process.returncode == 1
    assert len(said.splitlines()) == 1
    assert "403" in said


def test_the_token_of_a_person_is_refused_at_the_start(
    tmp_path: Path, sandbox: Sandbox, server: SandboxServer
) -> None:
    token = sandbox.token_of(sandbox.people[0].id)
    settings = {"WEBEX_API_URL": server.api_url, "WEBEX_ACCESS_TOKEN": token}

    with started(tmp_path, **settings) as process:
        said, _ = process.communicate(timeout=PATIENCE)

    assert process.returncode == 1
    assert len(said.splitlines()) == 1
    assert "belongs to a person" in said


@pytest.mark.parametrize("public", [True, False])
def test_a_start_on_webex_says_who_the_bot_is_and_that_it_is_ready(
    tmp_path: Path, sandbox: Sandbox, server: SandboxServer, public: bool
) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    settings = {"WEBEX_API_URL": server.api_url, "WEBEX_ACCESS_TOKEN": sandbox.bot_token}
    if public:
        settings |= {"PUBLIC_URL": url, "WEBEX_WEBHOOK_SECRET": ON_WEBEX["WEBEX_WEBHOOK_SECRET"]}

    with started(tmp_path, **settings, PORT=str(port), LOG_LEVEL="ERROR") as process:
        assert process.stdout
        said: list[str] = []
        while said[-1:] != ["ready\n"]:
            said.append(process.stdout.readline())
            assert said[-1], f"the process ended with: {said}"

    assert f"Scope Bot is in 1 space. Catalog in the browser: {url}/\n" in said
    assert not [line for line in said if line.startswith("wrong")]
    assert any(line.startswith("note  No PUBLIC_URL") for line in said) is not public


def test_a_bot_that_starts_while_webex_is_away_says_so_and_serves_once_it_is_back(
    tmp_path: Path,
) -> None:
    port, own = free_port(), str(free_port())
    api = f"http://127.0.0.1:{port}/v1"
    with started(tmp_path, **ON_WEBEX, WEBEX_API_URL=api, PORT=own) as process:
        assert process.stdout
        said = process.stdout.readline() + process.stdout.readline()
        with stand_in(port=port):
            patient = requests.Session()
            retry = Retry(connect=20, backoff_factor=0.1, backoff_max=2)
            patient.mount("http://", HTTPAdapter(max_retries=retry))
            status = patient.get(f"http://127.0.0.1:{own}/healthz", timeout=PATIENCE).status_code

    assert api in said
    assert "tries again" in said
    assert status == 200


def test_an_early_sigterm_is_a_regular_end(tmp_path: Path) -> None:
    with started(tmp_path, **ON_WEBEX, WEBEX_API_URL="http://127.0.0.1:9/v1") as process:
        assert process.stdout
        process.stdout.readline()  # it has begun to wait for Webex
        process.terminate()
        process.communicate(timeout=PATIENCE)

    assert process.returncode == 0


def test_several_processes_register_the_webhooks_once(
    tmp_path: Path, sandbox: Sandbox, server: SandboxServer, requests_seen: list[str]
) -> None:
    bot = BotProcess(
        tmp_path,
        {
            "WEBEX_API_URL": server.api_url,
            "WEBEX_ACCESS_TOKEN": sandbox.bot_token,
            "WEB_CONCURRENCY": "3",
        },
    )

    with running(bot):
        answers = {requests.get(f"{bot.url}/healthz", timeout=PATIENCE).status_code}

    assert answers == {200}
    assert requests_seen.count("POST /v1/webhooks") == len((*WANTED, EDITED))


def test_a_database_address_without_sense_is_told_in_one_line(tmp_path: Path) -> None:
    with started(tmp_path, DATABASE_URL="mysql://bot:the-password@host/bot") as process:
        said, _ = process.communicate(timeout=PATIENCE)

    assert process.returncode == 1
    assert len(said.splitlines()) == 1
    assert "DATABASE_URL" in said
    assert "the-password" not in said


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::"])
def test_without_a_token_nobody_but_this_machine_may_reach_the_bot(
    tmp_path: Path, host: str
) -> None:
    with started(tmp_path, HOST=host) as process:
        said, _ = process.communicate(timeout=PATIENCE)

    assert process.returncode == 1
    assert said.startswith(f"HOST is '{host}'")
    assert len(said.splitlines()) == 1


def is_listening(address: str) -> bool:
    try:
        requests.get(address, timeout=PATIENCE)
    except requests.ConnectionError:
        return False
    return True


class Person:
    """Somebody who uses the REST API of the sandbox, as the chat page does."""

    def __init__(self, chat_page: str) -> None:
        players = requests.get(f"{chat_page}/chat/people", timeout=PATIENCE).json()
        self._me, self._bot = players["people"][0], players["bot"]
        self._url = chat_page
        self._session = requests.Session()
        self._session.headers["Authorization"] = f"Bearer {self._me['token']}"

    def ask(self, text: str) -> dict[str, Any]:
        """Ask the bot in a direct message; return its reply as soon as it is announced."""
        events = f"{self._url}/chat/events?person={self._me['id']}"
        with requests.get(events, stream=True, timeout=PATIENCE) as news:
            lines = news.iter_lines()
            assert next(lines) == b": listening"
            asked = self._post("/messages", toPersonId=self._bot["id"], text=text)
            next(line for line in lines if line.startswith(b"data:") and self._is_bots(line))
        return self._replies(asked["roomId"])[0]

    def _is_bots(self, line: bytes) -> bool:
        return b'"messages"' in line and self._bot["id"].encode() in line

    def _replies(self, room_id: str) -> list[dict[str, Any]]:
        address = f"{self._url}/v1/messages?roomId={room_id}"
        items = self._session.get(address, timeout=PATIENCE).json()["items"]
        return [item for item in items if item["personId"] == self._bot["id"]]

    def _post(self, path: str, **sent: str) -> dict[str, Any]:
        answer = self._session.post(f"{self._url}/v1{path}", json=sent, timeout=PATIENCE)
        body: dict[str, Any] = answer.json()
        return body
