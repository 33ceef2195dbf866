"""The sandbox next to the bot, for a bot without a token."""

import json
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from settings import Settings, SettingsError

ROOT = Path(__file__).parent.parent


@contextmanager
def beside_sandbox(settings: Settings) -> Iterator[tuple[Settings, str]]:
    """Run the sandbox next to the bot; it ends with this process, however that ends."""
    command = [sys.executable, "-m", "sandbox", "--port", str(_next_port(settings.port))]
    with subprocess.Popen(
        [*command, "--until-stdin-closes"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdout and process.stdin
        line = process.stdout.readline()
        if not line:
            raise SettingsError("The sandbox did not start; see its message above")
        address = json.loads(line)
        try:
            yield _in_sandbox(settings, address), address["url"]
        finally:
            process.stdin.close()


def _in_sandbox(settings: Settings, address: dict[str, str]) -> Settings:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return replace(
        settings,
        token=address["bot_token"],
        api_url=address["api_url"],
        webhook_secret=settings.webhook_secret or secrets.token_hex(32),
        public_url=f"http://{host}:{settings.port}",
    )


def _next_port(port: int) -> int:
    """Return the next port when it is free, else 0 for any free one."""
    try:
        with socket.create_server(("127.0.0.1", port + 1)):
            return port + 1
    except (OSError, OverflowError):
        return 0
