"""Serve the bot with gunicorn, together with the sandbox when there is no token."""

import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from app.faults import told_in_one_line
from app.processes import Process, choose_role
from inbox.bell import Bell
from inbox.opening import lock_for
from monitoring import SHARED_FOLDER
from monitoring.logs import set_up_logging
from scopes.knowledge import load_knowledge
from settings import Settings, SettingsError
from store.database import open_database
from webex.client import Webex
from webex.errors import WebexError
from webex.records import Person
from webex.registration import register

if TYPE_CHECKING:
    from app.wiring import Service

ROOT = Path(__file__).parent.parent
THREADS = 16


def serve(settings: Settings) -> int:
    """Serve until interrupted; raise `SettingsError` when that is not possible."""
    _check_sandbox_is_private(settings)
    load_knowledge()
    _check_port(settings.host, settings.port)
    set_up_logging(settings.log_level, settings.secrets)
    with _counted_together():
        if not settings.uses_sandbox:
            _Server(settings, _own_person(settings)).run()
        else:
            with _sandbox(settings) as (in_sandbox, chat_page):
                _Server(
                    in_sandbox,
                    _own_person(in_sandbox),
                    "No WEBEX_ACCESS_TOKEN: the bot runs with the local sandbox. "
                    f"Chat page: {chat_page}\n"
                    f"Catalog in the browser: {in_sandbox.public_url}/\n"
                    "Press Ctrl-C to stop.",
                ).run()
    return 0


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn with threaded processes, each of which builds the app after the fork."""

    def __init__(self, settings: Settings, me: Person, announcement: str = "") -> None:
        """`announcement` is printed once the bot can be used."""
        self._settings = settings
        self._me = me
        self._announcement = announcement
        self._service: Service | None = None
        self._answers = False
        self._bell = Bell()
        super().__init__()

    def load_config(self) -> None:
        options = {
            "bind": f"{self._settings.host}:{self._settings.port}",
            "worker_class": Process,
            "workers": 2 * self._settings.processes,
            "threads": THREADS,
            "loglevel": "warning",
            "graceful_timeout": 10,
            "limit_request_line": 8190,
            "limit_request_fields": 50,
            "limit_request_field_size": 8190,
            "control_socket_disable": True,
            "when_ready": self._begin,
            "pre_fork": self._choose_role,
            "post_worker_init": self._announce,
            "worker_exit": self._finish,
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        from app.factory import create_app

        try:
            app = create_app(self._settings, me=self._me, answers=self._answers, bell=self._bell)
        except (SettingsError, WebexError) as error:
            _give_up(error)
        except Exception as error:
            _give_up(told_in_one_line(error))
        self._service = app.extensions["service"]
        return app

    def _begin(self, _arbiter: Any) -> None:
        """Register the webhooks once the socket listens, before any process serves."""
        try:
            register_webhooks(self._settings)
        except SettingsError as error:
            print(error, file=sys.stderr)
            raise SystemExit(1) from None
        except WebexError as error:
            print(f"The webhooks cannot be registered: {error}", file=sys.stderr)
            raise SystemExit(1) from None

    def _choose_role(self, arbiter: Any, worker: Any) -> None:
        """Decide what the next process does, and note it for its `load`."""
        choose_role(arbiter, worker)
        self._answers = worker.answers

    def _announce(self, worker: Any) -> None:
        """Say how the bot is reached once its first process serves."""
        if self._announcement and worker.age == 1:
            print(self._announcement, flush=True)

    def _finish(self, _arbiter: Any, _worker: Any) -> None:
        """Answer what is being answered, then end the process.

        It ends hard, since a job that waits for Webex would hold it up; the job goes on with the
        next start.
        """
        if self._service:
            self._service.close()
            os._exit(0)


def _give_up(words: object) -> NoReturn:
    """End this process so that gunicorn starts no other in its place."""
    print(words, file=sys.stderr, flush=True)
    os._exit(Arbiter.WORKER_BOOT_ERROR)


def register_webhooks(settings: Settings) -> None:
    """Register the webhooks of complete settings, unless another host is just doing it."""
    assert settings.token and settings.public_url and settings.webhook_secret
    webex = Webex(settings.token, settings.api_url)
    engine = open_database(settings.database_url)
    try:
        with lock_for(engine).try_acquire("registration") as is_free:
            if is_free:
                register(webex, settings.public_url, settings.webhook_secret)
    finally:
        engine.dispose()


@contextmanager
def _counted_together() -> Iterator[None]:
    """Let all processes of this host count as one."""
    with tempfile.TemporaryDirectory(prefix="scope-bot-metrics-") as folder:
        os.environ[SHARED_FOLDER] = folder
        try:
            yield
        finally:
            del os.environ[SHARED_FOLDER]


def _check_sandbox_is_private(settings: Settings) -> None:
    if settings.uses_sandbox and not settings.is_local:
        raise SettingsError(
            f"HOST is {settings.host!r}, but without WEBEX_ACCESS_TOKEN the bot runs with the "
            "sandbox, which must not be reachable from other machines: set the token or unset HOST"
        )


def _check_port(host: str, port: int) -> None:
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as error:
        raise SettingsError(
            f"Port {port} on {host} cannot be used ({error.strerror}): "
            "stop the program that uses it, or set PORT to another one"
        ) from None


def _own_person(settings: Settings) -> Person:
    assert settings.token
    try:
        return Webex(settings.token, settings.api_url).me()
    except WebexError as error:
        if error.status == 401:
            raise SettingsError(
                "Webex does not accept WEBEX_ACCESS_TOKEN: copy the token of the bot again, or "
                "regenerate it on developer.webex.com"
            ) from None
        raise SettingsError(f"{error} (WEBEX_API_URL is {settings.api_url})") from None


@contextmanager
def _sandbox(settings: Settings) -> Iterator[tuple[Settings, str]]:
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
