"""Deployments that are set up wrongly, each against the sandbox over real HTTP."""

import io
import time
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import sqlalchemy as sa
from flask import Flask

from app import checks, doctor
from app.doctor import examine, findings
from app.findings import NOTE, WRONG
from sandbox.app import Sandbox
from sandbox.server import SandboxServer
from scopes.knowledge import Knowledge
from settings import read_settings
from store import database
from store.database import open_database
from store.old_sqlite import refuse_too_old
from tests.support.talk import SECRET, RunningBot, Talk, run_bot, served
from webex.client import Webex
from webex.registration import register

pytestmark = pytest.mark.integration


class Examined(NamedTuple):
    """The exit status of `python bot.py doctor`, and its lines."""

    status: int
    lines: list[str]

    @property
    def wrong(self) -> list[str]:
        return [line.removeprefix("wrong ") for line in self.lines if line.startswith("wrong")]


@pytest.fixture
def environment(
    sandbox: Sandbox, server: SandboxServer, bot: RunningBot, tmp_path: Path
) -> dict[str, str]:
    """A bot that is set up well and runs."""
    return {
        "WEBEX_ACCESS_TOKEN": sandbox.bot_token,
        "WEBEX_API_URL": server.api_url,
        "WEBEX_WEBHOOK_SECRET": SECRET,
        "PUBLIC_URL": bot.url,
        "DATABASE_URL": f"sqlite:///{tmp_path}/bot.db",
    }


def examined(environment: dict[str, str], **changes: str) -> Examined:
    said = io.StringIO()
    status = examine(lambda: read_settings({**environment, **changes}), said)
    return Examined(status, said.getvalue().splitlines())


def test_a_bot_that_is_set_up_well_is_found_so(environment: dict[str, str]) -> None:
    found = examined(environment)

    assert found.status == 0
    assert found.wrong == []
    assert "ok    The token is that of the bot Scope Bot" in found.lines
    assert "ok    PUBLIC_URL leads to this bot, as far as can be told from here" in found.lines
    assert "ok    The webhooks are active" in found.lines
    assert "ok    The clock is right" in found.lines


def test_without_a_token_nothing_needs_checking() -> None:
    assert [finding.state for finding in findings(read_settings({}))] == [NOTE]


def test_without_a_public_address_it_is_said_that_the_bot_polls(
    environment: dict[str, str],
) -> None:
    found = examined(environment, PUBLIC_URL="")

    assert found.status == 0
    assert any(line.startswith("note  No PUBLIC_URL") for line in found.lines)


def test_the_token_of_a_person_is_refused(environment: dict[str, str], sandbox: Sandbox) -> None:
    token = sandbox.token_of(sandbox.people[0].id)

    found = examined(environment, WEBEX_ACCESS_TOKEN=token)

    assert found.status == 1
    assert "belongs to a person" in found.wrong[0]


def test_a_token_that_webex_refuses(environment: dict[str, str]) -> None:
    found = examined(environment, WEBEX_ACCESS_TOKEN="an old token")

    assert found.status == 1
    assert "does not accept WEBEX_ACCESS_TOKEN" in found.wrong[0]


def test_an_address_that_ends_in_the_webhook(environment: dict[str, str]) -> None:
    found = examined(environment, PUBLIC_URL=f"{environment['PUBLIC_URL']}/webhook")

    assert found.status == 1
    assert len(found.wrong) == 1
    assert "/webhook" in found.wrong[0]


def test_an_address_of_this_machine_is_named(environment: dict[str, str]) -> None:
    found = examined(environment, WEBEX_API_URL="http://webex.invalid/v1")

    assert found.status == 1
    assert any("which Webex cannot reach" in line for line in found.wrong)


def test_an_address_where_nobody_answers(environment: dict[str, str]) -> None:
    found = examined(environment, PUBLIC_URL="http://127.0.0.1:9")

    assert found.status == 1
    assert found.wrong[0].startswith("Nothing answers at http://127.0.0.1:9/webhook")


def test_an_address_in_plain_http_is_named(environment: dict[str, str]) -> None:
    found = examined(environment, PUBLIC_URL="http://bot.invalid")

    assert found.status == 1
    assert any("PUBLIC_URL is plain http" in line for line in found.lines)


def test_an_address_of_another_program(environment: dict[str, str]) -> None:
    with served(Flask(__name__, static_folder=None)) as url:
        found = examined(environment, PUBLIC_URL=url)

    assert found.status == 1
    assert "answers 404, so it is not this bot" in found.wrong[0]


def test_a_secret_that_the_running_bot_does_not_have(environment: dict[str, str]) -> None:
    found = examined(environment, WEBEX_WEBHOOK_SECRET="another secret of the tests")

    assert found.status == 1
    assert "has another WEBEX_WEBHOOK_SECRET" in found.wrong[0]


def test_a_webhook_that_webex_has_disabled(environment: dict[str, str], sandbox: Sandbox) -> None:
    hook = next(h for h in sandbox.store.webhooks() if h.resource == "messages")
    sandbox.store.change_webhook(hook.id, status="inactive")

    found = examined(environment)

    assert found.status == 1
    assert found.wrong[0].startswith("The webhook for messages created is not active")


def test_webhooks_that_lead_to_an_old_address(
    environment: dict[str, str], sandbox: Sandbox, server: SandboxServer
) -> None:
    register(Webex(sandbox.bot_token, server.api_url), "https://old.example.com", SECRET)

    assert len(examined(environment).wrong) == 3


def test_a_database_that_cannot_be_written(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")

    found = examined(environment, DATABASE_URL=f"sqlite:///{tmp_path}/taken/bot.db")

    assert found.status == 1
    assert "cannot be opened" in found.wrong[0]


def test_a_database_that_can_only_be_read(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_for_reading(url: str) -> sa.Engine:
        engine = open_database(url)
        engine.dispose()

        @sa.event.listens_for(engine, "connect")
        def take_no_writes(connection: Any, _record: object) -> None:
            connection.execute("PRAGMA query_only = ON")

        return engine

    monkeypatch.setattr(doctor, "open_database", open_for_reading)

    found = examined(environment)

    assert found.status == 1
    assert len(found.wrong) == 1
    assert found.wrong[0].startswith("The database cannot be written (attempt to write a readonly")


def test_a_sqlite_that_is_too_old(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    old = partial(refuse_too_old, (3, 34, 1))
    monkeypatch.setattr(database, "refuse_too_old", old)

    found = examined(environment)

    assert found.status == 1
    assert found.wrong == [
        "This Python comes with SQLite 3.34.1, the bot needs 3.35 or newer: use another Python, "
        "or set DATABASE_URL to a PostgreSQL database"
    ]


@pytest.mark.parametrize(("seconds", "words"), [(90, "90 s ahead of"), (-90, "90 s behind")])
def test_a_clock_that_is_wrong(environment: dict[str, str], seconds: int, words: str) -> None:
    settings = read_settings(environment)

    wrong = [f.words for f in findings(settings, lambda: time.time() + seconds) if f.state == WRONG]

    assert len(wrong) == 1
    assert words.partition(" s ")[2] in wrong[0]


def test_a_disk_that_is_nearly_full(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "LEAST_FREE", 10**18)

    found = examined(environment)

    assert found.status == 1
    assert "make room" in found.wrong[0]


def test_that_no_event_has_arrived_is_told(environment: dict[str, str]) -> None:
    assert any("No Webex events have arrived" in line for line in examined(environment).lines)


def test_an_event_that_arrived_is_told(
    sandbox: Sandbox, server: SandboxServer, knowledge: Knowledge, tmp_path: Path
) -> None:
    database = {"DATABASE_URL": f"sqlite:///{tmp_path}/told.db"}
    with run_bot(sandbox, server, knowledge, **database) as bot:
        Talk(sandbox, bot).ask("what scopes for CDR?")
        found = examined(
            {
                "WEBEX_ACCESS_TOKEN": sandbox.bot_token,
                "WEBEX_API_URL": server.api_url,
                "WEBEX_WEBHOOK_SECRET": SECRET,
                "PUBLIC_URL": bot.url,
                **database,
            }
        )

    assert "ok    Webex events arrive, the last one 0 minutes ago" in found.lines
