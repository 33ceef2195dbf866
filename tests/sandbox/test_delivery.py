"""Webhooks: signatures and failures."""

import hashlib
import hmac

import pytest

from sandbox.app import Sandbox
from sandbox.delivery import MAX_FAILURES, sign
from sandbox.records import Room
from tests.support.receiving import Receiver, register, wait_for
from webex.sdk import WebexAPI

pytestmark = pytest.mark.integration


def test_a_secret_signs_the_raw_bytes(
    sandbox: Sandbox, receiver: Receiver, team: Room, to_bot: str
) -> None:
    register(sandbox, receiver, secret="s3cret")

    sandbox.store.post(sandbox.people[0].id, room_id=team.id, markdown=f"{to_bot} hello")
    wait_for(sandbox, 1)

    expected = hmac.new(b"s3cret", receiver.bodies[0], hashlib.sha1).hexdigest()
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
