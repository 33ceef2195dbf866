"""A running sandbox, the bot beside it, and a person who talks to the bot."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import request, request_started
from hypothesis import HealthCheck, settings

from monitoring.logs import set_up_logging
from sandbox.app import Sandbox, create_sandbox
from sandbox.server import SandboxServer
from scopes.knowledge import Knowledge, load_knowledge
from tests.support.talk import RunningBot, Talk, run_bot
from webex.client import Webex

pytest_plugins = ["tests.support.databases"]

# A slow machine is no failure: what is tested is behavior, never speed.
settings.register_profile(
    "patient", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.load_profile("patient")
set_up_logging("WARNING")


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The real catalog and operations."""
    return load_knowledge()


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A Webex of this test's own: three people and a bot in a group space."""
    sandbox = create_sandbox()
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


@pytest.fixture
def requests_seen(sandbox: Sandbox) -> Iterator[list[str]]:
    """What the sandbox has been asked so far, such as "GET /v1/people/me"."""
    seen: list[str] = []

    def note(_app: object, **_: Any) -> None:
        seen.append(f"{request.method} {request.path}")

    with request_started.connected_to(note, sandbox.app):
        yield seen
