"""A running sandbox, the bot beside it, and a person who talks to the bot."""

import faulthandler
import gc
import os
import socket
import subprocess
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from _pytest.faulthandler import fault_handler_stderr_fd_key
from coverage import Coverage
from flask import Flask, request, request_started
from hypothesis import HealthCheck, settings

from monitoring.logs import set_up_logging
from sandbox.app import Sandbox, create_app, create_sandbox
from sandbox.server import SandboxServer
from scopes.knowledge import Knowledge
from tests.support.known import known
from tests.support.talk import RunningBot, Talk, run_bot
from webex.client import Webex

pytest_plugins = ["tests.support.databases"]

STARTING = {"server", "shared_bot", "browser", "postgresql_server", "postgresql", "trial", "pair"}
"""The fixtures that start something: whoever uses one, also through others, is no unit test."""

TESTS = Path(__file__).parent
COUNTED = (
    *("app", "handlers", "inbox", "pipeline", "scan", "scopes", "store", "web", "webex"),
    *("test_conversations*.py", "test_bot.py", "test_questions.py"),
)
"""The tests that reach what is counted, see `tool.coverage` in pyproject.toml."""

# A slow machine is no failure: what is tested is behavior, never speed.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)
settings.register_profile("the same each time", patient, derandomize=True, max_examples=25)
settings.register_profile("others each time", patient, max_examples=500)
settings.load_profile("others each time" if os.environ.get("FUZZ") else "the same each time")
set_up_logging("WARNING")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that uses a fixture which starts something; spread the longest tests.

    Those are the ones that kill and starve bots. They mostly wait: each of the workers of a
    parallel run gets its share, and the others have the machine while it waits.
    """
    items[:] = _spread(items, [item for item in items if "faults" in item.path.parts])
    for item in items:
        if STARTING.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("integration")


def _spread(items: Sequence[pytest.Item], spread: Sequence[pytest.Item]) -> list[pytest.Item]:
    """Return items with some of them at even distances among the others."""
    chosen = set(spread)
    others = [item for item in items if item not in chosen]
    places = [number * len(others) // max(1, len(spread)) for number in range(len(spread))]
    for place, item in reversed(list(zip(places, spread, strict=True))):
        others.insert(place, item)
    return others


@pytest.hookimpl(tryfirst=True)
def pytest_collection() -> None:
    """Let one of the workers of a parallel run count what runs as modules are imported."""
    coverage = _coverage()
    if coverage and os.environ.get("PYTEST_XDIST_WORKER", "gw0") != "gw0":
        coverage.stop()


def pytest_collection_finish() -> None:
    """Leave what was collected out of each search for garbage, and search less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> None:
    """Count lines for those tests only that reach what is counted: it makes them twice as slow."""
    coverage = _coverage()
    place = item.path.relative_to(TESTS)
    is_counted = any(Path(place.parts[0]).match(pattern) for pattern in COUNTED)
    if coverage and is_counted != (Coverage.current() is coverage):
        (coverage.start if is_counted else coverage.stop)()


@cache
def _coverage() -> Coverage | None:
    """Return what counts from the start on, with ``--cov``."""
    return Coverage.current()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Hold unit tests to what makes them quick: no other process, no port, no connection.

    An audit hook would see more, but Python 3.11 lets go of its lock while such a hook runs, also
    as a thread gets its trace function: with coverage the next thread then fails to start.
    """
    with pytest.MonkeyPatch.context() as patch:
        if item.get_closest_marker("integration") is None:
            patch.setattr(subprocess.Popen, "__init__", _refuse("a process"))
            patch.setattr(socket.socket, "bind", _refuse("a port"))
            patch.setattr(socket.socket, "connect", _refuse("a connection"))
        return (yield)


def _refuse(what: str) -> Callable[..., None]:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise RuntimeError(f"{what} in a test that is not marked as integration")

    return refuse


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Watch over the end of fixtures, too: pytest stops its own clock as soon as a test fails.

    Without it a failed test whose bot does not end would hold the whole run for good.
    """
    if seconds := float(item.config.getini("faulthandler_timeout")):
        stderr = item.config.stash[fault_handler_stderr_fd_key]
        faulthandler.dump_traceback_later(seconds, file=stderr, exit=True)
    return (yield)


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The real catalog and operations."""
    return known()


@pytest.fixture(scope="session")
def sandbox_app() -> Flask:
    """What serves the sandboxes of all tests, one after the other."""
    return create_app()


@pytest.fixture
def sandbox(sandbox_app: Flask) -> Iterator[Sandbox]:
    """A Webex of this test's own: three people and a bot in a group space."""
    sandbox = create_sandbox(app=sandbox_app)
    yield sandbox
    sandbox.close()


@pytest.fixture
def server(sandbox: Sandbox) -> Iterator[SandboxServer]:
    """The sandbox, listening."""
    with SandboxServer(sandbox) as server:
        yield server


@pytest.fixture
def webex(sandbox: Sandbox, server: SandboxServer) -> Webex:
    """The client the bot uses, acting as the bot of the sandbox."""
    return Webex(sandbox.bot_token, server.api_url)


@pytest.fixture
def bot(sandbox: Sandbox, server: SandboxServer, knowledge: Knowledge) -> Iterator[RunningBot]:
    """The bot, running against the sandbox with its webhooks registered."""
    with run_bot(sandbox, server, knowledge) as bot:
        yield bot


@pytest.fixture
def talk(sandbox: Sandbox, bot: RunningBot) -> Talk:
    """A person in the group space with the bot."""
    return Talk(sandbox, bot)


@pytest.fixture(scope="module")
def shared_bot(knowledge: Knowledge) -> Iterator[tuple[Sandbox, RunningBot]]:
    """A bot that all tests of a module ask, with a sandbox of its own; it sets nobody a limit."""
    sandbox = create_sandbox()
    unlimited = {"QUESTIONS_PER_PERSON": "0", "QUESTIONS_PER_SPACE": "0"}
    with SandboxServer(sandbox) as server, run_bot(sandbox, server, knowledge, **unlimited) as bot:
        yield sandbox, bot


@pytest.fixture
def newcomer(shared_bot: tuple[Sandbox, RunningBot]) -> Talk:
    """A person whom the bot does not know yet, in a group space where others ask it as well.

    For tests that look at replies only: they need not wait for a bot of their own.
    """
    sandbox, bot = shared_bot
    number = len(sandbox.store.people())
    person = sandbox.store.add_person(f"Newcomer {number}", f"newcomer{number}@example.com")
    sandbox.store.add_member(sandbox.store.rooms_of(sandbox.bot.id)[0].id, person.id)
    return Talk(sandbox, bot, person)


@pytest.fixture
def requests_seen(sandbox: Sandbox) -> Iterator[list[str]]:
    """What the sandbox has been asked so far, such as "GET /v1/people/me"."""
    seen: list[str] = []

    def note(_app: object, **_: Any) -> None:
        seen.append(f"{request.method} {request.path}")

    with request_started.connected_to(note, sandbox.app):
        yield seen
