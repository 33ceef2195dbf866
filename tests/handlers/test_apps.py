"""Kinds of apps and tokens are explained; needs that mention one are still needs."""

import pytest

from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from tests.handlers.asking import Ask, text_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("do bots need scopes?", "no scopes to choose"),
        ("which scopes for a bot", "mention it"),
        ("service app vs integration", "Control Hub"),
        ("what is a guest issuer", "no longer offered for new apps"),
        ("personal access token scopes", "12 hours"),
        ("how long is a token valid", "`expires_in`"),
        ("refresh token", "90 days"),
        ("do webhooks need a scope of their own", "read scope of the resource it watches"),
        ("difference between spark-admin and spark", "whole organization"),
        ("do you support client credentials", "**not** supported"),
    ],
)
def test_a_topic_is_explained(ask: Ask, text: str, said: str) -> None:
    found = ask(text)

    assert (found.kind, found.outcome, found.scopes) == ("apps", Outcome.FOUND, ())
    assert said in text_of(found)
    assert "Sources: " in text_of(found)


@pytest.mark.parametrize("text", ["what do you store about me?", "who are you, bot?"])
def test_what_is_asked_of_the_bot_itself_is_help(ask: Ask, text: str) -> None:
    assert ask(text).kind == "help"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("bot wants to read messages", "advise"),
        ("service app that creates people", "advise"),
        ("webhook for new messages", "advise"),
        ("spark:all - should I use it", "explain"),
        ("what does guest-issuer:write do?", "explain"),
        ("GET /webhooks", "endpoint"),
    ],
)
def test_needs_calls_and_scopes_are_left_alone(ask: Ask, text: str, kind: str) -> None:
    assert ask(text).kind == kind


def test_every_scope_named_in_an_explanation_exists(knowledge: Knowledge) -> None:
    texts = [text for topic in knowledge.catalog.topics.values() for text in topic.text]
    named = {name for text in texts for name in knowledge.names.find(text) if ":" in name.written}

    assert named
    assert [name.written for name in named if not name.is_exact] == []


@pytest.mark.parametrize(
    "text",
    [
        "Login with Webex scope",
        "ID token scope",
        "sign in with Webex",
        "which scope do I need for Login with Webex?",
        "I want our employees to log in with their Webex account",
        "SSO for our portal with Webex: which scope?",
    ],
)
def test_login_with_webex_finds_its_scope(ask: Ask, text: str) -> None:
    found = ask(text)

    assert (found.outcome, found.level, found.scopes) == (Outcome.FOUND, "user", ("openid",))
    assert dict(found.by_level) == {"user": ("openid",)}
    assert "signed ID token" in text_of(found)


@pytest.mark.parametrize(
    "text",
    [
        "single sign-on with Webex for our customer portal",
        "our website should let customers log on using their Webex account",
    ],
)
def test_who_signs_people_in_with_webex_gets_openid(ask: Ask, text: str) -> None:
    assert ask(text).scopes == ("openid",)


def test_what_is_done_after_signing_in_counts(ask: Ask) -> None:
    found = ask("users sign in with Webex and the app lists their meetings")

    assert (found.kind, found.scopes) == ("advise", ("meeting:schedules_read",))
