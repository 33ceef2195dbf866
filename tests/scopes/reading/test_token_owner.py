"""A bot's token is told from an app beside which some bot is mentioned."""

import pytest

from scopes.reading.token_owner import is_job_of_bot, is_of_bot


@pytest.mark.parametrize(
    ("text", "is_meant"),
    [
        ("my bot gets 403 on GET /messages", True),
        ("GET /messages with the bot token: 403", True),
        ("GET /messages with the bot's API token: 403", True),
        ("my integration gets 403 on GET /rooms. Another team runs a bot.", False),
        ("GET /people gives 403. We also have a bot for alarms.", False),
        ("GET /people returns 403 for our app, our bot can post fine", False),
        ("POST /memberships gives 403 when I add the bot to a space", False),
        ("403 when I remove the bot from a space", False),
        ("403 when I delete the bot", False),
        ("403 on GET /people as a normal user, the bot is not involved", False),
        ("GET /rooms gives 403", False),
        ("my bot does not work: GET /messages returns 403", True),
        ("the bot worked fine until yesterday, now 403 on POST /messages", True),
        ("I use a bot token, no integration, and GET /messages returns 403", True),
        ("403 with the bot's permanent token, not an integration", True),
        ("who has a bot that gets 403 on GET /messages?", True),
        ("my bot gets 404, though my own personal token can read it", True),
    ],
)
def test_whose_token_it_is(text: str, is_meant: bool) -> None:
    assert is_of_bot(text) is is_meant


@pytest.mark.parametrize(
    ("text", "is_meant"),
    [
        ("make my bot reply to messages", True),
        ("our helper bot should list rooms", True),
        ("Bot posts alerts into a room", True),
        ("post alerts with a bot API token", True),
        ("token = os.environ['WEBEX_BOT_TOKEN']", True),
        ("# Tidy\nSimple Webex Teams bot to create spaces", True),
        ('framework = require("webex-node-bot-framework")', True),
        (f"{'# more'.ljust(1000)}headers = {{'Authorization': BOT_TOKEN}}{' ' * 1000}", True),
        ("my bot deletes other people's messages", False),
        ("a tool that invites the bot to spaces", False),
        ("my app lists rooms that bots are in", False),
        ("post a message about bots", False),
        ("invite a bot to a space", False),
        ("Add bot to team", False),
        ("Migrate our existing bot to OAuth and list rooms", False),
    ],
)
def test_who_does_the_job(text: str, is_meant: bool) -> None:
    assert is_job_of_bot(text) is is_meant
