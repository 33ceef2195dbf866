"""Webhooks: how they are registered, changed and read."""

import pytest

from sandbox.app import Sandbox
from tests.support.receiving import Receiver, register
from webex.sdk import ApiError, WebexAPI

pytestmark = pytest.mark.integration


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
