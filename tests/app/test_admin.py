import io
from pathlib import Path

import pytest

from app.admin import retry_events, show_inbox
from inbox.overview import ListedEvent, Overview
from sandbox.app import Sandbox
from sandbox.server import SandboxServer
from scopes.knowledge import Knowledge
from settings import SettingsError
from store.database import StoreError
from tests.support.talk import Talk, run_bot


@pytest.fixture
def database(sandbox: Sandbox, server: SandboxServer, knowledge: Knowledge, tmp_path: Path) -> str:
    """The database of a bot that answered one question and gave another up."""
    url = f"sqlite:///{tmp_path}/bot.db"
    with run_bot(sandbox, server, knowledge, DATABASE_URL=url) as bot:
        talk = Talk(sandbox, bot)
        talk.ask("what scopes for CDR?")
        talk.store.fail_next("GET", "/messages", 400)
        talk.ask("what scopes for CDR?")
    return url


def shown(url: str) -> tuple[int, list[str]]:
    target = io.StringIO()
    status = show_inbox(url, target)
    return status, target.getvalue().splitlines()


def test_the_inbox_shows_what_was_given_up_and_why(database: str) -> None:
    status, lines = shown(database)

    assert status == 1
    assert lines[0] == "0 events waiting, 1 given up."
    assert "messages/created/" in lines[-1]
    assert "Webex answered 400" in lines[-1]


def test_an_event_can_be_retried_and_is_then_answered(
    database: str, sandbox: Sandbox, server: SandboxServer, knowledge: Knowledge
) -> None:
    key = next(part for part in shown(database)[1][-1].split() if "/" in part)
    said = io.StringIO()

    status = retry_events(database, key, said)
    waiting = shown(database)
    with run_bot(sandbox, server, knowledge, DATABASE_URL=database):
        sandbox.store.wait_for(lambda: len(replies(sandbox)) == 3)

    assert (status, said.getvalue()[:17]) == (0, "Retrying 1 event;")
    assert (waiting[0], waiting[1][0]) == (0, "1 event waiting, 0 given up.")
    assert shown(database) == (0, ["0 events waiting, 0 given up."])


def replies(sandbox: Sandbox) -> list[object]:
    room = sandbox.store.rooms_of(sandbox.bot.id)[0]
    return [m for m in sandbox.store.messages(room.id) if m.author == sandbox.bot]


def test_all_can_be_retried_at_once(database: str) -> None:
    assert retry_events(database, "all", io.StringIO()) == 0
    assert shown(database)[0] == 0


def test_what_was_not_given_up_cannot_be_retried(database: str) -> None:
    said = io.StringIO()

    assert retry_events(database, "messages/created/M1", said) == 1
    assert "inbox" in said.getvalue()


def test_a_database_no_bot_has_used_holds_nothing(tmp_path: Path) -> None:
    assert shown(f"sqlite:///{tmp_path}/new.db") == (0, ["0 events waiting, 0 given up."])


def test_a_database_that_fails_is_told(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_overview: Overview) -> list[ListedEvent]:
        raise StoreError("away")

    monkeypatch.setattr(Overview, "waiting", fail)

    with pytest.raises(SettingsError, match="away"):
        shown(database)
