from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.app import Sandbox
from sandbox.server import SandboxServer
from store.checkpoints import Checkpoints
from store.database import open_database
from webex.client import Webex
from webex.errors import WebexError
from webex.registration import register
from webex.watch import INVALID_TOKEN, RESTING, TokenWatch, Watch

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


def test_nothing_is_wrong_with_a_bot_that_is_registered(watch: Watch) -> None:
    assert watch.problems() == ()


def test_a_disabled_webhook_is_a_problem(sandbox: Sandbox, watch: Watch) -> None:
    disable_one(sandbox)

    (problem,) = watch.problems()

    assert "not active" in problem


def test_a_dead_token_is_told_plainly(server: SandboxServer, watch: Watch, tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/other.db")
    client = Webex("regenerated since", server.api_url)
    dead = Watch(client, ADDRESS, "secret", Checkpoints(engine))

    assert dead.problems() == (INVALID_TOKEN,)
    engine.dispose()


def test_a_dead_token_is_reported_by_the_upkeep(
    sandbox: Sandbox, watch: Watch, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.store.fail_next("GET", "/webhooks", 401)

    watch.repair()

    assert INVALID_TOKEN in caplog.text


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
    assert watch.problems() == ()


def test_webex_being_away_is_an_error_of_the_upkeep(sandbox: Sandbox, watch: Watch) -> None:
    sandbox.store.fail_next("GET", "/webhooks", 500)

    with pytest.raises(WebexError):
        watch.repair()


def test_without_webhooks_the_token_is_looked_after(
    sandbox: Sandbox, server: SandboxServer, webex: Webex
) -> None:
    right, dead = TokenWatch(webex), TokenWatch(Webex("regenerated since", server.api_url))

    assert right.problems() == ()
    assert dead.problems() == (INVALID_TOKEN,)

    sandbox.store.fail_next("GET", "/people/me", 400)
    (problem,) = right.problems()
    assert problem != INVALID_TOKEN
