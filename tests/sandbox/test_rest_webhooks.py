"""Webhooks: registration, who is told what, signatures, failures."""

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask, Response, request
from werkzeug.serving import WSGIRequestHandler, make_server

from sandbox.app import Sandbox
from sandbox.delivery import MAX_FAILURES, sign
from sandbox.records import Room, Webhook
from sandbox.server import serve_in_thread, stop
from webex.sdk import ApiError, WebexAPI

pytestmark = pytest.mark.integration

CARD = {
    "contentType": "application/vnd.microsoft.card.adaptive",
    "content": {"type": "AdaptiveCard", "version": "1.3", "body": []},
}


@dataclass
class Receiver:
    """Remembers what was posted to it and answers with ``status``."""

    url: str = ""
    status: int = 200
    bodies: list[bytes] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    payloads: list[dict[str, Any]] = field(default_factory=list)

    def accept(self) -> Response:
        self.bodies.append(request.get_data())
        self.headers.append(dict(request.headers))
        self.payloads.append(request.get_json())
        return Response(status=self.status)


class Quiet(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """Stand in for the bot's own web server."""
    receiver = Receiver()
    app = Flask("receiver")
    app.add_url_rule("/hook", view_func=receiver.accept, methods=["POST"])
    server = make_server("127.0.0.1", 0, app, request_handler=Quiet)
    receiver.url = f"http://127.0.0.1:{server.port}/hook"
    thread = serve_in_thread(server)
    yield receiver
    stop(server, thread)


def register(sandbox: Sandbox, receiver: Receiver, resource: str = "all", **more: Any) -> Webhook:
    """Register a webhook of the bot."""
    settings = {"name": "test", "event": "all", "target_url": receiver.url, **more}
    return sandbox.store.add_webhook(sandbox.bot.id, resource=resource, **settings)


def wait_for(sandbox: Sandbox, count: int) -> None:
    sandbox.store.wait_for(lambda: len(sandbox.store.deliveries) >= count)


def events(receiver: Receiver) -> list[tuple[str, str]]:
    return [(payload["resource"], payload["event"]) for payload in receiver.payloads]


def test_a_message_is_announced_in_webex_envelope_without_its_words(
    sandbox: Sandbox, receiver: Receiver, team: Room, to_bot: str
) -> None:
    webhook = register(sandbox, receiver, "messages", event="created", filter="roomType=group")
    author = sandbox.people[0]

    message = sandbox.store.post(author.id, room_id=team.id, markdown=f"{to_bot} hello")
    wait_for(sandbox, 1)

    [payload] = receiver.payloads
    assert payload.pop("appId")
    assert payload == {
        "id": webhook.id,
        "name": "test",
        "targetUrl": receiver.url,
        "created": webhook.created,
        "resource": "messages",
        "event": "created",
        "filter": "roomType=group",
        "orgId": sandbox.bot.org_id,
        "createdBy": sandbox.bot.id,
        "ownedBy": "creator",
        "status": "active",
        "actorId": author.id,
        "data": {
            "id": message.id,
            "roomId": team.id,
            "roomType": "group",
            "personId": author.id,
            "personEmail": author.email,
            "created": message.created,
        },
    }


def test_a_secret_signs_the_raw_bytes(
    sandbox: Sandbox, receiver: Receiver, team: Room, to_bot: str
) -> None:
    register(sandbox, receiver, secret="s3cret")

    sandbox.store.post(sandbox.people[0].id, room_id=team.id, markdown=f"{to_bot} hello")
    wait_for(sandbox, 1)

    expected = hmac.new(b"s3cret", receiver.bodies[0], hashlib.sha1).hexdigest()
    assert receiver.headers[0]["X-Spark-Signature"] == expected


def test_letters_of_all_languages_are_sent_as_they_are(
    sandbox: Sandbox, receiver: Receiver, team: Room
) -> None:
    register(sandbox, receiver, "rooms", secret="s3cret")

    sandbox.store.update_room(team.id, sandbox.people[0].id, title="Übung 東京")
    wait_for(sandbox, 1)

    expected = hmac.new(b"s3cret", receiver.bodies[0], hashlib.sha1).hexdigest()
    assert "Übung 東京".encode() in receiver.bodies[0]
    assert receiver.headers[0]["X-Spark-Signature"] == expected


def test_the_signature_matches_a_known_value() -> None:
    body = b'{"id":"WH1","resource":"messages","event":"created","data":{"id":"M1","roomId":"R1"}}'

    assert sign("s3cret", body) == "6ed86161bc8b9901c9976de9fe8e080f939f1c4b"


def test_without_a_secret_nothing_is_signed(
    sandbox: Sandbox, receiver: Receiver, team: Room, to_bot: str
) -> None:
    register(sandbox, receiver)

    sandbox.store.post(sandbox.people[0].id, room_id=team.id, markdown=to_bot)
    wait_for(sandbox, 1)

    assert "X-Spark-Signature" not in receiver.headers[0]


def test_a_bot_hears_of_mentions_its_own_messages_and_direct_ones_only(
    sandbox: Sandbox, receiver: Receiver, team: Room, to_bot: str
) -> None:
    register(sandbox, receiver, "messages", event="created")
    store, person = sandbox.store, sandbox.people[0]
    direct = store.direct_room(person.id, sandbox.bot.id)

    store.post(person.id, room_id=team.id, text="not for bots")
    store.post(person.id, room_id=team.id, markdown="<@all> hello")
    heard = [
        store.post(person.id, room_id=team.id, markdown=f"{to_bot} hello"),
        store.post(sandbox.bot.id, room_id=team.id, text="hello"),
        store.post(person.id, room_id=direct.id, text="hello"),
    ]
    wait_for(sandbox, 3)

    assert [payload["data"]["id"] for payload in receiver.payloads] == [m.id for m in heard]


def test_the_firehose_tells_everything_but_card_actions_in_order(
    sandbox: Sandbox, receiver: Receiver, team: Room
) -> None:
    register(sandbox, receiver, "all")
    store, person = sandbox.store, sandbox.people[0]

    room = store.create_room("New", sandbox.bot.id)
    member = store.add_member(room.id, person.id)
    message = store.post(sandbox.bot.id, room_id=room.id, text="x")
    store.edit(message.id, sandbox.bot.id, text="y")
    store.delete(message.id, sandbox.bot.id)
    card = store.post(sandbox.bot.id, room_id=team.id, text="x", attachments=[CARD])
    store.submit(person.id, card.id, {})
    store.remove_member(member.id)
    wait_for(sandbox, 8)

    assert events(receiver) == [
        ("rooms", "created"),
        ("memberships", "created"),
        ("memberships", "created"),
        ("messages", "created"),
        ("messages", "updated"),
        ("messages", "deleted"),
        ("messages", "created"),
        ("memberships", "deleted"),
    ]


def test_a_card_action_is_told_to_the_author_of_the_card(
    sandbox: Sandbox, receiver: Receiver, team: Room
) -> None:
    register(sandbox, receiver, "attachmentActions", event="created")
    person = sandbox.people[0]
    card = sandbox.store.post(sandbox.bot.id, room_id=team.id, text="x", attachments=[CARD])

    action = sandbox.store.submit(person.id, card.id, {"secret": "input"})
    wait_for(sandbox, 1)

    [payload] = receiver.payloads
    assert payload["actorId"] == person.id
    assert payload["data"] == {
        "id": action.id,
        "type": "submit",
        "messageId": card.id,
        "personId": person.id,
        "roomId": team.id,
        "created": action.created,
    }


def test_a_removed_bot_hears_of_its_own_removal(
    sandbox: Sandbox, receiver: Receiver, team: Room
) -> None:
    register(sandbox, receiver, "memberships", event="deleted")
    membership = sandbox.store.find_membership(team.id, sandbox.bot.id)
    assert membership is not None

    sandbox.store.remove_member(membership.id, actor_id=sandbox.people[0].id)
    wait_for(sandbox, 1)

    assert receiver.payloads[0]["actorId"] == sandbox.people[0].id
    assert receiver.payloads[0]["data"]["personId"] == sandbox.bot.id


@pytest.mark.parametrize(
    ("filter_text", "passes"),
    [
        ("roomId={room}", True),
        ("roomType=direct", False),
        ("roomType=direct,group", True),
        ("mentionedPeople=me", True),
        ("mentionedPeople=me&hasFiles=true", False),
        ("hasAttachments=false&personEmail=developer@example.com", True),
        ("personId=somebody", False),
    ],
)
def test_a_filter_lets_matching_messages_through(
    sandbox: Sandbox, receiver: Receiver, team: Room, to_bot: str, filter_text: str, passes: bool
) -> None:
    register(sandbox, receiver, "messages", filter=filter_text.format(room=team.id))
    last = register(sandbox, receiver, "messages", name="last")

    sandbox.store.post(sandbox.people[0].id, room_id=team.id, markdown=f"{to_bot} hello")
    sandbox.store.wait_for(lambda: any(d.webhook_id == last.id for d in sandbox.store.deliveries))

    assert len(receiver.payloads) == (2 if passes else 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"resource": "Messages"},
        {"event": "create"},
        {"targetUrl": "ftp://example.com"},
        {"targetUrl": "example.com"},
        {"filter": "colour=red"},
        {"filter": "roomId=somewhere"},
        {"name": ""},
    ],
)
def test_a_webhook_that_cannot_work_is_refused(bot: WebexAPI, wrong: dict[str, str]) -> None:
    good = {
        "name": "test",
        "targetUrl": "http://127.0.0.1:9/",
        "resource": "messages",
        "event": "created",
    }

    with pytest.raises(ApiError) as refusal:
        bot.webhooks.create(**{**good, **wrong})
    assert refusal.value.status_code == 400


def test_an_update_changes_four_fields_and_ignores_the_rest(
    bot: WebexAPI, sandbox: Sandbox, receiver: Receiver
) -> None:
    webhook = register(sandbox, receiver, "messages", filter="roomType=group", secret="kept")

    changed = bot.webhooks.update(
        webhook.id, name="new", targetUrl=receiver.url, resource="rooms", filter="x=y"
    )

    assert (changed.name, changed.secret) == ("new", "kept")
    assert (changed.resource, changed.filter) == ("messages", "roomType=group")


def test_a_webhook_cannot_be_deactivated_or_lose_its_name(
    bot: WebexAPI, sandbox: Sandbox, receiver: Receiver
) -> None:
    webhook = register(sandbox, receiver)

    for changes in (
        {"name": "x", "targetUrl": receiver.url, "status": "inactive"},
        {"targetUrl": receiver.url},
        {"name": "x"},
    ):
        with pytest.raises(ApiError) as refusal:
            bot.webhooks.update(webhook.id, **changes)
        assert refusal.value.status_code == 400


def test_a_webhook_exists_only_for_its_owner(
    developer: WebexAPI, sandbox: Sandbox, receiver: Receiver
) -> None:
    webhook = register(sandbox, receiver)

    with pytest.raises(ApiError) as refusal:
        developer.webhooks.get(webhook.id)
    assert refusal.value.status_code == 404
    assert list(developer.webhooks.list()) == []


def test_a_failed_delivery_is_not_repeated(
    sandbox: Sandbox, receiver: Receiver, team: Room, to_bot: str
) -> None:
    register(sandbox, receiver, "messages")
    receiver.status = 500

    for _ in range(2):
        sandbox.store.post(sandbox.people[0].id, room_id=team.id, markdown=to_bot)
    wait_for(sandbox, 2)

    assert [delivery.status for delivery in sandbox.store.deliveries] == [500, 500]
    assert len(receiver.payloads) == 2


def test_an_unreachable_target_counts_as_a_failure(
    sandbox: Sandbox, receiver: Receiver, team: Room, to_bot: str
) -> None:
    register(sandbox, receiver, target_url="http://127.0.0.1:9/")

    sandbox.store.post(sandbox.people[0].id, room_id=team.id, markdown=to_bot)
    wait_for(sandbox, 1)

    assert sandbox.store.deliveries[0].status is None


def test_a_hundred_failures_disable_a_webhook_and_one_more_after_reactivation(
    bot: WebexAPI, sandbox: Sandbox, receiver: Receiver, team: Room, to_bot: str
) -> None:
    webhook = register(sandbox, receiver, "messages")
    store, author = sandbox.store, sandbox.people[0].id
    receiver.status = 503

    for _ in range(MAX_FAILURES):
        store.post(author, room_id=team.id, markdown=to_bot)
    store.wait_for(lambda: store.webhook(webhook.id).status == "inactive")
    store.post(author, room_id=team.id, markdown=to_bot)
    reactivated = bot.webhooks.update(
        webhook.id, name="again", targetUrl=receiver.url, status="active"
    )
    store.post(author, room_id=team.id, markdown=to_bot)
    store.wait_for(lambda: store.webhook(webhook.id).status == "inactive")

    assert reactivated.status == "active"
    assert len(receiver.payloads) == MAX_FAILURES + 1


def test_a_deleted_webhook_is_not_called(
    sandbox: Sandbox, receiver: Receiver, team: Room, to_bot: str
) -> None:
    gone = register(sandbox, receiver, name="gone")
    register(sandbox, receiver, name="kept")
    sandbox.store.remove_webhook(gone.id)

    sandbox.store.post(sandbox.people[0].id, room_id=team.id, markdown=to_bot)
    wait_for(sandbox, 1)

    assert [payload["name"] for payload in receiver.payloads] == ["kept"]


def test_waiting_for_what_never_comes_ends_with_an_error(sandbox: Sandbox) -> None:
    with pytest.raises(TimeoutError):
        sandbox.store.wait_for(lambda: False, timeout=0.01)
