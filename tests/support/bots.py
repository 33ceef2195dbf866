"""Bots as real processes, to be loaded and killed."""

import itertools
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import requests

ROOT = Path(__file__).parent.parent.parent
SECRET = "the secret of the load"
START_SECONDS = 60

_ports = itertools.count(os.getpid() * 200 % 20_000, 2)


@dataclass
class BotProcess:
    """`python bot.py` with all its processes, on a port that stays the same when it starts anew."""

    folder: Path
    environment: Mapping[str, str]
    port: int = field(default_factory=lambda: free_port())
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start and wait until it serves."""
        variables = {
            "PATH": os.environ["PATH"],
            "PORT": str(self.port),
            "PUBLIC_URL": self.url,
            "WEBEX_WEBHOOK_SECRET": SECRET,
            "WEBEX_ACCESS_TOKEN": "token of the load",
            "LOG_LEVEL": "WARNING",
            **self.environment,
        }
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, ROOT / "bot.py"],
                cwd=self.folder,
                env=variables,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._wait()

    def kill(self) -> None:
        """Kill it and all its processes as power loss would."""
        assert self.process
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(START_SECONDS)

    def terminate(self) -> int:
        """Ask it to end; return its exit status."""
        assert self.process
        self.process.terminate()
        return self.process.wait(START_SECONDS)

    @property
    def log(self) -> str:
        """Everything it printed."""
        return (self.folder / "log").read_text(encoding="utf-8")

    def _wait(self) -> None:
        assert self.process
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            try:
                requests.get(f"{self.url}/healthz", timeout=5)
            except (requests.ConnectionError, requests.Timeout):
                if self.process.poll() is not None:
                    raise RuntimeError(f"the bot did not start:\n{self.log}") from None
                time.sleep(0.05)
            else:
                return
        raise RuntimeError("the bot does not serve")


@contextmanager
def running(*bots: BotProcess) -> Iterator[None]:
    """Run bots and leave none behind."""
    try:
        for bot in bots:
            bot.start()
        yield
    finally:
        for bot in bots:
            if bot.process and bot.process.poll() is None:
                bot.kill()


def free_port() -> int:
    """Return a port that nobody listens on, with a free one behind it.

    It lies below those that systems give out for connections, and each process of a parallel run
    begins elsewhere, so that nobody takes it while it is not listened on.
    """
    for number in _ports:
        port = 10_000 + number % 20_000
        try:
            with socket.create_server(("127.0.0.1", port)):
                return port
        except OSError:
            continue
    raise AssertionError("numbers do not end")
