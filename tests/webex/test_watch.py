from collections.abc import Iterator
from pathlib import Path

import pytest

from inbox.events import WANTED
from sandbox.app import Sandbox
from sandbox.server import SandboxServer
from store.checkpoints import Checkpoints
from store.database import open_database
from webex.client import Webex
from webex.errors import WebexError
from webex.registration import register
from webex.watch import RESTING, Watch, wrong_hooks
from wording.deployment import TOKEN_REFUSED

ADDRESS = "http://127.0.0.1:9"


class Clock:
    """A clock that a test sets."""

    now = 1_000_000.0


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(webex: Webex, tmp_path: Path, clock: Clock) -> Iterator[Watch]:
    """A watch over a bot whose webhooks are registered."""
    register(webex, ADDRESS, "secret")
    engine = open_database(f"sqlite:///{tmp_path}/bot.db")
    yield Watch(webex, ADDRESS, "secret", Checkpoints(engine), lambda: clock.now)
    engine.dispose()


def disable_one(sandbox: Sandbox) -> None:
    hook = sandbox.store.webhooks(status="active")[0]
    sandbox.store.change_webhook(hook.id, status="inactive")


def active(sandbox: Sandbox) -> int:
    return len(sandbox.store.webhooks(status="active"))


@pytest.mark.usefixtures("watch")
def test_nothing_is_wrong_with_a_bot_that_is_registered(webex: Webex) -> None:
    assert wrong_hooks(webex, ADDRESS) == ()


@pytest.mark.usefixtures("watch")
def test_a_disabled_webhook_is_named(sandbox: Sandbox, webex: Webex) -> None:
    disable_one(sandbox)

    (wrong,) = wrong_hooks(webex, ADDRESS)

    assert wrong.endswith("is not active")


@pytest.mark.usefixtures("watch")
def test_webhooks_that_lead_elsewhere_are_named(webex: Webex) -> None:
    wrong = wrong_hooks(webex, "https://another.example.com")

    assert [each.endswith("leads elsewhere") for each in wrong] == [True] * len(WANTED)


def test_webhooks_that_are_missing_are_named(webex: Webex) -> None:
    wrong = wrong_hooks(webex, ADDRESS)

    assert [each.endswith("is missing") for each in wrong] == [True] * len(WANTED)


def test_a_dead_token_tells_nothing_of_webhooks(server: SandboxServer) -> None:
    with pytest.raises(WebexError) as caught:
        wrong_hooks(Webex("regenerated since", server.api_url), ADDRESS)

    assert caught.value.is_refused_token


def test_a_dead_token_is_reported_by_the_upkeep(
    sandbox: Sandbox, watch: Watch, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.store.fail_next("GET", "/webhooks", 401)

    watch.repair()

    assert TOKEN_REFUSED in caplog.text


def test_a_webhook_that_leads_elsewhere_is_led_here_again(sandbox: Sandbox, watch: Watch) -> None:
    for hook in sandbox.store.webhooks():
        sandbox.store.change_webhook(hook.id, target_url="https://old.example.com/webhook")

    watch.repair()

    assert {hook.target_url for hook in sandbox.store.webhooks()} == {f"{ADDRESS}/webhook"}


def test_a_disabled_webhook_rests_before_it_is_reactivated(
    sandbox: Sandbox, watch: Watch, clock: Clock
) -> None:
    wanted = active(sandbox)
    disable_one(sandbox)

    counts = []
    for step in (0, RESTING - 1, 1):
        clock.now += step
        watch.repair()
        counts.append(active(sandbox))

    assert counts == [wanted - 1, wanted - 1, wanted]


def test_a_webhook_disabled_a_second_time_rests_again(
    sandbox: Sandbox, watch: Watch, clock: Clock
) -> None:
    wanted = active(sandbox)
    for _ in range(2):
        disable_one(sandbox)
        watch.repair()
        is_resting = active(sandbox) < wanted
        clock.now += RESTING
        watch.repair()

        assert is_resting
        assert active(sandbox) == wanted


def test_a_webhook_that_others_made_active_rests_anew(
    sandbox: Sandbox, watch: Watch, clock: Clock
) -> None:
    disable_one(sandbox)
    watch.repair()
    for hook in sandbox.store.webhooks():
        sandbox.store.change_webhook(hook.id, status="active")
    clock.now += RESTING
    watch.repair()
    wanted = active(sandbox)

    disable_one(sandbox)
    watch.repair()

    assert active(sandbox) == wanted - 1


def test_a_missing_webhook_is_registered_again(sandbox: Sandbox, watch: Watch) -> None:
    wanted = active(sandbox)
    sandbox.store.remove_webhook(sandbox.store.webhooks()[0].id)

    watch.repair()

    assert active(sandbox) == wanted


def test_webhooks_of_others_are_left_alone(
    sandbox: Sandbox, webex: Webex, watch: Watch, clock: Clock
) -> None:
    webex.create_webhook("somebody else's", ADDRESS, "messages", "deleted", "their secret")
    (foreign,) = [h for h in sandbox.store.webhooks() if h.name == "somebody else's"]
    sandbox.store.change_webhook(foreign.id, status="inactive")

    for _ in range(2):
        watch.repair()
        clock.now += RESTING

    assert sandbox.store.webhook(foreign.id).status == "inactive"
    assert wrong_hooks(webex, ADDRESS) == ()


def test_webex_being_away_is_an_error_of_the_upkeep(sandbox: Sandbox, watch: Watch) -> None:
    sandbox.store.fail_next("GET", "/webhooks", 500)

    with pytest.raises(WebexError):
        watch.repair()
