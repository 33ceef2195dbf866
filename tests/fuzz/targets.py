"""What is fuzzed: functions that take any bytes and raise when something is wrong."""

import json
import re
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from handlers import answer
from inbox.events import Event, NotAnEvent, parse_event
from inbox.work import Attempt
from rendering.as_json import to_json, to_record
from rendering.card import to_card
from rendering.markdown import to_markdown
from rendering.plain import to_plain
from scopes.data.catalog import FILES
from scopes.data.errors import DataError, read_data
from scopes.data.phrasings import load_phrasings
from scopes.data.tables import load_operations
from scopes.data.validation import parse_catalog
from scopes.knowledge import ROOT
from scopes.reading.cleaning import MAX_CHARACTERS
from store.key_values import KeyValueStore
from store.rate_limits import RateLimits
from store.subscriptions import Subscriptions
from store.tables import METADATA
from tests.support.known import known
from tests.support.safety import harm_in, unbalanced
from webex.conversation import Conversation, Options, Stores
from webex.records import CardAction, Person
from webex.signature import HEADER, sign
from webex.webhook import create_webhook

Target = Callable[[bytes], None]

SECRET = "secret"
PAGE = "https://bot.example.com"
_LINK = re.compile(rf"\n\n\[[\w ]+\]\({PAGE}/\?q=[^()\s]*\)(?=(?:\n\n\(\d+/\d+\))?$)")
"""The bot's own link at the end of a reply."""
BOT = Person("BOT", "bot@webex.bot", "Scope Bot", "ORG")
DELIVERY = {
    "resource": "messages",
    "event": "created",
    "actorId": "P1",
    "data": {"id": "M1", "roomId": "R1", "personId": "P1", "personEmail": "a@example.com"},
}


def delivery(data: bytes) -> None:
    """A body of a webhook is an event whose facts can be logged and stored, or it is refused."""
    with suppress(NotAnEvent):
        event = parse_event(data)
        assert event.key.isprintable() and len(event.key) < 2_000


def webhook(data: bytes) -> None:
    """The route answers any signed body with 200 or 400."""
    response = _client().post("/webhook", data=data, headers={HEADER: sign(data, SECRET)})
    assert response.status_code in (200, 400), response.status_code


def question(data: bytes) -> None:
    """Any text gets a safe answer in every form."""
    _ask(data.decode(errors="replace")[:MAX_CHARACTERS])


def long_question(data: bytes) -> None:
    """So does a text that repeats itself up to the greatest length; `|` sets beginning and end."""
    start, _, rest = data.decode(errors="replace")[:300].partition("|")
    middle, _, end = rest.partition("|")
    room = max(0, MAX_CHARACTERS - len(start) - len(end))
    _ask(start + (middle * room)[:room] + end)


def card(data: bytes) -> None:
    """A card action with any inputs gets a safe reply, or none."""
    try:
        inputs = json.loads(data)
    except (ValueError, RecursionError):
        inputs = {"question": data.decode(errors="replace"), "thread": "T1"}
    if isinstance(inputs, dict):
        webex = _Webex(inputs)
        event = Event("attachmentActions", "created", "A1", "R1", "P1", "P1")
        talk = Conversation(
            webex,  # type: ignore[arg-type]  # as much of it as a card action needs
            BOT,
            known(),
            _OpenGuard(),  # type: ignore[arg-type]  # as much of it as a card action needs
            _stores(),
            Options(SECRET, PAGE),
        )
        talk.answer(event, Attempt())
        assert not [harm for text in webex.posted for harm in harm_in(_LINK.sub("", text))]


def data_file(data: bytes) -> None:
    """A catalog, operations or requests file is read, or its problems are told."""
    keys = {operation.key for operation in known().operations.all}
    readers: Sequence[Callable[[Path], object]] = (
        _parse_with_the_other_files,
        load_operations,
        lambda path: load_phrasings(path, keys),
    )
    with tempfile.NamedTemporaryFile() as file:
        file.write(data[1:])
        file.flush()
        with suppress(DataError):
            readers[data[0] % len(readers) if data else 0](Path(file.name))


def _parse_with_the_other_files(path: Path) -> object:
    texts = {file: read_data(ROOT / file) for file in FILES}
    return parse_catalog(texts | {"catalog.yaml": read_data(path)})


TARGETS: dict[str, Target] = {
    target.__name__: target
    for target in (delivery, webhook, question, long_question, card, data_file)
}


def seeds(name: str) -> Iterable[bytes]:
    """Return inputs to start a target from."""
    questions = [
        json.loads(line)["q"].encode()
        for file in sorted((ROOT / "tests" / "questions").glob("*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
    ]
    match name:
        case "delivery" | "webhook":
            return [json.dumps(DELIVERY).encode(), b'{"data": {}}', b"[]"]
        case "long_question":
            return [b"list rooms |%s|" % text for text in questions]
        case "card":
            return [json.dumps({"question": text.decode()}).encode() for text in questions]
        case "data_file":
            return [bytes([n]) + _head(name) for n, name in enumerate(_FILES)]
        case _:
            return questions


_FILES = ("catalog.yaml", "data/operations.tsv", "data/requests.tsv")


def _head(name: str) -> bytes:
    return (ROOT / name).read_bytes()[:3_000]


def _ask(text: str) -> None:
    given = answer(text, known())
    assert not harm_in(to_markdown(given)), harm_in(to_markdown(given))
    assert not unbalanced(given), unbalanced(given)
    assert to_plain(given)
    assert json.dumps(to_card(given, "thread")).isascii()
    assert "\n" not in to_json(to_record(given, text))


@cache
def _client() -> FlaskClient:
    app = Flask(__name__)
    app.register_blueprint(create_webhook(_Inbox(), BOT, SECRET))
    return app.test_client()


class _Inbox:
    def put(self, event: Event) -> bool:
        return bool(event.key)

    def close(self) -> None:
        pass


@cache
def _stores() -> Stores:
    """Everything that is kept, in memory."""
    engine = sa.create_engine("sqlite://", poolclass=sa.StaticPool)
    METADATA.create_all(engine)
    return Stores(KeyValueStore(engine), RateLimits(engine), Subscriptions(engine))


class _OpenGuard:
    """Denies nobody an answer."""

    def is_silenced(self, _person_id: str, _room_id: str) -> bool:
        return False

    def check(self, _turn: object) -> None:
        return None


class _Webex:
    """The part of `webex.client.Webex` that a card action needs."""

    def __init__(self, inputs: dict[str, Any]) -> None:
        self._inputs = inputs
        self.posted: list[str] = []

    def card_action(self, action_id: str) -> CardAction:
        return CardAction(action_id, "R1", "P1", "M1", self._inputs, time.time())

    def person(self, person_id: str) -> Person:
        return Person(person_id, "a@example.com", "A", "ORG")

    def post(self, room_id: str, markdown: str, *_: object) -> str:
        self.posted.append(markdown)
        return room_id
