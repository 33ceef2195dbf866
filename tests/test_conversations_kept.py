"""What remains of an exchange when the bot starts anew, and what is kept nowhere."""

from pathlib import Path

from sandbox.app import Sandbox
from sandbox.server import SandboxServer
from scopes.knowledge import Knowledge
from tests.support.pasted import access_token
from tests.support.talk import Talk, button_of, buttons_of, markdown_of, run_bot


def test_a_button_works_after_a_restart_that_lost_everything(
    sandbox: Sandbox, server: SandboxServer, knowledge: Knowledge
) -> None:
    with run_bot(sandbox, server, knowledge) as bot:
        card = Talk(sandbox, bot).ask("read my recordings")

    with run_bot(sandbox, server, knowledge) as bot:
        reply = Talk(sandbox, bot).submit(card, button_of(card, "As administrator"))

    assert "meeting:admin_recordings_read" in markdown_of(reply)


def test_a_secret_in_a_question_is_kept_nowhere(
    sandbox: Sandbox, server: SandboxServer, knowledge: Knowledge, tmp_path: Path
) -> None:
    database = tmp_path / "bot.db"
    with run_bot(sandbox, server, knowledge, DATABASE_URL=f"sqlite:///{database}") as bot:
        talk = Talk(sandbox, bot)
        card = talk.ask(f"GET /v1/people/me with Bearer {access_token()}")
        states = [b["data"]["state"] for b in buttons_of(card) if "data" in b]

    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir() if file.is_file())
    assert access_token().encode() not in kept
    assert b"GET /v1/people/me" in kept
    assert states
