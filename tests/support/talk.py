"""The bot as tests run it, and a person who talks to it."""

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import requests
from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from app.factory import create_app
from app.wiring import Service
from inbox.inbox import Inbox
from sandbox.app import Sandbox
from sandbox.records import Json, Message, Person, Room
from sandbox.server import SandboxServer, serve_in_thread, stop
from scopes.knowledge import Knowledge
from settings import read_settings
from webex.backfill import Backfill
from webex.client import Webex
from webex.digests import DigestLook
from webex.registration import register
from webex.signature import HEADER, sign

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

SECRET = "the secret of the tests"
PATIENCE = 60.0


@dataclass(frozen=True)
class RunningBot:
    """The real bot, listening on a port of this machine."""

    app: Flask
    url: str
    inbox: Inbox
    backfill: Backfill
    digests: DigestLook
    database_url: str

    def deliver(self, event: Json) -> requests.Response:
        """Send an event as Webex would, signed."""
        body = json.dumps(event).encode()
        headers = {HEADER: sign(body, SECRET), "Content-Type": "application/json"}
        return requests.post(f"{self.url}/webhook", data=body, headers=headers, timeout=PATIENCE)


@contextmanager
def run_bot(
    sandbox: Sandbox, server: SandboxServer, knowledge: Knowledge, **environment: str
) -> Iterator[RunningBot]:
    """Run the bot against a sandbox, its webhooks registered; `environment` adds variables."""
    front = Front()
    with tempfile.TemporaryDirectory() as folder, served(front) as url:
        variables = {
            "WEBEX_ACCESS_TOKEN": sandbox.bot_token,
            "WEBEX_API_URL": server.api_url,
            "WEBEX_WEBHOOK_SECRET": SECRET,
            "PUBLIC_URL": url,
            "DATABASE_URL": f"sqlite:///{folder}/bot.db",
        }
        settings = read_settings({**variables, **environment})
        app = create_app(settings, knowledge, has_upkeep=False)
        service: Service = app.extensions["service"]
        try:
            front.app = app
            register(Webex(sandbox.bot_token, server.api_url), url, SECRET)
            yield RunningBot(
                app, url, service.inbox, service.backfill, service.digests, settings.database_url
            )
        finally:
            service.close()


class Front:
    """Serves an app that is made once it is known where it is served."""

    app: Flask

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        return self.app(environ, start_response)


class _QuietHandler(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing: what the bot itself logs is under test."""


@contextmanager
def served(app: "WSGIApplication") -> Iterator[str]:
    """Serve an app on a port of this machine; give its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_QuietHandler)
    thread = serve_in_thread(server)
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        stop(server, thread)


class Talk:
    """A person's side of a conversation: what they say and what the bot replies.

    Nothing here sleeps: a reply is looked for once Webex has delivered the event and the bot has
    worked on it, so that "no reply" and "two replies" are seen as surely as one.
    """

    def __init__(self, sandbox: Sandbox, bot: RunningBot, person: Person | None = None) -> None:
        """The person is the first one of the sandbox unless another is given."""
        self.store = sandbox.store
        self.bot = sandbox.bot
        first, self.colleague, *_ = sandbox.people
        self.person = person or first
        self.room = sandbox.store.rooms_of(sandbox.bot.id)[0]
        self._inbox = bot.inbox

    @property
    def mention(self) -> str:
        """A mention of the bot, as a Webex client writes it."""
        return mention_of(self.bot)

    def ask(self, text: str, thread: Message | None = None) -> Message:
        """Mention the bot in the group space and ask; return its only reply."""
        return _only(self.ask_at_length(text, thread))

    def ask_at_length(self, text: str, thread: Message | None = None) -> list[Message]:
        """Ask like `ask`, for a reply that may take several messages."""
        return self.hear(lambda: self.say(f"{self.mention} {text}", thread).id, self.room)

    def direct(self, text: str) -> Message:
        """Write to the bot 1:1, in plain text as it stands; return its only reply."""
        room = self.direct_room
        return _only(
            self.hear(lambda: self.store.post(self.person.id, room_id=room.id, text=text).id, room)
        )

    def submit(self, card: Message, button: int = 0, **inputs: str) -> Message:
        """Submit a card action; return the bot's only reply."""
        submitted = {**_data(buttons_of(card)[button]), **inputs}
        return _only(
            self.hear(lambda: self.store.submit(self.person.id, card.id, submitted).id, card.room)
        )

    def say(
        self, markdown: str, thread: Message | None = None, author: Person | None = None
    ) -> Message:
        """Say something in the group space, without waiting for anything."""
        return self.store.post(
            (author or self.person).id,
            room_id=self.room.id,
            markdown=markdown,
            parent_id=thread.id if thread else None,
        )

    def hear(self, act: Callable[[], str], room: Room) -> list[Message]:
        """Do what causes the event with the returned id; return what the bot says to it."""
        before = len(self.heard(room))
        self.wait_for_bot(act())
        return self.heard(room)[before:]

    def wait_for_bot(self, event_id: str) -> None:
        """Wait until Webex has delivered an event and the bot has done all it will do about it."""
        self.store.wait_for(lambda: event_id in {d.data_id for d in self.store.deliveries})
        self.acquire()

    def acquire(self) -> None:
        """Wait until the bot has done all it will do about what was delivered."""
        assert self._inbox.drain(PATIENCE), "the bot is still busy"

    def heard(self, room: Room | None = None) -> list[Message]:
        """Return everything the bot said in a space, by default the group space."""
        said = self.store.messages((room or self.room).id)
        return [message for message in said if message.author == self.bot]

    def replies(self, root: Message) -> list[Message]:
        """Return what the bot said in the thread of a message."""
        return [message for message in self.heard(root.room) if message.parent_id == root.id]

    @property
    def direct_room(self) -> Room:
        """The 1:1 space with the bot."""
        return self.store.direct_room(self.person.id, self.bot.id)


def mention_of(person: Person) -> str:
    """Return a mention of somebody, as a Webex client writes it."""
    return f"<@personId:{person.id}|{person.display_name}>"


def markdown_of(message: Message) -> str:
    """Return the markdown of a message of the bot, which always has some."""
    assert message.content.markdown
    return message.content.markdown


def card_of(message: Message) -> Json:
    """Return the card of a message."""
    (attachment,) = message.content.attachments
    content: Json = attachment["content"]
    return content


def buttons_of(message: Message) -> list[Json]:
    """Return the buttons of a message's card, row by row."""
    rows = [e["actions"] for e in card_of(message)["body"] if e["type"] == "ActionSet"]
    return [button for row in rows for button in row]


def button_of(message: Message, title: str) -> int:
    """Return the number of the button with a title."""
    return [button["title"] for button in buttons_of(message)].index(title)


def texts_on_card(message: Message) -> list[str]:
    """Return the texts of a message's card, none when it has no card."""
    if not message.content.attachments:
        return []
    return list(_texts(card_of(message)["body"]))


def _texts(elements: list[Json]) -> Iterator[str]:
    for element in elements:
        yield from _texts(element.get("items", []))
        if element["type"] == "TextBlock":
            yield element["text"]


def _data(button: Json) -> Json:
    """Return what a button submits; for one that opens a form, what its form sends."""
    data: Json = button["card"]["actions"][0]["data"] if "card" in button else button["data"]
    return data


def _only(replies: list[Message]) -> Message:
    assert len(replies) == 1, f"expected one reply of the bot, got {len(replies)}"
    return replies[0]
