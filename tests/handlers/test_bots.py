"""Whoever asks for the scopes of a bot learns that it has none, and what else does the job."""

import pytest

from scopes.privilege.needs import Outcome
from tests.handlers.asking import Ask, text_of


@pytest.mark.parametrize(
    ("text", "may", "instead"),
    [
        ("Which scope does my bot need to read messages?", "mention it", "spark:messages_read"),
        ("scopes for my bot to list rooms", "a member of", "spark:rooms_read"),
        ("can my bot read all messages in a room?", "mention it", "spark:messages_read"),
        ("could our new helper bot list rooms?", "a member of", "spark:rooms_read"),
        ("does my bot need spark:messages_read?", "mention it", "spark:messages_read"),
        (
            "Which permissions does our bot token need to post a message in a space?",
            "It posts",
            "spark:messages_write",
        ),
        ("permissions of alerts@webex.bot to post a message", "It posts", "spark:messages_write"),
    ],
)
def test_a_bot_has_no_scopes_but_may_do_something(
    ask: Ask, text: str, may: str, instead: str
) -> None:
    found = ask(text)

    assert (found.kind, found.outcome, found.scopes) == ("apps", Outcome.FOUND, ())
    assert "no scopes to select" in text_of(found)
    assert may in text_of(found)
    assert f"As an integration, the same job requires `{instead}`" in text_of(found)


def test_a_bot_without_a_stated_job_may_post_and_read(ask: Ask) -> None:
    found = text_of(
        ask(
            "I have created a bot for alerts and got its access token and a room ID. "
            "Which scopes should I tick?"
        )
    )

    assert "no scopes to select" in found
    assert "member of" in found


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("what scope does my bot need for CDR?", "spark-admin:calling_cdr_read"),
        ("which permission must our bot have to list devices", "spark-admin:devices_read"),
    ],
)
def test_what_a_bot_cannot_do_is_said(ask: Ask, text: str, instead: str) -> None:
    found = ask(text)

    assert (found.kind, found.scopes, dict(found.by_level)) == ("apps", (), {})
    assert "A bot cannot do this job" in text_of(found)
    assert f"`{instead}`" in text_of(found)


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("we built a bot that posts alerts into a room", ("spark:messages_write",)),
        ("what scope does the integration of our bot need for CDR?", None),
        ("check spark:people_read spark:rooms_read, the scopes of my bot", None),
    ],
)
def test_an_app_that_is_only_called_a_bot_gets_scopes(
    ask: Ask, text: str, scopes: tuple[str, ...] | None
) -> None:
    found = ask(text)

    assert found.scopes
    assert scopes in (None, found.scopes)


def test_who_gives_a_bot_a_job_learns_that_its_own_token_does(ask: Ask) -> None:
    said = "A bot with its own token needs no scopes for what it may do"

    assert said in text_of(ask("make my bot reply to messages"))
    assert said not in text_of(ask("my bot should list the recordings of meetings"))
    assert said not in text_of(ask("invite a bot to a space"))
