"""Serve the bot with gunicorn, together with the sandbox when there is no token."""

import json
import logging
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from scopes.knowledge import load_knowledge
from settings import Settings, SettingsError
from webex.client import Webex, WebexError
from webex.registration import register

ROOT = Path(__file__).parent
THREADS = 16


def serve(settings: Settings) -> int:
    """Serve until interrupted; raise `SettingsError` when something stands in the way."""
    _check_sandbox_is_private(settings)
    load_knowledge()
    _check_port(settings.host, settings.port)
    if not settings.uses_sandbox:
        _check_token(settings)
        _Server(settings).run()
    else:
        with _sandbox(settings) as (in_sandbox, chat_page):
            _Server(
                in_sandbox,
                f"No WEBEX_ACCESS_TOKEN: trying the bot in the sandbox. Chat page: {chat_page}\n"
                "Press Ctrl-C to stop.",
            ).run()
    return 0


def set_up_logging(level: str) -> None:
    """Log one line an event; the SDK, which could log what people write, only its warnings."""
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("webexteamssdk").setLevel(logging.WARNING)
    logging.getLogger("urllib3").setLevel(logging.ERROR)


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn with one threaded process, which builds the app after the fork."""

    def __init__(self, settings: Settings, announcement: str = "") -> None:
        """`announcement` is printed once the bot can be used."""
        self._settings = settings
        self._announcement = announcement
        super().__init__()

    def load_config(self) -> None:
        options = {
            "bind": f"{self._settings.host}:{self._settings.port}",
            "worker_class": "gthread",
            "threads": THREADS,
            "loglevel": "warning",
            "graceful_timeout": 10,
            "control_socket_disable": True,
            "when_ready": self._begin,
            "worker_exit": self._finish,
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        from bot import create_app

        return create_app(self._settings)

    def _begin(self, _arbiter: Any) -> None:
        """Register the webhooks once the socket listens, before any process serves."""
        set_up_logging(self._settings.log_level)
        try:
            register_webhooks(self._settings)
        except WebexError as error:
            print(f"The webhooks cannot be registered: {error}", file=sys.stderr)
            raise SystemExit(1) from None
        if self._announcement:
            print(self._announcement, flush=True)

    def _finish(self, _arbiter: Any, _worker: Any) -> None:
        """Answer what was taken before the process ends."""
        self.wsgi().extensions["inbox"].close()


def register_webhooks(settings: Settings) -> None:
    """Register the webhooks of complete settings."""
    assert settings.token and settings.public_url and settings.webhook_secret
    webex = Webex(settings.token, settings.api_url)
    register(webex, settings.public_url, settings.webhook_secret)


def _check_sandbox_is_private(settings: Settings) -> None:
    if settings.uses_sandbox and not settings.is_local:
        raise SettingsError(
            f"HOST is {settings.host!r}, but without WEBEX_ACCESS_TOKEN the bot runs with the "
            "sandbox, which is for this machine only: set the token or unset HOST"
        )


def _check_port(host: str, port: int) -> None:
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as error:
        raise SettingsError(
            f"Port {port} on {host} cannot be used ({error.strerror}): "
            "stop the program that holds it or set PORT to another one"
        ) from None


def _check_token(settings: Settings) -> None:
    assert settings.token
    try:
        Webex(settings.token, settings.api_url).me()
    except WebexError as error:
        if error.status == 401:
            raise SettingsError(
                "Webex does not accept WEBEX_ACCESS_TOKEN: copy the bot's token again, or "
                "regenerate it on developer.webex.com"
            ) from None
        raise SettingsError(f"{error} (WEBEX_API_URL is {settings.api_url})") from None


@contextmanager
def _sandbox(settings: Settings) -> Iterator[tuple[Settings, str]]:
    """Run the sandbox beside the bot; it ends with this process, however that ends."""
    command = [sys.executable, "-m", "sandbox", "--port", str(_port_beside(settings.port))]
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
            raise SettingsError("The sandbox did not start; its own words stand above")
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


def _port_beside(port: int) -> int:
    """Return the next port when it is free, else 0 for any free one."""
    try:
        with socket.create_server(("127.0.0.1", port + 1)):
            return port + 1
    except (OSError, OverflowError):
        return 0
