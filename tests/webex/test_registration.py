import pytest

from sandbox.app import Sandbox
from sandbox.records import Webhook
from sandbox.store import Store
from webex.client import Webex
from webex.errors import WebexError
from webex.registration import PREFIX, register

URL = "http://bot.example.com"
WANTED = {
    ("messages", "created"),
    ("attachmentActions", "created"),
    ("memberships", "created"),
    ("messages", "updated"),
}


@pytest.fixture
def store(sandbox: Sandbox) -> Store:
    return sandbox.store


def add(sandbox: Sandbox, name: str, **changes: str) -> Webhook:
    """Register a webhook as somebody else, or an earlier run, would have done."""
    facts = {"target_url": f"{URL}/webhook", "resource": "messages", "event": "created"}
    return sandbox.store.add_webhook(sandbox.bot.id, name=name, **{**facts, **changes})


def test_a_fresh_bot_gets_one_webhook_of_each_kind(webex: Webex, store: Store) -> None:
    register(webex, URL, "secret")

    hooks = store.webhooks()
    assert len(hooks) == len(WANTED)
    assert {(hook.resource, hook.event) for hook in hooks} == WANTED
    assert {(hook.target_url, hook.secret) for hook in hooks} == {(f"{URL}/webhook", "secret")}


def test_registering_again_keeps_the_same_webhooks(webex: Webex, store: Store) -> None:
    register(webex, URL, "secret")
    before = {hook.id for hook in store.webhooks()}

    register(webex, URL, "secret")

    assert {hook.id for hook in store.webhooks()} == before


def test_a_webhook_that_is_gone_when_it_is_updated_is_made_anew(
    webex: Webex, sandbox: Sandbox, store: Store
) -> None:
    register(webex, URL, "secret")
    store.fail_next("PUT", "/webhooks", 404)

    register(webex, "https://new.example.com", "secret")

    hooks = store.webhooks()
    assert {(hook.resource, hook.event) for hook in hooks} == WANTED
    assert {hook.target_url for hook in hooks} == {"https://new.example.com/webhook"}
    assert len(hooks) == len(WANTED)


def test_a_webhook_that_somebody_else_deleted_first_is_deleted(
    webex: Webex, sandbox: Sandbox, store: Store
) -> None:
    add(sandbox, f"{PREFIX}rooms-created", resource="rooms")
    store.fail_next("DELETE", "/webhooks", 404)

    register(webex, URL, "secret")

    assert {(hook.resource, hook.event) for hook in store.webhooks()} >= WANTED


def test_a_new_address_and_secret_are_put_into_the_same_webhooks(
    webex: Webex, store: Store
) -> None:
    register(webex, URL, "secret")
    before = {hook.id for hook in store.webhooks()}

    register(webex, "https://new.example.com", "new secret")

    assert {hook.id for hook in store.webhooks()} == before
    assert {(hook.target_url, hook.secret) for hook in store.webhooks()} == {
        ("https://new.example.com/webhook", "new secret")
    }


def test_extra_copies_are_removed(webex: Webex, sandbox: Sandbox, store: Store) -> None:
    for _ in range(3):
        add(sandbox, f"{PREFIX}messages-created")

    register(webex, URL, "secret")

    assert len(store.webhooks()) == len(WANTED)


@pytest.mark.parametrize(
    "changes", [{"event": "deleted"}, {"resource": "rooms"}, {"filter": "roomType=direct"}]
)
def test_our_webhook_of_another_kind_is_replaced(
    webex: Webex, sandbox: Sandbox, store: Store, changes: dict[str, str]
) -> None:
    old = add(sandbox, f"{PREFIX}old", **changes)

    register(webex, URL, "secret")

    assert old.id not in {hook.id for hook in store.webhooks()}
    assert {(hook.resource, hook.event, hook.filter) for hook in store.webhooks()} == {
        (*kind, None) for kind in WANTED
    }


def test_a_disabled_webhook_is_made_active_again(
    webex: Webex, sandbox: Sandbox, store: Store
) -> None:
    hook = add(sandbox, f"{PREFIX}messages-created")
    store.change_webhook(hook.id, status="inactive")

    register(webex, URL, "secret")

    assert store.webhook(hook.id).status == "active"


def test_webhooks_of_others_are_left_alone(webex: Webex, sandbox: Sandbox, store: Store) -> None:
    foreign = add(sandbox, "another program's", target_url="http://other.example.com/")

    register(webex, URL, "secret")

    assert store.webhook(foreign.id) == foreign


def test_a_refusal_is_passed_on(webex: Webex, store: Store) -> None:
    store.fail_next("POST", "/webhooks", 403)

    with pytest.raises(WebexError) as caught:
        register(webex, URL, "secret")
    assert caught.value.status == 403


def test_a_webex_without_webhooks_for_edits_is_no_obstacle(webex: Webex, store: Store) -> None:
    register(webex, URL, "secret")
    edits = next(hook for hook in store.webhooks() if hook.event == "updated")
    store.remove_webhook(edits.id)
    store.fail_next("POST", "/webhooks", 400)

    register(webex, URL, "secret")

    assert len(store.webhooks()) == len(WANTED) - 1


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_what_webex_does_not_let_the_bot_change_is_told(
    webex: Webex, sandbox: Sandbox, method: str
) -> None:
    register(webex, URL, "secret")
    add(sandbox, f"{PREFIX}messages-created")
    sandbox.store.fail_next(method, "/webhooks", 403)

    with pytest.raises(WebexError):
        register(webex, URL, "secret")
