"""Serve the bot with gunicorn, together with the sandbox when there is no token."""

import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

import structlog
from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.glogging import Logger

from app.checks import REGISTERED
from app.faults import told_in_one_line
from app.lost_file import watch_file
from app.memory import share_pools
from app.preconditions import bot_person, check_port, check_sandbox_is_private
from app.processes import Process, choose_role
from app.sandboxed import beside_sandbox
from app.starting import may_pass, patiently
from inbox.bell import Bell
from inbox.process_lock import lock_for
from monitoring import SHARED_FOLDER
from monitoring.logs import set_up_logging
from scopes.knowledge import load_knowledge
from settings import Settings, SettingsError
from store.checkpoints import Checkpoints
from store.database import open_database
from webex.client import Webex
from webex.errors import WebexError
from webex.records import Person
from webex.registration import register
from wording import deployment, operator

if TYPE_CHECKING:
    from app.wiring import Service

FAILED_START = 1
"""The exit status of a process after which gunicorn starts another one in its place."""
PAUSE = 3.0
"""Seconds that a process waits after a failed start, so that they do not follow each other fast."""

log = structlog.get_logger(__name__)


def serve(settings: Settings) -> int:
    """Serve until interrupted; raise `SettingsError` when that is not possible."""
    check_sandbox_is_private(settings)
    share_pools()
    load_knowledge()
    check_port(settings.host, settings.port)
    set_up_logging(settings.log_level, settings.secrets)
    for warning in settings.warnings:
        log.warning("unwise_setting", why=warning)
    patiently(lambda: open_database(settings.database_url).dispose())
    with _counted_together():
        if not settings.uses_sandbox:
            _Server(settings, patiently(lambda: bot_person(settings))).run()
        else:
            with beside_sandbox(settings) as (in_sandbox, chat_page):
                _Server(
                    in_sandbox,
                    bot_person(in_sandbox),
                    "No WEBEX_ACCESS_TOKEN: the bot runs with the local sandbox. "
                    f"Chat page: {chat_page}\n"
                    f"Catalog in the browser: {in_sandbox.public_url}/\n"
                    "Press Ctrl-C to stop.",
                ).run()
    return 0


class _Log(Logger):  # type: ignore[misc]  # gunicorn has no types
    """Has gunicorn log where all others do, on lines of the same form."""

    def setup(self, cfg: Any) -> None:
        """Take the handlers away that gunicorn sets up."""
        super().setup(cfg)
        self.error_log.handlers.clear()
        self.error_log.propagate = True


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn with processes of both roles, each of which builds the app after the fork."""

    def __init__(self, settings: Settings, me: Person, announcement: str = "") -> None:
        """`announcement` is printed once the bot can be used."""
        self._settings = settings
        self._me = me
        self._announcement = announcement
        self._service: Service | None = None
        self._answers = False
        self._bell = Bell()
        self._is_first_start = True
        super().__init__()

    def load_config(self) -> None:
        options = {
            "bind": f"{self._settings.host}:{self._settings.port}",
            "worker_class": Process,
            "workers": 2 * self._settings.processes,
            "logger_class": _Log,
            "loglevel": "warning",
            "graceful_timeout": 10,
            "limit_request_line": 8190,
            "limit_request_fields": 50,
            "limit_request_field_size": 8190,
            "forwarder_headers": "",
            "control_socket_disable": True,
            "when_ready": self._begin,
            "pre_fork": self._choose_role,
            "post_fork": self._forked,
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
            self._give_up(error, may_pass(error))
        except Exception as error:
            self._give_up(told_in_one_line(error))
        self._service = app.extensions["service"]
        watch_file(self._settings.database_url)
        return app

    def _give_up(self, words: object, may_pass: bool = False) -> NoReturn:
        """End this process; unless it is a first one with a lasting fault, others follow it.

        Whoever has served before is not to end because the database or Webex is away for a while.
        """
        print(words, file=sys.stderr, flush=True)
        if self._is_first_start and not may_pass:
            os._exit(Arbiter.WORKER_BOOT_ERROR)
        time.sleep(PAUSE)
        os._exit(FAILED_START)

    def _begin(self, _arbiter: Any) -> None:
        """Register the webhooks once the socket listens, before any process serves.

        When Webex is away for a while, the watch registers them later.
        """
        try:
            register_webhooks(self._settings)
        except (SettingsError, WebexError) as error:
            words = error if isinstance(error, SettingsError) else operator.not_registered(error)
            print(words, file=sys.stderr, flush=True)
            if not may_pass(error):
                raise SystemExit(1) from None
        if os.geteuid() == 0:
            log.warning("running_as_root", why=operator.AS_ROOT)

    def _forked(self, _arbiter: Any, worker: Any) -> None:
        self._is_first_start = worker.age <= self.cfg.workers

    def _choose_role(self, arbiter: Any, worker: Any) -> None:
        """Decide what the next process does, and note it for its `load`."""
        choose_role(arbiter, worker)
        self._answers = worker.answers

    def _announce(self, worker: Any) -> None:
        """Say how the bot is reached once its first process serves."""
        if worker.age != 1:
            return
        if self._announcement:
            print(self._announcement, flush=True)
        else:
            greet = threading.Thread(target=self._greet, name="greeting", daemon=True)
            greet.start()

    def _greet(self) -> None:
        """Say what `python bot.py doctor` would not like, then what the bot is and that it serves.

        From a thread of its own: the probe of PUBLIC_URL is answered by this very process.
        """
        from app.doctor import findings
        from app.findings import OK
        from webex.backfill import MOST_SPACES

        settings = self._settings
        assert settings.token
        for finding in findings(settings):
            if finding.state != OK:
                print(finding, file=sys.stderr, flush=True)
        try:
            spaces = len(Webex(settings.token, settings.api_url).rooms(MOST_SPACES))
        except WebexError as error:
            print(error, file=sys.stderr, flush=True)
            return
        catalog = f"{settings.public_url or f'http://{settings.host}:{settings.port}'}/"
        print(deployment.ready(self._me.display_name, spaces, catalog), flush=True)

    def _finish(self, _arbiter: Any, _worker: Any) -> None:
        """Answer what is being answered, then end the process.

        It ends hard, since an answer that waits for Webex would hold it up; its event is tried
        again after the next start.
        """
        if self._service:
            self._service.close()
            os._exit(0)


def register_webhooks(settings: Settings) -> None:
    """Register the webhooks of complete settings, unless another host is just doing it.

    A bot that polls has none.
    """
    if settings.polls:
        return
    assert settings.token and settings.public_url and settings.webhook_secret
    webex = Webex(settings.token, settings.api_url)
    engine = open_database(settings.database_url)
    try:
        with lock_for(engine).try_acquire("registration") as is_free:
            if is_free:
                register(webex, settings.public_url, settings.webhook_secret)
                Checkpoints(engine).set(REGISTERED, time.time())
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
