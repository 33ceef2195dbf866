"""Bots of which nothing but the webhook is public."""

import json

import pytest

from sandbox.app import Sandbox
from sandbox.server import SandboxServer
from scopes.knowledge import Knowledge
from tests.support.talk import Talk, buttons_of, markdown_of, run_bot


@pytest.mark.parametrize("setting", ["on", "off"])
def test_answers_hold_no_link_to_the_bot_where_links_are_off(
    setting: str, sandbox: Sandbox, server: SandboxServer, knowledge: Knowledge
) -> None:
    public = "https://bot.example.com/scopes"
    with run_bot(sandbox, server, knowledge, PUBLIC_URL=public, BROWSER_LINKS=setting) as bot:
        reply = Talk(sandbox, bot).ask("what scopes for CDR?")

    shown = markdown_of(reply), json.dumps(reply.content.attachments)
    assert [public in each for each in shown] == [setting == "on"] * 2
    assert buttons_of(reply)
