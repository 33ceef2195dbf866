"""Questions about apps and tokens are told from needs that mention one."""

import pytest

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
