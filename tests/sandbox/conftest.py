"""A running sandbox and clients for its people."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from sandbox.app import Sandbox
from sandbox.records import Room
from sandbox.server import SandboxServer
from tests.support.receiving import Receiver
from tests.support.talk import served
from webex.sdk import WebexAPI

ClientFor = Callable[[str], WebexAPI]


@pytest.fixture
def client_for(sandbox: Sandbox, server: SandboxServer) -> ClientFor:
    """Build an unmodified SDK client that acts as one person."""

    def build(person_id: str) -> WebexAPI:
        return WebexAPI(
            access_token=sandbox.token_of(person_id),
            base_url=server.api_url,
            wait_on_rate_limit=False,
        )

    return build


@pytest.fixture
def bot(sandbox: Sandbox, client_for: ClientFor) -> WebexAPI:
    return client_for(sandbox.bot.id)


@pytest.fixture
def developer(sandbox: Sandbox, client_for: ClientFor) -> WebexAPI:
    return client_for(sandbox.people[0].id)


@pytest.fixture
def team(sandbox: Sandbox) -> Room:
    """The group space everybody is in."""
    return sandbox.store.rooms_of(sandbox.bot.id)[0]


@pytest.fixture
def to_bot(sandbox: Sandbox) -> str:
    """How a message mentions the bot."""
    return f"<@personId:{sandbox.bot.id}|{sandbox.bot.display_name}>"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """Stand in for the bot's own web server."""
    receiver = Receiver()
    app = Flask("receiver")
    app.add_url_rule("/hook", view_func=receiver.accept, methods=["POST"])
    with served(app) as url:
        receiver.url = f"{url}/hook"
        yield receiver
