import json
import time
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from inbox.events import Event
from inbox.intake import InboxClosed
from sandbox.records import Json
from webex.records import Person
from webex.signature import HEADER, sign
from webex.webhook import create_webhook

NOW = 1_800_000_001.0
SECRET = "the secret of the tests"
ME = Person("BOT", "scope-bot@webex.bot", "Scope Bot", "ORG")


@pytest.fixture
def client() -> FlaskClient:
    return client_of(NoteTaker())


def minutes_ago(minutes: int) -> str:
    """Return a time as Webex writes it."""
    return datetime.fromtimestamp(time.time() - 60 * minutes, UTC).isoformat()


def status(client: FlaskClient, body: bytes, signature: str | None = None) -> int:
    """Post a body, by default with the right signature, and return the status."""
    headers = {HEADER: sign(body, SECRET) if signature is None else signature}
    return client.post("/webhook", data=body, headers=headers).status_code


def event(resource: str = "messages", kind: str = "created", **data: str) -> Json:
    facts = {"id": "M1", "roomId": "R1", "personId": "ALICE", "personEmail": "alice@example.com"}
    return {"resource": resource, "event": kind, "data": {**facts, **data}}


def body(event: Json) -> bytes:
    return json.dumps(event).encode()


def test_a_delivery_with_the_right_signature_is_taken(client: FlaskClient) -> None:
    assert status(client, body(event())) == 200


@pytest.mark.parametrize("signature", ["", "0" * 40, "nonsense", sign(b"another body", SECRET)])
def test_a_wrong_signature_is_refused(client: FlaskClient, signature: str) -> None:
    assert status(client, body(event()), signature) == 401


def test_a_missing_signature_is_refused(client: FlaskClient) -> None:
    assert client.post("/webhook", data=body(event())).status_code == 401


def test_a_body_changed_by_one_space_is_refused(client: FlaskClient) -> None:
    sent = body(event())

    assert status(client, sent + b" ", sign(sent, SECRET)) == 401


def test_an_unsigned_delivery_reaches_nobody() -> None:
    inbox = NoteTaker()

    client_of(inbox).post("/webhook", data=body(event()))
    status(client_of(inbox), body(event(id="M2")))

    assert [event.id for event in inbox.taken] == ["M2"]


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"hello",
        b"\xff",
        b"null",
        b"[]",
        b"{}",
        b'{"resource": "messages", "event": "created"}',
        b'{"resource": "messages", "event": "created", "data": null}',
        b'{"resource": "messages", "event": "created", "data": {"id": 1}}',
        b'{"resource": 1, "event": "created", "data": {"id": "M1"}}',
        b"[" * 500_000,
    ],
    ids=lambda sent: repr(sent[:60]),
)
def test_a_signed_body_that_is_no_event_is_refused(client: FlaskClient, sent: bytes) -> None:
    assert status(client, sent) == 400


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_only_posts_are_taken(client: FlaskClient, method: str) -> None:
    assert client.open("/webhook", method=method).status_code == 405


@pytest.mark.parametrize(
    "unwanted",
    [
        event("messages", "deleted"),
        event("memberships", "deleted"),
        event("rooms", "created"),
        event("something", "new"),
        event(personId="BOT", personEmail=""),
        event(personEmail="other@webex.bot"),
        event("attachmentActions", personId="BOT", personEmail=""),
    ],
    ids=lambda unwanted: "/".join((unwanted["resource"], unwanted["event"])),
)
def test_what_needs_no_work_is_acknowledged_and_dropped(unwanted: Json) -> None:
    inbox = NoteTaker()

    assert status(client_of(inbox), body(unwanted)) == 200
    assert inbox.taken == []


def test_a_repeated_delivery_is_acknowledged() -> None:
    inbox = NoteTaker()
    client = client_of(inbox)

    assert [status(client, body(event())) for _ in range(2)] == [200, 200]
    assert [event.id for event in inbox.taken] == ["M1"]


def test_an_edit_is_kept_under_a_key_of_its_own() -> None:
    inbox = NoteTaker()
    client = client_of(inbox)

    for delivery in (event(), event("messages", "updated"), event(updated="2026-01-01T00:00:00Z")):
        assert status(client, body(delivery)) == 200

    assert len({event.key for event in inbox.taken}) == 3


def test_an_older_message_that_is_heard_of_again_may_have_been_edited() -> None:
    inbox = NoteTaker()
    client = client_of(inbox)

    sent = body(event(created=minutes_ago(10)))
    for _ in range(2):
        status(client, sent)

    assert [event.event for event in inbox.taken] == ["created", "updated"]


def test_a_delivery_that_is_sent_again_and_again_makes_no_work_each_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(time, "time", lambda: NOW)
    inbox = NoteTaker()
    client = client_of(inbox)

    answers = [status(client, body(event(created=minutes_ago(10)))) for _ in range(20)]

    assert answers == [200] * 20
    assert [event.event for event in inbox.taken] == ["created", "updated"]


def test_a_message_of_another_day_that_is_heard_of_again_is_not_looked_at() -> None:
    inbox = NoteTaker()
    client = client_of(inbox)

    sent = body(event(created=minutes_ago(25 * 60)))
    for _ in range(2):
        assert status(client, sent) == 200

    assert [event.event for event in inbox.taken] == ["created"]


@pytest.mark.parametrize("field", ["id", "roomId", "personId"])
@pytest.mark.parametrize("value", ["../people/me", "M1?max=1", "M1#", "M 1", "%2e%2e", "a/b"])
def test_an_id_that_could_lead_a_call_elsewhere_is_refused(field: str, value: str) -> None:
    inbox = NoteTaker()

    assert status(client_of(inbox), body(event(**{field: value}))) == 400
    assert inbox.taken == []


def test_what_cannot_be_kept_is_refused_so_that_webex_knows() -> None:
    assert status(client_of(NoteTaker(is_full=True)), body(event())) == 503


class NoteTaker:
    """An inbox that only notes what it is given."""

    def __init__(self, is_full: bool = False) -> None:
        self.taken: list[Event] = []
        self._is_full = is_full

    def put(self, event: Event) -> bool:
        if self._is_full:
            raise InboxClosed("too much to do")
        if event in self.taken:
            return False
        self.taken.append(event)
        return True


def client_of(inbox: NoteTaker) -> FlaskClient:
    """Return a client of the route alone, before an inbox of the test's own."""
    app = Flask(__name__)
    app.register_blueprint(create_webhook(inbox, ME, SECRET))
    return app.test_client()
