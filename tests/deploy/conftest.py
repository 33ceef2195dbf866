"""Two bots on one machine, each with a Webex of its own, as the recipes in deploy/ have them."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

import pytest
from dotenv import dotenv_values

from sandbox.app import Sandbox, create_sandbox
from sandbox.records import Message
from sandbox.server import SandboxServer
from settings import Settings, read_settings
from tests.support.bots import BotProcess, free_port, running
from tests.support.fronts import RECIPES, Place, make_certificate, with_changes
from tests.support.talk import mention_of


@dataclass
class Deployed:
    """A bot as a process of its own, and the Webex that knows it."""

    process: BotProcess
    sandbox: Sandbox = field(repr=False)

    @property
    def settings(self) -> Settings:
        """What it runs with."""
        return read_settings(self.process.environment)

    @property
    def said(self) -> list[Message]:
        """All that it said in the group space."""
        store, bot = self.sandbox.store, self.sandbox.bot
        return [m for m in store.messages(store.rooms_of(bot.id)[0].id) if m.author == bot]

    def ask(self, text: str) -> Message:
        """Mention the bot in the group space; return its reply, whenever it comes."""
        store, bot = self.sandbox.store, self.sandbox.bot
        room = store.rooms_of(bot.id)[0]
        asker = self.sandbox.people[0].id
        asked = store.post(asker, room_id=room.id, markdown=f"{mention_of(bot)} {text}")

        def reply() -> Message | None:
            said = [m for m in store.messages(room.id) if m.parent_id == asked.id]
            return next((m for m in said if m.author == bot and m.content.attachments), None)

        found = store.wait_for(reply)
        assert found
        return found

    def hear_at(self, address: str) -> None:
        """Have its Webex send all events to another address."""
        for hook in self.sandbox.store.webhooks():
            self.sandbox.store.change_webhook(hook.id, target_url=f"{address}/webhook")


@dataclass(frozen=True)
class Pair:
    """Both bots, and where a front for them is to listen."""

    place: Place
    certificate: Path
    first: Deployed
    second: Deployed

    def __iter__(self) -> Iterator[Deployed]:
        return iter((self.first, self.second))


@pytest.fixture(scope="package")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """Two bots that run with `deploy/first.env` and `deploy/second.env`."""
    folder = tmp_path_factory.mktemp("pair")
    certificate = make_certificate(folder)
    place = Place(free_port(), folder, free_port(), free_port())
    with pytest.MonkeyPatch.context() as patch, ExitStack() as open_ones:
        patch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
        first, second = (
            open_ones.enter_context(_bot(folder, name, place, port, certificate))
            for name, port in (("first", place.first), ("second", place.second))
        )
        with running(first.process, second.process):
            yield Pair(place, certificate, first, second)


@contextmanager
def _bot(folder: Path, name: str, place: Place, port: int, certificate: Path) -> Iterator[Deployed]:
    sandbox = create_sandbox()
    with SandboxServer(sandbox) as server:
        recipe = (RECIPES / f"{name}.env").read_text(encoding="utf-8")
        own = {
            "WEBEX_ACCESS_TOKEN=\n": f"WEBEX_ACCESS_TOKEN={sandbox.bot_token}\n",
            "WEBEX_WEBHOOK_SECRET=\n": f"WEBEX_WEBHOOK_SECRET=the secret of the {name} bot\n",
            "https://bot.example.com": place.url,
            {"first": "PORT=8080", "second": "PORT=8082"}[name]: f"PORT={port}",
        }
        text = StringIO(with_changes(recipe, own))
        variables = {name: value or "" for name, value in dotenv_values(stream=text).items()}
        variables |= {"WEBEX_API_URL": server.api_url, "REQUESTS_CA_BUNDLE": str(certificate)}
        home = folder / name
        home.mkdir()
        yield Deployed(BotProcess(home, variables, port), sandbox)
    sandbox.close()
