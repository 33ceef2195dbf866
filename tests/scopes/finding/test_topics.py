"""Questions about apps and tokens are told from needs that mention one."""

import pytest

from scopes.data.kinds import KINDS
from scopes.knowledge import Knowledge
from scopes.text.words import words


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("do bots need scopes?", "bots"),
        ("Which scopes for a bot?", "bots"),
        ("what permissions does my webex bot need", "bots"),
        ("service app vs integration", "app-types"),
        ("what is the difference between a bot and an integration?", "app-types"),
        ("what is a service app", "service-apps"),
        ("which scopes does a service app need?", "service-apps"),
        ("what is a guest issuer?", "guest-issuer"),
        ("guest issuer app", "guest-issuer"),
        ("personal access token scopes", "personal-tokens"),
        ("how long is a personal access token valid", "personal-tokens"),
        ("how long is a token valid?", "token-lifetime"),
        ("when does the access token expire?", "token-lifetime"),
        ("how do I refresh the access token", "refresh-tokens"),
        ("which scope for the refresh token", "refresh-tokens"),
        ("do webhooks need a scope of their own", "webhooks"),
        ("difference between spark-admin and spark", "prefixes"),
        ("does a write scope include read?", "write-and-read"),
        ("is client credentials supported", "grant-types"),
        ("do users have to authorize again when I add scopes?", "adding-scopes"),
        ("bot wants to read messages", None),
        ("service app that creates people", None),
        ("webhook for new messages", None),
        ("create a webhook for messages", None),
        ("revoke the refresh token of a user", None),
        ("create guests with a guest issuer", None),
        ("which scopes do I need?", None),
        ("", None),
        ("bot scopes " * 50, None),
    ],
)
def test_a_topic_is_found_when_nothing_else_is_said(
    knowledge: Knowledge, text: str, topic: str | None
) -> None:
    found = knowledge.topics.find(words(text))

    assert (found.id if found else None) == topic


def test_every_phrase_finds_a_topic(knowledge: Knowledge) -> None:
    topics = [each for each in knowledge.catalog.topics.values() if not each.only_by_kind]
    phrases = [phrase for topic in topics for phrase in topic.said]

    assert phrases
    assert [phrase for phrase in phrases if not knowledge.topics.find(words(phrase))] == []


@pytest.mark.parametrize(
    ("text", "kinds", "topic"),
    [
        ("could your answers be wrong", {"about_bot": 0.4, "feedback": 0.4}, "being-sure"),
        ("who sees what I ask", {"privacy": 0.5}, "what-is-kept"),
        ("is there a fee for it", {"pricing": 0.9}, "prices"),
        ("client secret lost", {"portal_howto": 0.4, "token_howto": 0.5}, "credentials"),
        ("zzz", {"token_howto": 0.9}, "get-token"),
        ("zzz", {"off_topic": 0.9}, None),
    ],
)
def test_a_message_is_about_the_likeliest_topic_of_a_likely_kind(
    knowledge: Knowledge, text: str, kinds: dict[str, float], topic: str | None
) -> None:
    about = knowledge.topics.about(words(text), {**dict.fromkeys(KINDS, 0.0), **kinds})

    assert about
    assert about.kind in kinds
    assert (about.topic.id if about.topic else None) == topic


def test_a_message_of_no_likely_kind_is_about_nothing(knowledge: Knowledge) -> None:
    assert knowledge.topics.about(words("zzz"), dict.fromkeys(KINDS, 1 / len(KINDS))) is None


def test_every_kind_that_topics_have_is_one_that_is_learned(knowledge: Knowledge) -> None:
    assert {topic.kind for topic in knowledge.catalog.topics.values()} <= set(KINDS)
